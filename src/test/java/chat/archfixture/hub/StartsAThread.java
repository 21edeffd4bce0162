package chat.archfixture.hub;

import chat.Breaks;

@Breaks({"no threads in the core"})
final class StartsAThread {
    Thread made() {
        return new Thread(() -> {});
    }
}
