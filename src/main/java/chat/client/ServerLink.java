package chat.client;

import chat.client.ClientSettings.Look;
import chat.client.ClientSettings.Speak;
import chat.client.Ending.History;
import chat.client.Ending.Outlook;
import chat.client.Resume.Order;
import chat.client.model.Event;
import chat.client.model.Request;
import chat.client.model.TalkNews;
import chat.net.EventLoop;
import chat.net.Timer;
import chat.protocol.FrameHeader;
import chat.protocol.Place;
import chat.protocol.ServerMessage;
import chat.protocol.TextKind;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to the server, kept up for ever: looks for ways, connects, says hello, hands over what the server says, and
 * tries again after 1, 2, 4 .. 30 s whenever it ends. Loop thread only; {@link Ways} look elsewhere. Lines that are to be said are kept
 * in {@link OwnLines} until the server has them; what is said over a connection is its {@link Dialect}'s.
 *
 * <p>The link is up when the server has let us in, or in the legacy profile has spoken and not only shut the door. Events are handed over
 * in the middle of the loop's work: the receiver only takes note of them.
 */
final class ServerLink {
    /** From the start of a connection to the server's first word. */
    static final long SIGN_IN_MILLIS = 10_000;

    static final long RETRY_MILLIS_MIN = 1_000;
    static final long RETRY_MILLIS_MAX = 30_000;

    /** A suggestion can be gone when it is taken, but not for ever. */
    private static final int SUGGESTIONS_MAX = 3;

    private final EventLoop loop;
    private final ClientSettings settings;
    private final FrameHeader header;
    private final Negotiation negotiation;
    private final Ways ways;
    private final Backoff backoff;
    private final LinkLog log;
    private final Consumer<Event> events;
    private final OwnLines lines;
    private final Credentials credentials;
    private final SessionState session;
    private final Couriers couriers;
    private History history = History.NEVER_IN;
    private int suggestionsTaken;
    private String legacyName = "";
    private boolean begun;
    private @Nullable Attempt attempt;
    private @Nullable Timer retry;
    private @Nullable Runnable whenLeft;

    /**
     * @param random numbers from 0 up to, not including, 1, for the jitter
     * @param installation what outlives the program
     * @param events hears of all that happens here
     */
    ServerLink(
            EventLoop loop,
            ClientSettings settings,
            Installation installation,
            Ways ways,
            DoubleSupplier random,
            LinkLog log,
            Consumer<Event> events) {
        this.loop = loop;
        this.settings = settings;
        this.header = new FrameHeader(settings.headerBytes());
        this.negotiation = new Negotiation(settings.speak(), installation.device(), Surroundings.program());
        this.ways = ways;
        this.backoff = new Backoff(RETRY_MILLIS_MIN, RETRY_MILLIS_MAX, random);
        this.log = log;
        this.events = event -> heard(events, event);
        this.lines = installation.lines();
        this.credentials = installation.credentials();
        boolean inLines = settings.look() == Look.PLAIN; // which cannot put anything above what was printed
        this.session = new SessionState(
                settings.user(), lines, inLines ? Order.OLDEST_FIRST : Order.NEWEST_FIRST, this.events);
        ClientSettings theirs = settings.speaking(Speak.SESSION);
        this.couriers = new Couriers(
                settings.user(),
                installation.leftBehind(),
                (device, hears) -> new ServerLink(loop, theirs, device, ways, random, log, hears),
                session::tell,
                session::delivered,
                loop::execute);
    }

    /** Begins to connect at once, whatever it was waiting for; does nothing while a connection stands or is being made. */
    void connectNow() {
        if (!begun) {
            begun = true;
            lines.news().forEach(session::tell);
            couriers.news().forEach(session::tell);
        }
        cancelRetry();
        if (attempt == null && whenLeft == null) {
            events.accept(new Event.Connecting());
            legacyName = session.signedInAs();
            Attempt next = new Attempt(this, loop, header, negotiation, session.signedInAs());
            attempt = next;
            log.line("connecting to=" + settings.server().words());
            ways.find(settings.server(), next::tryWays);
        }
    }

    /** Connects under another name from now on; while signed in nothing happens. */
    void signInAs(String other) {
        if (attempt == null || attempt.speaking() == null) {
            session.signInAs(other);
            history = History.NEVER_IN;
            connectNow();
        }
    }

    /** Says it as soon as that is possible; what becomes of it is told by the id. */
    void say(long id, Place place, TextKind kind, String text) {
        OwnLine line = lines.add(id, place, kind, text, loop.wallMillis(), called());
        if (line == null) {
            String sentence = OwnLines.LINES_MAX + " messages wait to be delivered: no more until they are.";
            events.accept(new Event.Talk(new TalkNews.Failed(id, sentence)));
        }
        sendLines();
    }

