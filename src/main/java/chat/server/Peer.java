package chat.server;

import chat.hub.Session;
import chat.net.Connection;
import chat.net.ConnectionHandler;
import chat.net.Timer;
import chat.protocol.ClientMessage;
import chat.protocol.Fault;
import chat.protocol.FaultCode;
import chat.protocol.FrameReader;
import chat.protocol.LegacyCodec;
import chat.protocol.Limit;
import chat.protocol.Profile;
import chat.protocol.ProtocolException;
import chat.protocol.Regarding;
import chat.protocol.SessionBounds;
import chat.protocol.SessionCodec;
import chat.protocol.SessionHello;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client on the server: its connection on one side, its session on the other. Decodes what comes in and hands it to the hub; what
 * goes out is the {@link ChatServer}'s. Loop thread only.
 */
final class Peer implements ConnectionHandler {
    /** Those who wait for their pace are read on together, so often: one write for each member then carries what all of them say. */
    private static final long PACE_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ChatServer server;
    private final Session session;
    private final FrameReader reader;
    private final long sinceNanos;
    private final SocketAddress from;
    private @Nullable Connection connection;
    private @Nullable Timer signInTimer;
    private ClientMessage.@Nullable Hello hello;
    private @Nullable SessionHello sessionHello;
    private boolean asked;
    private boolean held;
    private boolean paced;

    Peer(ChatServer server, Session session, FrameReader reader, long sinceNanos, SocketAddress from) {
        this.server = server;
        this.session = session;
        this.reader = reader;
        this.sinceNanos = sinceNanos;
        this.from = from;
    }

    /** Whether it came by the Unix socket, so that the machine knows who it is. */
    boolean local() {
        return from instanceof UnixDomainSocketAddress;
    }

    Session session() {
        return session;
    }

    /** When it connected, monotonic. */
    long sinceNanos() {
        return sinceNanos;
    }

    Connection connection() {
        if (connection == null) {
            throw new IllegalStateException("asked for the connection of a peer that has none yet");
        }
        return connection;
    }

    void connected(Connection to) {
        connection = to;
        int seconds = server.limit(Limit.SIGN_IN_SECONDS);
        if (seconds > 0) {
            signInTimer = server.loop().after(TimeUnit.SECONDS.toMillis(seconds), () -> signInTooLate(seconds));
        }
    }

    private void signInTooLate(int seconds) {
        String sentence = "You did not sign in within " + seconds + (seconds == 1 ? " second." : " seconds.");
        // With a narrower header the whole hello may be shorter than one header here.
        String hint = reader.midHeader() ? " " + server.settings().header().sizeQuestion() : "";
        server.refuse(this, FaultCode.SIGN_IN_TOO_SLOW.refusal(sentence + hint, Regarding.NOTHING), "sign_in_timeout");
    }

    @Override
    public void opened() {}

    @Override
    public void heard() {
        if (session.here()) {
            server.hub().heard(session);
        }
    }

    @Override
    public boolean body(ByteBuffer body) {
        int bytes = body.remaining();
        server.tally().frameReceived();
        try {
            if (session.here()) {
                return goOn(
                        session.profile() == Profile.SESSION
                                ? server.hub().receive(session, SessionCodec.decodeRequest(body), bytes)
                                : server.hub().receive(session, LegacyCodec.decodeClient(body), bytes));
            }
            if (session.challenged()) {
                server.hub().proof(session, SessionCodec.decodeRequest(body));
                return reads() && session.challenged();
            }
            if (!session.gone() && !asked) {
                speak(body);
            }
            return false; // until it is signed in; and what one who is gone still sends is for nobody
        } catch (ProtocolException e) {
            return fault(e.fault(), e.regarding());
        }
    }

    private boolean hasKey() {
        return sessionHello != null && sessionHello.offer() != null;
    }

    /** The first frame: who it is, and which profile it asks for. */
    private void speak(ByteBuffer body) throws ProtocolException {
        server.hub().cameBy(session, WaysIn.of(from, connection()), Addresses.origin(from));
        asked = true;
        ClientMessage.Hello first = LegacyCodec.decodeHello(body);
        if (Profile.askedBy(first) == Profile.SESSION) {
            server.hub().asks(session, Profile.SESSION);
            sessionHello = SessionCodec.decodeHello(first);
            if (refused(
                    server.settings()
                            .legacy()
                            .plainProblem(session.way(), server.settings().tls()),
                    "plain")) {
                return;
            }
        } else if (refused(server.settings().legacy().problem(from), "legacy")) {
            return;
        }
        hello = first;
        if (!local() && !hasKey()) { // there it is not in before the machine has answered, or a proof is checked
            stopSignInTimer();
        }
        server.hasSpoken(this);
    }

    private boolean refused(Optional<String> problem, String reason) {
        problem.ifPresent(
                sentence -> server.refuse(this, FaultCode.BAD_HELLO.refusal(sentence, Regarding.NOTHING), reason));
        return problem.isPresent();
    }

    @Override
    public boolean fault(Fault fault) {
        return fault(fault, Regarding.NOTHING);
    }

    private boolean fault(Fault fault, Regarding regarding) {
        server.tally().badInput(fault.kind());
        server.log().event("bad_input", "id", connection().id(), "kind", fault.kind(), "fatal", fault.fatal());
        server.hub().fault(session, fault, regarding);
        return reads() && (session.here() || session.challenged());
    }

    @Override
    public void closed(String reason, @Nullable IOException cause) {
        stopSignInTimer();
        server.gone(this, reason, cause);
    }

    /** Signs in who has said hello. */
    void signIn() {
        ClientMessage.Hello wanted = hello;
        hello = null;
        if (!hasKey()) {
            stopSignInTimer();
        }
        if (wanted == null || session.gone() || !connection().open()) {
            return; // it left, or was sent off, in the same turn
        }
        SessionHello with = sessionHello;
        if (with == null) {
            server.hub().hello(session, wanted);
        } else {
            server.hub().hello(session, wanted.name(), with);
        }
        goOnReading(); // it may have said something in the same piece
    }

    /** It is in: reading goes on, but not within the hub's call. */
    void signedIn() {
        stopSignInTimer();
        int textBytes = server.limit(Limit.FRAME_BYTES);
        boolean inSession = session.profile() == Profile.SESSION;
        reader.bodyBytesMax(inSession ? SessionBounds.frameBytesMax(textBytes) : textBytes);
        reader.skipBytesMax(server.limit(Limit.SKIP_BYTES));
        server.signedIn(this);
        server.loop().execute(this::goOnReading);
    }

    /** Nothing more is read until {@link #resume}, but for one frame at most. */
    void pause() {
        held = true;
    }

    void resume() {
        held = false;
        server.loop().execute(this::goOnReading);
    }

    /** Whether this client is listened to. */
    boolean reads() {
        return !held && !paced;
    }

    /** Pauses reading for that long, or while the hub wants it; nothing is lost, the rest waits in the reader and then in the kernel. */
    private boolean goOn(long pauseNanos) {
        if (pauseNanos > 0) {
            server.tally().delayed();
            paced = true;
            long due = server.loop().nanos() + pauseNanos;
            long tick = due + PACE_TICK_NANOS - 1 - Math.floorMod(due - 1, PACE_TICK_NANOS);
            server.loop().at(tick, () -> {
                paced = false;
                goOnReading();
            });
        }
        return reads() && session.here();
    }

    private void goOnReading() {
        if (reads() && (session.here() || session.challenged())) {
            connection().resumeReading();
        }
    }

    private void stopSignInTimer() {
        if (signInTimer != null) {
            signInTimer.cancel();
            signInTimer = null;
        }
    }
}
