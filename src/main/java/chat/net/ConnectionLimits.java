package chat.net;

/**
 * The bounds of one connection.
 *
 * @param owedBytesMax direct frames owed to the peer, bytes: at half of it reading from that peer pauses, past it the connection closes
 * @param readBytesMax read from this peer in one turn, bytes
 * @param writeBytesMax written to this peer in one turn, bytes
 * @param frameNanosMax a frame once begun must be whole within this time, or be coming in at {@link #FRAME_BYTES_PER_SECOND_MIN}; 0 = off
 * @param stallNanosMax with bytes owed, the peer must take some within this time; 0 = off
 */
public record ConnectionLimits(
        int owedBytesMax, int readBytesMax, int writeBytesMax, long frameNanosMax, long stallNanosMax) {
    /** The slowest pace at which a frame may come in after its time is up, bytes a second. */
    public static final int FRAME_BYTES_PER_SECOND_MIN = 128;

    private static final long SECOND = 1_000_000_000L;

    /** The defaults of docs/limits.md. */
    public static final ConnectionLimits DEFAULT =
            new ConnectionLimits(256 * 1024, 64 * 1024, 64 * 1024, 30 * SECOND, 30 * SECOND);

    public ConnectionLimits {
        if (owedBytesMax < 1 || readBytesMax < 1 || writeBytesMax < 1 || frameNanosMax < 0 || stallNanosMax < 0) {
            throw new IllegalArgumentException("a bound below its smallest value: " + owedBytesMax + " " + readBytesMax
                    + " " + writeBytesMax + " " + frameNanosMax + " " + stallNanosMax);
        }
    }
}
