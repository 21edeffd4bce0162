package chat.client;

import chat.net.Connection;
import chat.net.ConnectionHandler;
import chat.net.ConnectionLimits;
import chat.net.EventLoop;
import chat.net.TimeSource;
import chat.protocol.DeviceId;
import chat.protocol.Fault;
import chat.protocol.FrameHeader;
import chat.protocol.FrameReader;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Order;
import chat.protocol.Ordered;
import chat.protocol.Profile;
import chat.protocol.ProtocolException;
import chat.protocol.SessionBounds;
import chat.protocol.SessionCodec;
import chat.protocol.SessionEvent;
import chat.protocol.SessionHello;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One order to a running server by its Unix socket: comes in as one who only gives orders, gives it, takes the answer, all pages of it, and leaves. On
 * the calling thread, which is the loop's meanwhile.
 */
public final class AdminLink implements ConnectionHandler {
    /** The server, and the machine behind it, may take so long for an answer. */
    static final long ANSWER_MILLIS_MAX = 30_000;

    private static final String TOO_OLD = "The server that runs there is too old to take orders.";

    private final EventLoop loop;
    private final FrameHeader header;
    private final Order order;
    private final String login;
    private final List<Ordered> answers = new ArrayList<>();
    private @Nullable Way way;
    private @Nullable Connection connection;
    private @Nullable Outcome outcome;
    private boolean session;

    /** How it ended. */
    public enum End {
        DONE,
        /** The server will not. */
        REFUSED,
        /** No server was there, or it was not the right one, or it did not answer. */
        UNREACHED
    }

    /**
     * What came of it.
     *
     * @param sentence why not; empty if it was done
     * @param answers what the server answered, in order
     */
    public record Outcome(End end, String sentence, List<Ordered> answers) {
        public Outcome {
            answers = List.copyOf(answers);
        }
    }

    private AdminLink(EventLoop loop, FrameHeader header, Order order, String login) {
        this.loop = loop;
        this.header = header;
        this.order = order;
        this.login = login;
    }

    /**
     * Gives the order and waits for what comes of it.
     *
     * @param login what the user is called on this machine
     */
    public static Outcome give(Path socket, FrameHeader header, Order order, String login) {
        try (EventLoop loop = new EventLoop(TimeSource.system())) {
            AdminLink link = new AdminLink(loop, header, order, login);
            new WayFinder(loop, null, null).find(new ServerPlace.Socket(socket), link::go);
            loop.after(
                    ANSWER_MILLIS_MAX, () -> link.over(End.UNREACHED, "The server at " + socket + " did not answer."));
            loop.run();
            return Optional.ofNullable(link.outcome)
                    .orElseGet(() -> new Outcome(End.UNREACHED, "There was no answer.", List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no selector, or one that fails: nothing that a person did
        }
    }

    private void go(Ways.Found found) {
        Way first = found.ways().get(0); // a named socket is one way
        way = first;
        try {
            connection = loop.connect(
                    first.address(), new FrameReader(header, Attempt.BODY_BYTES_MAX), this, ConnectionLimits.DEFAULT);
        } catch (IOException failure) {
            closed("connect_failed", failure);
        }
    }

    @Override
    public void opened() {
        Connection open = connection;
        if (open != null && way != null) {
            way.trust().ask(open, this::greet);
        }
    }

    private void greet(String refusal) {
        if (!refusal.isEmpty()) {
            over(End.UNREACHED, refusal + ".");
            return;
        }
        DeviceId device = Installation.inMemory(loop.wallMillis()).device();
        String program = "chat.jar admin";
        send(SessionCodec.encodeHello(
                login, new SessionHello(SessionBounds.VERSION, program, device, null, SessionHello.Purpose.ADMIN)));
    }

    @Override
    public boolean body(ByteBuffer body) {
        try {
            if (!session && Profile.spokenBy(body) != Profile.SESSION) {
                over(End.UNREACHED, TOO_OLD);
                return true;
            }
            session = true;
            SessionCodec.decodeEvent(body).ifPresent(this::heard);
        } catch (ProtocolException garbled) {
            over(End.UNREACHED, "What the server said could not be read. " + garbled.getMessage());
        }
        return true;
    }

    private void heard(SessionEvent event) {
        if (outcome != null) {
            return;
        }
        if (event instanceof LinkEvent.Welcome welcome && !welcome.rooms().isEmpty()) {
            over(End.UNREACHED, TOO_OLD); // it took us for somebody who wants to talk
        } else if (event instanceof LinkEvent.Ready) {
            send(SessionCodec.encode(order));
        } else if (event instanceof LinkEvent.Refused refused) {
            over(End.REFUSED, refused.text());
        } else if (event instanceof Ordered answer) {
            answers.add(answer);
            if (answer.next() == 0) {
                over(End.DONE, "");
            } else {
                send(SessionCodec.encode(order.from(answer.next())));
            }
        }
    }

    @Override
    public boolean fault(Fault fault) {
        over(End.UNREACHED, "What answers there is no chat server. " + fault.text());
        return true;
    }

    @Override
    public void closed(String reason, @Nullable IOException cause) {
        String where = way == null ? "" : way.words();
        over(
                End.UNREACHED,
                reason.equals("connect_failed")
                        ? "No server answers at " + where + "."
                        : "The server at " + where + " closed the connection.");
        loop.stop();
    }

    private void over(End end, String sentence) {
        if (outcome != null) {
            return;
        }
        outcome = new Outcome(end, sentence, answers);
        Connection open = connection;
        if (open == null || !open.open()) {
            loop.stop();
        } else {
            send(SessionCodec.encode(new LinkRequest.Disconnect()));
            open.close("done");
        }
    }

    private void send(byte[] body) {
        if (connection != null) {
            connection.send(header.frame(body));
        }
    }
}
