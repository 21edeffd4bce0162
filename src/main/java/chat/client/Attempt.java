package chat.client;

import chat.client.model.Event;
import chat.net.Connection;
import chat.net.ConnectionHandler;
import chat.net.ConnectionLimits;
import chat.net.EventLoop;
import chat.net.Timer;
import chat.protocol.ClientMessage;
import chat.protocol.Fault;
import chat.protocol.FrameHeader;
import chat.protocol.FrameReader;
import chat.protocol.LegacyCodec;
import chat.protocol.ProtocolException;
import chat.protocol.ServerMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One try to reach the server and, if it works, the connection that came of it: from the addresses to the last frame. Loop
 * thread only. Never tries again by itself; it tells its {@link ServerLink} once that it is over.
 */
final class Attempt implements ConnectionHandler {
    /** A user list of thousands is one body; far above it nothing is a chat any more. */
    static final int BODY_BYTES_MAX = 1024 * 1024;

    private final ServerLink link;
    private final EventLoop loop;
    private final FrameHeader header;
    private final ClientSettings settings;
    private final LinkProblems problems;
    private final ArrayDeque<InetSocketAddress> addresses = new ArrayDeque<>();
    private final ArrayDeque<Long> unflushed = new ArrayDeque<>();
    private @Nullable Connection connection;
    private @Nullable Timer deadline;
    private @Nullable String problem;
    private @Nullable IOException lastFailure;
    private Stage stage = Stage.CONNECTING;

    private enum Stage {
        CONNECTING,
        SIGNING_IN,
        UP,
        LEAVING,
        OVER
    }

    Attempt(ServerLink link, EventLoop loop, FrameHeader header, ClientSettings settings) {
        this.link = link;
        this.loop = loop;
        this.header = header;
        this.settings = settings;
        this.problems = new LinkProblems(settings.host(), settings.port(), header.bytes());
    }

    /** The look-up's answer. */
    void tryAddresses(List<InetSocketAddress> found) {
        if (stage != Stage.CONNECTING) {
            return;
        }
        if (found.isEmpty()) {
            over(problems.unknownHost(), "unknown_host");
            return;
        }
        addresses.addAll(found);
        tryNext();
    }

    void send(long id, ClientMessage message) {
        if (stage == Stage.UP && connection != null) {
            unflushed.add(id);
            connection.send(header.frame(LegacyCodec.encode(message)));
        }
    }

    /** Says so to the server if it listens, then closes. */
    void leave() {
        cancelDeadline();
        Stage before = stage;
        stage = Stage.LEAVING;
        if (connection == null) {
            stage = Stage.OVER;
            link.disconnected();
            return;
        }
        if (before == Stage.UP || before == Stage.SIGNING_IN) {
            connection.send(header.frame(LegacyCodec.encode(new ClientMessage.Disconnect())));
        }
        connection.close("leave");
    }

    @Override
    public void opened() {
        if (stage == Stage.CONNECTING && connection != null) {
            stage = Stage.SIGNING_IN;
            cancelDeadline();
            deadline = loop.after(ServerLink.SIGN_IN_MILLIS, () -> give(problems.silent()));
            connection.send(header.frame(LegacyCodec.encode(new ClientMessage.Hello(settings.user(), ""))));
        }
    }

    @Override
    public boolean body(ByteBuffer body) {
        if (stage == Stage.SIGNING_IN && beginsWithFilling(body)) {
            give(problems.otherHeaderSize());
        }
        boolean listening = stage == Stage.SIGNING_IN || stage == Stage.UP;
        if (!listening || problem != null) {
            return true;
        }
        try {
            received(LegacyCodec.decodeServer(body));
        } catch (ProtocolException unreadable) {
            link.received(new Event.Received(
                    new ServerMessage.Notice(unreadable.fault().text())));
        }
        return true;
    }

    @Override
    public boolean fault(Fault fault) {
        if (problem != null) {
            return true; // given up already, for a reason that came first
        }
        if (fault.fatal()) {
            problem = stage == Stage.UP ? problems.garbled(fault) : problems.noChat(fault);
            if (connection != null) {
                connection.close("garbled");
            }
        } else {
            link.received(new Event.Received(new ServerMessage.Notice(fault.text())));
        }
        return true;
    }

    @Override
    public void flushed() {
        List<Long> ids = new ArrayList<>(unflushed);
        unflushed.clear();
        for (long id : ids) {
            link.received(new Event.Flushed(id));
        }
    }

    @Override
    public void closed(String reason, @Nullable IOException cause) {
        cancelDeadline();
        connection = null;
        switch (stage) {
            case CONNECTING -> {
                lastFailure = cause;
                tryNext();
            }
            case SIGNING_IN -> over(problem != null ? problem : problems.closedAtOnce(), reason);
            case UP -> over(problem != null ? problem : problems.lost(reason, cause), reason);
            case LEAVING -> {
                stage = Stage.OVER;
                link.disconnected();
            }
            case OVER -> {}
        }
    }

    private void tryNext() {
        InetSocketAddress next = addresses.poll();
        if (next == null) {
            over(problem != null ? problem : problems.unreachable(lastFailure), "connect_failed");
            return;
        }
        try {
            problem = null; // what an earlier address did is not what is wrong with this one
            connection = loop.connect(next, new FrameReader(header, BODY_BYTES_MAX), this, ConnectionLimits.DEFAULT);
            deadline = loop.after(ServerLink.SIGN_IN_MILLIS, () -> give(problems.noAnswer()));
        } catch (IOException failure) {
            lastFailure = failure;
            tryNext();
        }
    }

    private void received(ServerMessage message) {
        boolean notice = message instanceof ServerMessage.Notice;
        if (stage == Stage.SIGNING_IN && !notice) {
            stage = Stage.UP;
            cancelDeadline();
            link.up();
        }
        link.received(new Event.Received(message));
    }

    /** Gives up on this connection; the sentence is told when it is closed. */
    private void give(String sentence) {
        problem = sentence;
        if (connection != null) {
            connection.close("given_up");
        }
    }

    private void over(String why, String reason) {
        stage = Stage.OVER;
        link.ended(why, reason);
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
    }

    /** A wider header on the other side arrives as one of this size and a body that begins with the rest of its filling. */
    private static boolean beginsWithFilling(ByteBuffer body) {
        return body.hasRemaining() && body.get(body.position()) == ' ';
    }
}
