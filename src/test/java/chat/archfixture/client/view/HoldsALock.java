package chat.archfixture.client.view;

import chat.Breaks;

@Breaks({"no threads in the core"})
final class HoldsALock {
    final java.util.concurrent.locks.ReentrantLock lock = new java.util.concurrent.locks.ReentrantLock();
}
