package chat.client;

import chat.net.Connection;
import chat.net.ConnectionHandler;
import chat.net.ConnectionLimits;
import chat.net.EventLoop;
import chat.net.Timer;
import chat.protocol.Fault;
import chat.protocol.FrameHeader;
import chat.protocol.FrameReader;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.SessionCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try to reach the server and, if it works, the connection that came of it: from the ways to it to the last frame. What is said over
 * it is the {@link Dialect}'s that {@link Negotiation} finds. Loop thread only. Never tries again by itself; it tells its
 * {@link ServerLink} once that it is over.
 */
final class Attempt implements ConnectionHandler, Wire {
    /** A user list of thousands is one body; far above it nothing is a chat any more. */
    static final int BODY_BYTES_MAX = 1024 * 1024;

    /** While the server owes taking more than this, lines wait here instead of in the connection, which has a bound. */
    static final long OWED_BYTES_MAX = 64 * 1024;

    private static final long LEAVE_MILLIS_MAX = 3_000;

    private final ServerLink link;
    private final EventLoop loop;
    private final FrameHeader header;
    private final Negotiation negotiation;
    private final String name;
    private final ArrayDeque<Way> ways = new ArrayDeque<>();
    private @Nullable Ending otherwise;
    private @Nullable Way way;
    private @Nullable Connection connection;
    private @Nullable Dialect dialect;
    private @Nullable Proof proof;
    private @Nullable Timer deadline;
    private @Nullable Ending ending;
    private @Nullable IOException lastFailure;
    private Stage stage = Stage.CONNECTING;

    private enum Stage {
        CONNECTING,
        SIGNING_IN,
        UP,
        LEAVING,
        OVER
    }

    /** @param name what to ask to be called */
    Attempt(ServerLink link, EventLoop loop, FrameHeader header, Negotiation negotiation, String name) {
        this.link = link;
        this.loop = loop;
        this.header = header;
        this.negotiation = negotiation;
        this.name = name;
    }

    /** What was found. */
    void tryWays(Ways.Found found) {
        if (stage == Stage.CONNECTING) {
            otherwise = found.otherwise();
            ways.addAll(found.ways());
            tryNext();
        }
    }

    /** What is spoken, once we are in; else null. */
    @Nullable
    Dialect speaking() {
        return stage == Stage.UP ? dialect : null;
    }

    /** Says so to the server if it listens, then closes. */
    void leave() {
        cancelDeadline();
        Stage before = stage;
        stage = Stage.LEAVING;
        Connection open = connection;
        if (open == null) {
            over(Ending.asAsked());
            return;
        }
        if (before == Stage.UP || before == Stage.SIGNING_IN) {
            send(negotiation.farewell());
        }
        if (before == Stage.UP && dialect instanceof SessionDialect) {
            // The server closes when it has said all that it owes, which is whether our last lines have arrived.
            deadline = loop.after(LEAVE_MILLIS_MAX, () -> open.close("leave"));
        } else {
            open.close("leave");
        }
    }

    @Override
    public void opened() {
        Connection open = connection;
        if (stage == Stage.CONNECTING && open != null) {
            stage = Stage.SIGNING_IN;
            cancelDeadline();
            deadline = loop.after(
                    ServerLink.SIGN_IN_MILLIS,
                    () -> give(Ending.again(problems().silent(), "sign_in_too_slow")));
            way().trust().ask(open, this::greet);
        }
    }

    /** Not a word before it is known that this one may hear it. */
    private void greet(String refusal) {
        if (stage != Stage.SIGNING_IN || ending != null) {
            return;
        }
        if (refusal.isEmpty()) {
            String remark = way().trust().remark();
            if (!remark.isEmpty()) {
                link.notice(remark);
            }
            introduce();
        } else {
            give(Ending.never(refusal, "not_trusted"));
        }
    }

    /** By the name, and over TLS by the key: nobody on the way must see an invitation. */
    private void introduce() {
        Connection open = connection;
        if (serverKey().isEmpty()) {
            send(negotiation.firstBody(name, null));
        } else {
            link.credentials().offer(loop, shown -> {
                if (connection == open && stage == Stage.SIGNING_IN && ending == null) {
                    show(shown);
                }
            });
        }
    }

    private void show(Credentials.Shown shown) {
        if (shown instanceof Credentials.Shown.Offer offer) {
            byte[] body = negotiation.firstBody(name, offer.key());
            proof = offer.key() == null ? null : new Proof(link.credentials(), offer.key(), Negotiation.nameIn(body));
            send(body);
        } else if (shown instanceof Credentials.Shown.Unusable problem) {
            give(Ending.never(problem.sentence(), "key_unusable"));
        }
    }

