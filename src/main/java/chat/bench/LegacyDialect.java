package chat.bench;

import chat.protocol.ClientMessage;
import chat.protocol.FrameHeader;
import chat.protocol.LegacyCodec;
import java.nio.ByteBuffer;

/** Nobody hears itself, and nothing is acknowledged. Loop thread only. */
final class LegacyDialect implements Dialect {
    /** Above the longest message; a list up to here is read whole. */
    private static final int OTHER_BYTES_MAX = 4096;

    private static final byte[] JUST_GOES = {};

    private final Crowd crowd;
    private final FrameHeader header;
    private final LegacyBodies bodies;

    LegacyDialect(Crowd crowd) {
        this.crowd = crowd;
        this.header = crowd.settings().target().header();
        this.bodies = new LegacyBodies(crowd.texts());
    }

    @Override
    public Ear ear(Member member) {
        return new LegacyEar(crowd, bodies, member);
    }

    @Override
    public byte[] hello(int member) {
        return header.frame(
                LegacyCodec.encode(new ClientMessage.Hello(crowd.texts().name(member), "")));
    }

    @Override
    public byte[] frames(int sender, int firstNumber, int count) {
        int bodyBytes = crowd.texts().bodyBytes();
        ByteBuffer frames = ByteBuffer.allocate(Math.multiplyExact(header.bytes() + bodyBytes, count));
        for (int i = 0; i < count; i++) {
            header.put(frames, bodyBytes);
            crowd.texts().put(frames.array(), frames.position(), sender, firstNumber + i);
            frames.position(frames.position() + bodyBytes);
        }
        return frames.array();
    }

    @Override
    public boolean echoes() {
        return false;
    }

    @Override
    public int bodyBytesMax() {
        return OTHER_BYTES_MAX + bodies.bytes();
    }

    @Override
    public byte[] farewell() {
        return JUST_GOES;
    }
}
