package chat.hub;

/** How fast a user may talk, with all clients together. What comes faster is read later, never lost. */
final class Pace {
    private final RateLimit messages;
    private final RateLimit bytes;
    private boolean told;

    Pace(HubSettings settings) {
        this.messages = settings.messages();
        this.bytes = settings.bytes();
    }

    /**
     * Counts so many messages in so many bytes.
     *
     * @return nanoseconds until the next may be read, 0 = at once
     */
    long charge(long now, int messageCount, int byteCount) {
        long pause = messageCount == 0 ? 0 : messages.charge(now, messageCount);
        return Math.max(pause, bytes.charge(now, byteCount));
    }

    /** True the first time. */
    boolean tell() {
        boolean first = !told;
        told = true;
        return first;
    }
}
