package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Event;
import chat.client.model.TalkNews;
import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Origin;
import chat.net.EventLoop;
import chat.net.TimeSource;
import chat.protocol.FrameHeader;
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
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A client that comes back to the real server after 10,000 messages: all of them come, as replay, the newest first. */
class MissedTest {
    private static final int MISSED = 10_000;
    private static final Place LOBBY = new Place.InRoom(RoomName.LOBBY);
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final TimeSource time = TimeSource.system();
    private final Set<Long> replayed = new HashSet<>();
    private long firstNanos;
    private long newestFirst;
    private boolean ready;
    private boolean down;

    @Test
    void ten_thousand_missed_messages_come_back() throws IOException {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Limits limits = Limits.DEFAULT.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);
        ChatServer server = new ChatServer(
                new ServerSettings(anywhere, new FrameHeader(64), limits, Name.Alphabet.ANY_ONE_SCRIPT),
                time,
                EventLog.silent());
        Thread serving = new Thread(() -> serve(server), "missed-server");
        serving.start();
        try (server;
                EventLoop loop = new EventLoop(time);
                FaultProxy proxy = new FaultProxy(server.address(), 1)) {
            InetSocketAddress proxied = new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port());
            ServerLink alice = link(loop, "alice", proxied, this::aliceHears);
            ServerLink bob = link(loop, "bob", server.address(), event -> {});
            alice.connectNow();
            bob.connectNow();
            until(loop, () -> ready);
            proxy.cut();
            until(loop, () -> down);
            alice.disconnect();
            for (int i = 1; i <= MISSED; i++) {
                bob.say(i, LOBBY, TextKind.TEXT, "message " + i);
                if (i % 500 == 0) {
                    until(loop, () -> bob.unsettled() == 0);
                }
            }
            long start = time.nanos();
            alice.connectNow();
            until(loop, () -> replayed.size() == MISSED);
            long allMillis = TimeUnit.NANOSECONDS.toMillis(time.nanos() - start);
            long firstMillis = TimeUnit.NANOSECONDS.toMillis(firstNanos - start);
            System.out.println("MissedTest first_ms=" + firstMillis + " all_ms=" + allMillis);
            assertThat(newestFirst).isEqualTo(MISSED);
        }
    }

    private void aliceHears(Event event) {
        if (event instanceof Event.Ready) {
            ready = true;
        } else if (event instanceof Event.LinkDown) {
            down = true;
        } else if (event instanceof Event.Talk talk && talk.news() instanceof Entries entries) {
            assertThat(entries.origin()).isEqualTo(Origin.REPLAY);
            if (replayed.isEmpty()) {
                firstNanos = time.nanos();
                newestFirst = entries.last();
            }
            for (TalkNews.Heard line : entries.lines()) {
                assertThat(replayed.add(line.entry().seq())).isTrue();
            }
        }
    }

    private static ServerLink link(
            EventLoop loop, String name, InetSocketAddress to, java.util.function.Consumer<Event> events) {
        return new ServerLink(
                loop,
                ClientSettings.of("localhost", to.getPort(), name),
                Installation.inMemory(loop.wallMillis()),
                KnownWay.to(to),
                () -> 0,
                LinkLog.NONE,
                events);
    }

    private void until(EventLoop loop, BooleanSupplier done) throws IOException {
        long start = time.nanos();
        while (!done.getAsBoolean()) {
            loop.turn(5);
            assertThat(time.nanos() - start)
                    .as("time; %d are there", replayed.size())
                    .isLessThan(DEADLINE_NANOS);
        }
    }

    private static void serve(ChatServer server) {
        try {
            server.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