    @Override
    public void prove(LinkEvent.Challenge challenge) {
        Proof asked = proof;
        proof = null; // one a connection
        Optional<LinkRequest.Proof> answer = asked == null ? Optional.empty() : asked.to(challenge, serverKey());
        if (answer.isPresent()) {
            send(SessionCodec.encode(answer.get()));
        } else {
            give(Ending.never(
                    "The server wants a proof that this client cannot give: it may be newer than this client",
                    "challenged"));
        }
    }

    @Override
    public void heard() {
        if (dialect != null) {
            dialect.heard();
        }
    }

    @Override
    public boolean body(ByteBuffer body) {
        if (stage == Stage.SIGNING_IN && beginsWithFilling(body)) {
            give(Ending.again(problems().otherHeaderSize(), "other_header"));
        }
        boolean listening = stage == Stage.SIGNING_IN || stage == Stage.UP || stage == Stage.LEAVING;
        if (!listening || ending != null) {
            return true;
        }
        if (dialect == null) {
            negotiate(body);
        } else {
            dialect.body(body);
        }
        return true;
    }

    @Override
    public boolean fault(Fault fault) {
        if (ending != null) {
            return true; // given up already, for a reason that came first
        }
        if (fault.fatal()) {
            String why =
                    stage == Stage.UP ? problems().garbled(fault) : problems().noChat(fault);
            give(Ending.again(why, "garbled"));
        } else {
            link.notice(fault.text());
        }
        return true;
    }

    @Override
    public void flushed() {
        if (dialect != null) {
            dialect.flushed();
        }
    }

    @Override
    public void closed(String reason, @Nullable IOException cause) {
        cancelDeadline();
        connection = null;
        Stage before = stage;
        Ending known = ending;
        switch (before) {
            case CONNECTING -> {
                lastFailure = cause;
                tryNext();
            }
            case SIGNING_IN ->
                over(known != null ? known : Ending.again(problems().closedAtOnce(), reason));
            case UP -> over(known != null ? known : Ending.again(problems().lost(reason, cause), reason));
            case LEAVING -> over(Ending.asAsked());
            case OVER -> {}
        }
    }

    @Override
    public void send(byte[] body) {
        if (connection != null) {
            connection.send(header.frame(body));
        }
    }

    @Override
    public boolean roomy() {
        return connection != null && connection.owedBytes() < OWED_BYTES_MAX;
    }

    @Override
    public String serverKey() {
        return connection == null ? "" : connection.serverKey();
    }

    @Override
    public void signedIn() {
        stage = Stage.UP;
        cancelDeadline();
        link.up(way());
    }

    @Override
    public void verified(String name) {
        link.verified(way(), name);
        if (!serverKey().isEmpty()) {
            link.credentials().known();
        }
    }

    /** Gives up on this connection; what it came to is told when it is closed. */
    @Override
    public void give(Ending why) {
        if (ending == null) {
            ending = why;
            if (connection != null) {
                connection.close("given_up");
            }
        }
    }

    @Override
    public long nanos() {
        return loop.nanos();
    }

    @Override
    public Timer after(long millis, Runnable task) {
        return loop.after(millis, task);
    }

    private void negotiate(ByteBuffer body) {
        switch (negotiation.judge(body)) {
            case NOT_KNOWN_YET -> link.legacyNotice(body);
            case TOO_OLD -> {
                send(negotiation.farewell());
                give(Ending.never(problems().tooOld(), "legacy_only"));
            }
            case SESSION -> {
                Dialect session = link.session(this);
                dialect = session;
                session.body(body);
            }
            case LEGACY -> {
                Dialect legacy = link.legacy(this);
                dialect = legacy;
                signedIn();
                legacy.body(body);
                legacy.linesWaiting();
            }
        }
    }

    private void tryNext() {
        Way next = ways.poll();
        if (next == null) {
            Ending known = otherwise != null ? otherwise : ending;
            over(known != null ? known : Ending.again(problems().unreachable(lastFailure), "connect_failed"));
            return;
        }
        try {
            way = next;
            ending = null; // what an earlier address did is not what is wrong with this one
            connection = loop.connect(
                    next.address(),
                    new FrameReader(header, BODY_BYTES_MAX),
                    this,
                    ConnectionLimits.DEFAULT,
                    next.tls());
            deadline = loop.after(
                    ServerLink.SIGN_IN_MILLIS,
                    () -> give(Ending.again(problems().noAnswer(), "connect_failed")));
        } catch (IOException failure) {
            lastFailure = failure;
            tryNext();
        }
    }

    /** The one that is being tried, or that was tried last. */
    private Way way() {
        return Objects.requireNonNull(way);
    }

    private LinkProblems problems() {
        return new LinkProblems(way(), header.bytes());
    }

    private void over(Ending how) {
        stage = Stage.OVER;
        if (dialect != null) {
            dialect.over();
        }
        link.ended(how);
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
