package chat.archfixture.client;

import chat.Breaks;

@Breaks({"clocks only in TimeSource"})
final class KeepsTheDate {
    final java.util.function.Supplier<java.time.Instant> now = java.time.Instant::now;
}
