package chat.archfixture.hub;

import chat.Breaks;

@Breaks({"clocks only in TimeSource"})
final class ReadsAClock {
    long now() {
        return System.nanoTime();
    }
}
