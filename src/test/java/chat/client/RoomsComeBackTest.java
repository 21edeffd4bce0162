package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Event;
import chat.client.model.Request;
import chat.client.model.RoomNews;
import chat.client.model.TalkNews;
import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Origin;
import chat.net.EventLoop;
import chat.net.TimeSource;
import chat.protocol.FrameHeader;
import chat.protocol.LeaveReason;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.TextKind;
import chat.server.ChatServer;
import chat.server.EventLog;
import chat.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client whose link was gone for longer than the server waits is in its rooms again when it is back, and has missed nothing. */
class RoomsComeBackTest {
    private static final RoomName OPS = new RoomName("ops");
    private static final Place IN_OPS = new Place.InRoom(OPS);
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final TimeSource time = TimeSource.system();
    private final List<Event> alices = new ArrayList<>();
    private final List<Event> bobs = new ArrayList<>();
    private ChatServer server;
    private EventLoop loop;
    private ServerLink alice;
    private ServerLink bob;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop(time);
        server = started();
        alice = link("alice", alices);
        bob = link("bob", bobs);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        server.close();
    }

    @Test
    void after_the_grace_time_the_rooms_are_there_and_what_was_missed_comes_as_replay() throws IOException {
        try (FaultProxy proxy = new FaultProxy(server.address(), 1)) {
            InetSocketAddress proxied = new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port());
            alice = link("alice", alices, proxied);
            bothInOps();
            bob.say(1, IN_OPS, TextKind.TEXT, "first");
            until(() -> texts(alices, Origin.LIVE).contains("first"));
            proxy.cut();
            until(() -> heard(alices, Event.LinkDown.class::isInstance));
            alice.disconnect(); // or it would be back too soon
            until(() -> heard(
                    bobs,
                    event -> event instanceof Event.Rooms rooms
                            && rooms.news().equals(new RoomNews.Left(OPS, List.of("alice"), LeaveReason.LOST))));
            bob.say(2, IN_OPS, TextKind.TEXT, "alice: second");
            bob.say(3, IN_OPS, TextKind.TEXT, "third");
            until(() -> bob.unsettled() == 0);
            alices.clear();
            alice.connectNow();
            until(() -> texts(alices, Origin.REPLAY).size() == 2);
            assertThat(texts(alices, Origin.REPLAY)).containsExactly("alice: second", "third");
            assertThat(texts(alices, Origin.LIVE)).isEmpty();
            assertThat(alices)
                    .noneMatch(event -> event instanceof Event.Talk talk && talk.news() instanceof TalkNews.Closed);
            alice.say(1, IN_OPS, TextKind.TEXT, "back");
            until(() -> texts(bobs, Origin.LIVE).contains("back"));
        }
    }

    @Test
    void a_server_that_has_forgotten_all_is_asked_for_the_rooms() throws IOException {
        bothInOps();
        server.close();
        until(() -> heard(alices, Event.LinkDown.class::isInstance) && heard(bobs, Event.LinkDown.class::isInstance));
        server = started();
        alices.clear();
        bobs.clear();
        alice.say(7, IN_OPS, TextKind.TEXT, "said while it was down");
        alice.connectNow();
        until(() -> opened(alices) && alice.unsettled() == 0);
        bob.connectNow();
        until(() -> opened(bobs));
        assertThat(alices)
                .noneMatch(event -> event instanceof Event.Talk talk
                        && (talk.news() instanceof TalkNews.Closed || talk.news() instanceof TalkNews.Failed));
        assertThat(texts(alices, Origin.LIVE)).containsExactly("said while it was down");
        bob.say(1, IN_OPS, TextKind.TEXT, "here we are");
        until(() -> texts(alices, Origin.LIVE).contains("here we are"));
    }

    @Test
    void nobody_is_told_of_their_own_coming() throws IOException {
        bothInOps();
        alice.disconnect();
        until(() -> heard(bobs, event -> event instanceof Event.Rooms rooms && rooms.news() instanceof RoomNews.Left));
        alice.connectNow();
        until(() -> alices.stream().filter(Event.Ready.class::isInstance).count() == 2);
        bob.say(1, IN_OPS, TextKind.TEXT, "hello again");
        until(() -> texts(alices, Origin.LIVE).contains("hello again")
                && joined(bobs).contains("alice"));
        assertThat(joined(bobs)).doesNotContain("bob");
        assertThat(joined(alices)).contains("bob").doesNotContain("alice");
    }

    private static List<String> joined(List<Event> events) {
        List<String> names = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Rooms rooms && rooms.news() instanceof RoomNews.Joined joined) {
                joined.members().forEach(member -> names.add(member.name()));
            }
        }
        return names;
    }

    private void bothInOps() throws IOException {
        alice.connectNow();
        bob.connectNow();
        until(() -> heard(alices, Event.Ready.class::isInstance) && heard(bobs, Event.Ready.class::isInstance));
        alice.ask(new Request.Join(OPS));
        bob.ask(new Request.Join(OPS));
        until(() -> opened(alices) && opened(bobs));
    }

    private static boolean opened(List<Event> events) {
        return heard(
                events,
                event -> event instanceof Event.Talk talk
                        && talk.news() instanceof TalkNews.Opened opened
                        && opened.place().equals(IN_OPS));
    }

    private static boolean heard(List<Event> events, Predicate<Event> what) {
        return events.stream().anyMatch(what);
    }

    private static List<String> texts(List<Event> events, Origin origin) {
        List<String> texts = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Talk talk
                    && talk.news() instanceof Entries entries
                    && entries.place().equals(IN_OPS)
                    && entries.origin() == origin) {
                entries.lines().forEach(line -> texts.add(line.entry().text()));
            }
        }
        return texts;
    }

    private ServerLink link(String name, List<Event> events) {
        return link(name, events, null);
    }

    /** @param to null: wherever the server is now */
    private ServerLink link(String name, List<Event> events, @Nullable InetSocketAddress to) {
        return new ServerLink(
                loop,
                ClientSettings.of("localhost", server.address().getPort(), name),
                Installation.inMemory(loop.wallMillis()),
                (place, answer) ->
                        KnownWay.to(to == null ? server.address() : to).find(place, answer),
                () -> 0,
                LinkLog.NONE,
                events::add);
    }

    private ChatServer started() throws IOException {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ChatServer made = new ChatServer(
                new ServerSettings(
                        anywhere,
                        new FrameHeader(64),
                        Limits.DEFAULT.with(Limit.GRACE_SECONDS, 1),
                        Name.Alphabet.ANY_ONE_SCRIPT),
                time,
                EventLog.silent());
        Thread serving = new Thread(
                () -> {
                    try {
                        made.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "rooms-server");
        serving.setDaemon(true);
        serving.start();
        return made;
    }

    private void until(BooleanSupplier done) throws IOException {
        long start = time.nanos();
        while (!done.getAsBoolean()) {
            loop.turn(5);
            assertThat(time.nanos() - start).as("time; alice heard %s", alices).isLessThan(DEADLINE_NANOS);
        }
    }
}
