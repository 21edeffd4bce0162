package chat.bench;

import chat.bench.BenchFailure.Kind;
import chat.net.Connection;
import chat.net.ConnectionHandler;
import chat.protocol.Fault;
import chat.protocol.FrameHeader;
import chat.protocol.FrameReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One who joined: its connection, and how far it has come. What it hears its {@link Ear} makes something of. Loop thread only. */
final class Member implements ConnectionHandler {
    private final Crowd crowd;
    private final int index;
    private final Ear ear;

    private @Nullable Connection connection;
    private boolean arrived;
    private long received;
    private @Nullable String lastNotice;

    Member(Crowd crowd, int index) {
        this.crowd = crowd;
        this.index = index;
        this.ear = crowd.dialect().ear(this);
    }

    /** The first member reads what tells of all the others, however long. */
    FrameReader reader(FrameHeader header) {
        int most = index == 0 ? FrameHeader.BODY_BYTES_MAX : crowd.dialect().bodyBytesMax();
        FrameReader reader = new FrameReader(header, most);
        reader.skipBytesMax(FrameHeader.BODY_BYTES_MAX);
        return reader;
    }

    int index() {
        return index;
    }

    String name() {
        return crowd.texts().name(index);
    }

    Ear ear() {
        return ear;
    }

    void dialled(Connection to) {
        connection = to;
    }

    void send(byte[] frames) {
        if (connection != null) {
            connection.send(frames);
        }
    }

    long owedBytes() {
        return connection == null ? 0 : connection.owedBytes();
    }

    /** It is known to be in. */
    boolean arrived() {
        return arrived;
    }

    void arrives() {
        arrived = true;
    }

    /** Deliveries that were right. */
    long received() {
        return received;
    }

    /** That message has come as it should. */
    void delivered(int sender, int number, ByteBuffer body) {
        received++;
        crowd.delivered(this, sender, number, body);
    }

    /** The server itself speaks. */
    void heardNotice(String text) {
        lastNotice = text;
        crowd.heardNotice(text);
    }

    @Override
    public void opened() {
        crowd.opened();
        send(crowd.dialect().hello(index));
    }

    @Override
    public boolean body(ByteBuffer body) {
        ear.body(body);
        return true;
    }

    @Override
    public boolean fault(Fault fault) {
        if (fault.kind() == Fault.Kind.BODY_TOO_LONG) {
            crowd.heardOther(this, 0);
            crowd.heardList();
        } else {
            wrong("got bytes that are no frame: " + fault.text());
        }
        return true;
    }

    @Override
    public void closed(String reason, @Nullable IOException cause) {
        crowd.closed();
        if (reason.equals("connect_failed")) {
            crowd.fail(crowd.cannotConnect(this, cause));
            return;
        }
        String said = lastNotice == null ? "It said nothing." : "Its last word: " + lastNotice;
        unusable("The server closed the connection of " + name() + " (" + reason
                + (cause == null ? "" : ": " + cause.getMessage()) + "). " + said);
    }

    /** A delivery was wrong: what the member got, as the rest of a sentence about it. */
    void wrong(String what) {
        crowd.fail(new BenchFailure(
                Kind.WRONG_DELIVERY,
                name() + " " + what + " Until then " + crowd.deliveries() + " deliveries were right."));
    }

    /** It cannot go on with this server. */
    void unusable(String sentence) {
        crowd.fail(new BenchFailure(Kind.SERVER_UNUSABLE, sentence));
    }
}
