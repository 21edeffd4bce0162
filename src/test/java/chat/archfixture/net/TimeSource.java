package chat.archfixture.net;

/** Breaks nothing: its implementations may read clocks. */
interface TimeSource {
    long nanos();

    final class Real implements TimeSource {
        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }

    static TimeSource system() {
        return System::nanoTime;
    }
}
