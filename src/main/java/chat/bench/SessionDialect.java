package chat.bench;

import chat.protocol.DeviceId;
import chat.protocol.FrameHeader;
import chat.protocol.LinkRequest;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.SessionBounds;
import chat.protocol.SessionCodec;
import chat.protocol.SessionHello;
import chat.protocol.SessionRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Every member hears every message, its sender too, under the same seq and in the same bytes. Owns what the whole crowd knows
 * together: who is in, and what was said. Loop thread only.
 */
final class SessionDialect implements Dialect {
    /** Above the welcome and a page of the members. */
    private static final int OTHER_BYTES_MAX = 32 * 1024;

    private static final int NUMBER_DIGITS_MAX = 10;
    private static final byte[] SAY = ascii("!SAY:{\"n\":");
    private static final byte[] SAID = ascii("\"}");

    private final Crowd crowd;
    private final FrameHeader header;
    private final RoomName room;
    private final long seed;
    private final byte[] inRoom;
    private final Ledger ledger;
    private final Judge judge;
    private final boolean[] listed;
    private int listedCount;
    private int openCount;

    /**
     * The dialect of one run.
     *
     * @param seed two runs with different ones are different installations
     */
    SessionDialect(Crowd crowd, long seed) {
        this.crowd = crowd;
        this.header = crowd.settings().target().header();
        this.room = crowd.settings().target().room();
        this.seed = seed;
        this.inRoom = (",\"room\":\"" + room.value() + "\",\"text\":\"").getBytes(StandardCharsets.UTF_8);
        this.ledger = new Ledger(crowd.texts().bodyBytes());
        this.judge = new Judge(crowd, this, ledger);
        this.listed = new boolean[crowd.settings().members()];
    }

    @Override
    public Ear ear(Member member) {
        return new SessionEar(crowd, this, member);
    }

    @Override
    public byte[] hello(int member) {
        return header.frame(SessionCodec.encodeHello(
                crowd.texts().name(member), new SessionHello(SessionBounds.VERSION, "chat.jar-bench", device(member))));
    }

    /** By hand, as a record, a string and a codec for each would cost more than all the rest of sending. */
    @Override
    public byte[] frames(int sender, int firstNumber, int count) {
        int textBytes = crowd.texts().bodyBytes();
        int most = header.bytes() + SAY.length + NUMBER_DIGITS_MAX + inRoom.length + textBytes + SAID.length;
        ByteBuffer frames = ByteBuffer.allocate(Math.multiplyExact(most, count));
        for (int number = firstNumber; number < firstNumber + count; number++) {
            byte[] n = ascii(Long.toString(n(number)));
            header.put(frames, SAY.length + n.length + inRoom.length + textBytes + SAID.length);
            frames.put(SAY).put(n).put(inRoom);
            crowd.texts().put(frames.array(), frames.position(), sender, number);
            frames.position(frames.position() + textBytes).put(SAID);
        }
        byte[] whole = new byte[frames.flip().remaining()];
        frames.get(whole);
        return whole;
    }

    @Override
    public boolean echoes() {
        return true;
    }

    @Override
    public int bodyBytesMax() {
        return OTHER_BYTES_MAX + 2 * crowd.texts().bodyBytes();
    }

    @Override
    public byte[] farewell() {
        return frame(new LinkRequest.Disconnect());
    }

    byte[] frame(SessionRequest request) {
        return SessionCodec.frame(header, request);
    }

    /** Ours number from 0 on, the profile from 1. */
    static long n(int number) {
        return number + 1L;
    }

    /** Each member is a user of its own. */
    DeviceId device(int member) {
        return new DeviceId(String.format("%016x%016x", seed, member));
    }

    RoomName room() {
        return room;
    }

    Place place() {
        return new Place.InRoom(room);
    }

    Ledger ledger() {
        return ledger;
    }

    Judge judge() {
        return judge;
    }

    /** The first member has heard that somebody of that name is in the room. */
    void listed(String name) {
        int who = crowd.texts().member(name, listed.length);
        if (who >= 0 && !listed[who]) {
            listed[who] = true;
            listedCount++;
        }
    }

    /** One more member has been told where the room's talk begins for it. */
    void opened(long last) {
        openCount++;
        ledger.opened(last);
    }

    /** The first member has heard of all of them, and the room is open for each. */
    boolean everybodyIn() {
        return listedCount == listed.length && openCount == listed.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
