package chat.hub;

import chat.protocol.ClientMessage;
import chat.protocol.DeviceId;
import chat.protocol.LegacyView;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Name;
import chat.protocol.Profile;
import chat.protocol.ServerMessage;
import chat.protocol.SessionEvent;
import chat.protocol.SessionHello;
import chat.protocol.SessionRequest;
import chat.store.MemoryLog;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A hub with a history in memory, a clock that the test moves, and a way out that writes down what each client would get: in the
 * session profile the events themselves, in the legacy profile the messages that it sees of them.
 */
final class Hall implements Outbound, TurnTime {
    static final Limits NO_PACE =
            Limits.DEFAULT.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);
    static final long MILLIS_0 = 1_763_894_400_000L;

    private final Queue<Runnable> answers;
    private final Queue<Session> pinged = new ArrayDeque<>();
    private final Map<Room, Set<Session>> feeds = new HashMap<>();
    private final Map<Session, List<Object>> heard = new LinkedHashMap<>();
    /** What becomes of an event on its way to one client; tests plant bugs here. */
    BiFunction<Session, SessionEvent, List<SessionEvent>> tamper = (to, event) -> List.of(event);

    final List<String> closed = new ArrayList<>();
    final Set<Session> paused = new LinkedHashSet<>();
    final Set<Session> unread = new LinkedHashSet<>();
    /** Clients that do not answer when they are asked whether they are there. */
    final Set<Session> silent = new LinkedHashSet<>();

    final Map<Session, Long> owed = new HashMap<>();
    final MessageLog log;
    final HubSettings settings;
    final StallingLog stalling;
    final Hub hub;
    private long nanos;
    private int addresses;

    Hall() {
        this(new HubSettings(NO_PACE, Name.Alphabet.ANY_ONE_SCRIPT));
    }

    Hall(HubSettings settings) {
        this(settings, new ArrayDeque<>(), null, 0);
    }

    /** A new hub on the history of that one, as after a restart. */
    Hall(HubSettings settings, Hall before) {
        this(settings, before, 0);
    }

    /** The same, where the history's first answers about notes are failures. */
    Hall(HubSettings settings, Hall before, int notesFail) {
        this(settings, before.answers, before, notesFail);
    }

    private Hall(HubSettings settings, Queue<Runnable> answers, @Nullable Hall before, int notesFail) {
        this.settings = settings;
        this.answers = answers;
        this.log = before == null ? new MemoryLog(answers::add) : before.log;
        this.nanos = before == null ? 0 : before.nanos;
        this.stalling = new StallingLog(log);
        stalling.notesFail = notesFail;
        this.hub = new Hub(settings, stalling, this, this);
        hub.open();
        turn();
    }

    /** The end of a turn: the history answers, what is due is done. Returns the wait until the next, in ms. */
    long turn() {
        long wait;
        do {
            while (!answers.isEmpty()) {
                answers.remove().run();
            }
            wait = hub.tick();
            while (!pinged.isEmpty()) {
                hub.receive(pinged.remove(), new LinkRequest.Pong(1), 20);
            }
        } while (!answers.isEmpty());
        return wait == Long.MAX_VALUE ? wait : TimeUnit.NANOSECONDS.toMillis(wait + 999_999);
    }

    /** Time passes, with a turn at each moment at which something is due. */
    void pass(long millis) {
        long end = nanos + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long wait = turn(); nanos < end; wait = turn()) {
            long step = wait == Long.MAX_VALUE ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(Math.max(1, wait));
            nanos = end - nanos <= step ? end : nanos + step;
        }
        turn();
    }

    Session legacy(String name) {
        Session session = hub.connect("192.0.2.1:" + ++addresses);
        hub.hello(session, new ClientMessage.Hello(name, ""));
        return session;
    }

    /** A client of the session profile, on an installation of that name. */
    Session session(String name, String device) {
        Session session = hello(name, device);
        turn();
        return session;
    }

    /** The same before the history has answered. */
    Session hello(String name, String device) {
        Session session = hub.connect("192.0.2.1:" + ++addresses);
        hub.asks(session, Profile.SESSION);
        hub.hello(session, name, new SessionHello(1, "test", device(device)));
        return session;
    }

    /** {@code phone} and {@code phone.2} are two clients of one installation. */
    static DeviceId device(String word) {
        String[] parts = word.split("\\.", 2);
        String installation = String.format("%024x", new BigInteger(1, parts[0].getBytes(StandardCharsets.UTF_8)));
        String client = String.format("%08x", parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
        return new DeviceId(installation.substring(installation.length() - 24) + client);
    }

    void ask(Session from, SessionRequest request) {
        hub.receive(from, request, 100);
    }

    void say(Session from, String text) {
        hub.receive(from, new ClientMessage.Say(text), text.length());
        turn();
    }

    /** What that client got since the last {@link #clear}. */
    List<Object> heard(Session session) {
        return heard.computeIfAbsent(session, any -> new ArrayList<>());
    }

    <T> List<T> heard(Session session, Class<T> kind) {
        return heard(session).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void clear() {
        heard.values().forEach(List::clear);
    }

    /** Rooms that somebody hears. */
    Set<Room> rooms() {
        return feeds.keySet();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long wallMillis() {
        return MILLIS_0 + TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    @Override
    public void enter(Room room, Session session) {
        if (!feeds.computeIfAbsent(room, any -> new LinkedHashSet<>()).add(session)) {
            throw new IllegalStateException(session + " entered " + room + " twice");
        }
    }

    @Override
    public void leave(Room room, Session session) {
        Set<Session> feed = feeds.getOrDefault(room, Set.of());
        if (!feed.remove(session)) {
            throw new IllegalStateException(session + " left " + room + " without being there");
        }
        if (feed.isEmpty()) {
            feeds.remove(room);
        }
    }

    @Override
    public void publish(Room room, SessionEvent event, @Nullable Session legacySpeaker) {
        for (Session session : List.copyOf(feeds.getOrDefault(room, Set.of()))) {
            if (session != legacySpeaker) {
                hear(session, event);
            }
        }
    }

    @Override
    public void publishTo(Profile hearers, Room room, SessionEvent event) {
        for (Session session : feeds.getOrDefault(room, Set.of())) {
            if (session.profile() == hearers) {
                hear(session, event);
            }
        }
    }

    @Override
    public void publishList(Room room, ServerMessage.UserList list) {
        for (Session session : feeds.getOrDefault(room, Set.of())) {
            if (session.profile() == Profile.LEGACY) {
                heard(session).add(list);
            }
        }
    }

    @Override
    public void send(Session to, SessionEvent event) {
        hear(to, event);
    }

    @Override
    public void sendEach(List<Session> to, SessionEvent event) {
        to.forEach(session -> hear(session, event));
    }

    private void hear(Session session, SessionEvent event) {
        if (closed(session)) {
            throw new IllegalStateException("said to " + session + ", which was closed: " + event);
        }
        tamper.apply(session, event).forEach(each -> take(session, each));
    }

    private void take(Session session, SessionEvent event) {
        if (event instanceof LinkEvent.Ping && !silent.contains(session)) {
            pinged.add(session);
        } else if (session.profile() == Profile.SESSION) {
            heard(session).add(event);
        } else {
            heard(session).addAll(LegacyView.of(event));
        }
    }

    @Override
    public void signedIn(Session session) {
        if (!session.here()) {
            throw new IllegalStateException(session + " is not here");
        }
    }

    @Override
    public void pause(Session session) {
        paused.add(session);
    }

    @Override
    public void resume(Session session) {
        paused.remove(session);
    }

    @Override
    public boolean reads(Session session) {
        return !paused.contains(session) && !unread.contains(session);
    }

    @Override
    public long owedBytes(Session session) {
        return owed.getOrDefault(session, 0L);
    }

    @Override
    public void close(Session session, String reason) {
        closed.add(session + " " + reason);
    }

    private boolean closed(Session session) {
        return session.gone()
                && feeds.values().stream().noneMatch(feed -> feed.contains(session))
                && closed.contains(session.toString() + " left");
    }
}
