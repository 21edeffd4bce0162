package chat.client;

import chat.client.model.Event;
import chat.net.EventLoop;
import chat.net.Timer;
import chat.protocol.ClientMessage;
import chat.protocol.FrameHeader;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to the server, kept up for ever: looks the name up, connects, says hello, hands over what the server says, and
 * tries again after 1, 2, 4 .. 30 s whenever it ends. Loop thread only; the look-up runs elsewhere. It keeps no message:
 * what was not flushed when a connection ended is the model's to send again.
 *
 * <p>The link is up when the server has spoken and not only shut the door; every server of this protocol answers a hello
 * with the user list. Events are handed over in the middle of the loop's work: the receiver only takes note of them.
 */
final class ServerLink {
    /** From the start of a connection to the server's first word. */
    static final long SIGN_IN_MILLIS = 10_000;

    static final long RETRY_MILLIS_MIN = 1_000;
    static final long RETRY_MILLIS_MAX = 30_000;

    /** Jitter takes away up to this share of a wait, so that a restarted server is not met by everybody at once. */
    private static final double JITTER = 0.25;

    private final EventLoop loop;
    private final ClientSettings settings;
    private final FrameHeader header;
    private final Resolver resolver;
    private final DoubleSupplier random;
    private final LinkLog log;
    private final Consumer<Event> events;
    private @Nullable Attempt attempt;
    private @Nullable Timer retry;
    private long retryMillis = RETRY_MILLIS_MIN;
    private @Nullable Runnable whenLeft;

    /** Finds addresses, on whatever thread it likes, and answers on the loop; an empty list means that there are none. */
    interface Resolver {
        void resolve(String host, int port, Consumer<List<InetSocketAddress>> answer);
    }

    /**
     * @param random numbers from 0 up to, not including, 1, for the jitter
     * @param events hears of all that happens here
     */
    ServerLink(
            EventLoop loop,
            ClientSettings settings,
            Resolver resolver,
            DoubleSupplier random,
            LinkLog log,
            Consumer<Event> events) {
        this.loop = loop;
        this.settings = settings;
        this.header = new FrameHeader(settings.headerBytes());
        this.resolver = resolver;
        this.random = random;
        this.log = log;
        this.events = events;
    }

    /** Begins to connect at once, whatever it was waiting for; does nothing while a connection stands or is being made. */
    void connectNow() {
        cancelRetry();
        if (attempt == null && whenLeft == null) {
            events.accept(new Event.Connecting());
            Attempt next = new Attempt(this, loop, header, settings);
            attempt = next;
            log.line("connecting host=" + settings.host() + " port=" + settings.port());
            resolver.resolve(settings.host(), settings.port(), next::tryAddresses);
        }
    }

    /** Sends it and answers {@link Event.Flushed}; silently dropped while the link is not up. */
    void send(long id, ClientMessage message) {
        if (attempt != null) {
            attempt.send(id, message);
        }
    }

    /** Leaves the server and stays away until {@link #connectNow}. */
    void disconnect() {
        cancelRetry();
        if (attempt != null) {
            attempt.leave();
        } else {
            events.accept(new Event.LinkDown("Disconnected", -1));
        }
    }

    /** Leaves for good: says so to the server if it listens, and runs {@code done} when that is over or takes too long. */
    void leave(long waitMillisMax, Runnable done) {
        cancelRetry();
        whenLeft = done;
        if (attempt == null) {
            left();
        } else {
            attempt.leave();
            loop.after(waitMillisMax, this::left);
        }
    }

    /** The attempt speaks: the server is there and takes us. */
    void up() {
        retryMillis = RETRY_MILLIS_MIN;
        log.line("signed_in");
        events.accept(new Event.LinkUp());
    }

    void received(Event event) {
        events.accept(event);
    }

    /** The attempt ended, by itself or because we left; its last word. */
    void ended(String why, String reason) {
        attempt = null;
        log.line("link_down reason=" + reason);
        if (whenLeft != null) {
            left();
        } else {
            long wait = Math.round(retryMillis * (1 - JITTER * random.getAsDouble()));
            retryMillis = Math.min(2 * retryMillis, RETRY_MILLIS_MAX);
            retry = loop.after(wait, this::connectNow);
            events.accept(new Event.LinkDown(why, wait));
        }
    }

    /** The attempt ended because the user asked to disconnect. */
    void disconnected() {
        attempt = null;
        log.line("link_down reason=disconnect");
        if (whenLeft != null) {
            left();
        } else {
            events.accept(new Event.LinkDown("Disconnected", -1));
        }
    }

    private void left() {
        Runnable done = whenLeft;
        if (done != null) {
            whenLeft = () -> {};
            done.run();
        }
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }
}
