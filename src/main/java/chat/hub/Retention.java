package chat.hub;

/**
 * How much is kept; what is beyond either bound goes, the oldest first.
 *
 * @param ageMillisMax {@link #ANY} = however old
 * @param bytesMax {@link #ANY} = however much
 */
public record Retention(long ageMillisMax, long bytesMax) {
    /** No bound. */
    public static final long ANY = Long.MAX_VALUE;

    public Retention {
        if (ageMillisMax < 0 || bytesMax < 0) {
            throw new IllegalArgumentException("Bounds of " + ageMillisMax + " ms and " + bytesMax + " bytes.");
        }
    }

    /** What went. */
    public record Removed(long entries) {}
}