    /** Says a line again that was refused. */
    void resend(long id) {
        OwnLine line = lines.byId(id);
        if (line != null && !line.waits()) {
            OwnLine unused = lines.saidAgain(line.n(), called());
            sendLines();
        } else if (line == null) {
            couriers.resend(id);
        }
    }

    /** Gives a line up that was refused. */
    void forget(long id) {
        OwnLine line = lines.byId(id);
        if (line != null && !line.waits()) {
            lines.settled(line.n());
        } else if (line == null) {
            couriers.forget(id);
        }
    }

    /** Gives all lines of this run up: whoever wanted them said has been told that they were not. */
    void giveUpLines() {
        for (OwnLine line : lines.all()) {
            if (line.id() > 0) {
                lines.settled(line.n());
            }
        }
    }

    /** How many lines the server does not have for certain and that are not refused. */
    int unsettled() {
        return lines.waiting().size();
    }

    /** The user has seen so much. */
    void read(Place place, long seq) {
        session.read(place, seq);
    }

    /** Asks the server, or answers at once that there is none. */
    void ask(Request request) {
        Dialect dialect = attempt == null ? null : attempt.speaking();
        if (dialect != null) {
            dialect.ask(request);
        } else {
            events.accept(new Event.Answered(SessionDialect.offline(request)));
        }
    }

    /** Leaves the server and stays away until {@link #connectNow}. */
    void disconnect() {
        cancelRetry();
        if (attempt != null) {
            attempt.leave();
        } else {
            events.accept(new Event.LinkDown(Ending.asAsked().why(), -1));
        }
    }

    /** Leaves for good: says so to the server if it listens, and runs {@code done} when that is over or takes too long. */
    void leave(long waitMillisMax, Runnable done) {
        cancelRetry();
        couriers.stop();
        whenLeft = done;
        if (attempt == null) {
            left();
        } else {
            attempt.leave();
            loop.after(waitMillisMax, this::left);
        }
    }

    private void heard(Consumer<Event> listener, Event event) {
        listener.accept(event);
        couriers.happened(event, session.signedInAs());
    }

    /** The attempt speaks: the server is there and takes us. */
    void up(Way way) {
        backoff.reset();
        history = History.WAS_IN;
        log.line("signed_in");
        events.accept(new Event.LinkUp(way.words()));
    }

    /** By what we are known elsewhere. */
    Credentials credentials() {
        return credentials;
    }

    /** We are known there by more than our word. */
    void verified(Way way, String name) {
        ways.verified(settings.server(), way, name);
    }

    /** The attempt has found out what is spoken. */
    Dialect session(Wire wire) {
        return new SessionDialect(wire, session, history, events);
    }

    Dialect legacy(Wire wire) {
        couriers.handOver(lines);
        return new LegacyDialect(wire, lines, legacyName, events);
    }

    /** The server's own words before anything else. */
    void legacyNotice(ByteBuffer body) {
        legacyName = LegacyDialect.heard(body, legacyName, events);
    }

    void notice(String sentence) {
        events.accept(new Event.Received(new ServerMessage.Notice(sentence)));
    }

    /** The attempt is over; its last word. */
    void ended(Ending ending) {
        attempt = null;
        log.line("link_down reason=" + ending.reason());
        if (whenLeft != null) {
            left();
            return;
        }
        if (ending.outlook() == Outlook.AGAIN) {
            long wait = Math.max(backoff.nextMillis(), ending.retryMillis());
            retry = loop.after(wait, this::connectNow);
            events.accept(new Event.LinkDown(ending.why(), wait));
            return;
        }
        if (ending.outlook() == Outlook.OTHER_NAME && takes(ending.suggestion())) {
            notice(ending.why() + ". You are called " + ending.suggestion() + " here.");
            session.signInAs(ending.suggestion());
            connectNow();
            return;
        }
        if (ending.outlook() == Outlook.NEVER) {
            events.accept(new Event.Rejected(ending.why() + "."));
        } else if (ending.outlook() == Outlook.OTHER_NAME) {
            events.accept(new Event.NameRefused(session.signedInAs(), ending.why() + ".", ending.suggestion()));
        }
        events.accept(new Event.LinkDown(ending.why(), -1));
    }

    /** Nobody chose the name, or nobody sits there who could be asked: then the nearest one does, as an old client gets it. */
    private boolean takes(String suggestion) {
        boolean chosen = !settings.user().equals(ClientSettings.loginName()) && settings.look() != Look.PLAIN;
        return !chosen && !suggestion.isEmpty() && ++suggestionsTaken <= SUGGESTIONS_MAX;
    }

    /** The name under which we are signed in, or want to be. */
    private String called() {
        return legacyName.isEmpty() ? session.signedInAs() : legacyName;
    }

    private void sendLines() {
        Dialect dialect = attempt == null ? null : attempt.speaking();
        if (dialect != null) {
            dialect.linesWaiting();
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
