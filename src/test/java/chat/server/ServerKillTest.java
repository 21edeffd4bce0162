package chat.server;

import static chat.server.SessionPeer.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Program;
import chat.protocol.Entry;
import chat.protocol.Span;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole server in a process of its own, killed with SIGKILL at random moments while three members talk, again and again on the same
 * folder; each sends again what was not acknowledged. {@code -Dkills=1000} for more, {@code -Dseed=} for the same moments.
 */
class ServerKillTest {
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int ON_THE_WAY_MAX = 40;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Journal> journals = List.of(
            new Journal("ada", SessionPeer.device(1)),
            new Journal("bob", SessionPeer.device(2)),
            new Journal("eve", SessionPeer.device(3)));

    /** A member on its present connection. */
    private static final class Seat {
        final Journal journal;
        final SessionPeer peer;
        int taken;

        Seat(Journal journal, SessionPeer peer) {
            this.journal = journal;
            this.peer = peer;
        }
    }

    @Test
    void nothing_acknowledged_is_lost_nothing_is_there_twice_and_all_hear_the_same() {
        for (int i = 0; i < KILLS; i++) {
            try (Program server = start()) {
                talk(server, 1 + random.nextInt(i % 2 == 0 ? 60 : 1_000));
            }
        }
        List<Entry> history;
        try (Program server = start()) {
            history = history(address(server));
        }
        assertThat(Journal.faults(history, journals)).as("seed %d", seed).isEmpty();
        int acknowledged = journals.stream().mapToInt(Journal::acknowledgements).sum();
        assertThat(acknowledged).isGreaterThan(KILLS);
        System.out.println("killed the server " + KILLS + " times: " + acknowledged + " acknowledgements, "
                + history.size() + " entries, seed " + seed);
    }

    /** Everybody sends again what is open, then goes on; the server is killed after so many acknowledgements. */
    private void talk(Program server, int acknowledgements) {
        List<Seat> seats = journals.stream()
                .map(journal -> new Seat(journal, SessionPeer.join(address(server), journal.name, journal.device)))
                .toList();
        int before = acknowledged();
        for (Seat seat : seats) {
            seat.journal.connected();
            seat.journal.unacknowledged().forEach(n -> say(seat, n));
        }
        while (acknowledged() - before < acknowledgements) {
            Seat seat = seats.get(random.nextInt(seats.size()));
            for (int room = ON_THE_WAY_MAX - seat.journal.unacknowledged().size(); room > 0; room--) {
                say(
                        seat,
                        seat.journal.say("line " + random.nextInt() + "x".repeat(random.nextInt(10) == 0 ? 3_000 : 3)));
            }
            seats.forEach(ServerKillTest::hear);
            assertThat(server.isAlive()).as(server.told()).isTrue();
        }
        server.close();
        for (Seat seat : seats) {
            while (!seat.peer.ended()) {
                hear(seat);
            }
            hear(seat);
            seat.peer.close();
        }
    }

    private static void say(Seat seat, long n) {
        seat.peer.send(new TalkRequest.Say(n, LOBBY, TextKind.TEXT, seat.journal.text(n)));
    }

    /** What came is written down, once. */
    private static void hear(Seat seat) {
        seat.peer.read();
        List<Entry> all = seat.peer.said(LOBBY);
        all.subList(seat.taken, all.size()).forEach(seat.journal::heard);
        seat.taken = all.size();
    }

    private int acknowledged() {
        return journals.stream().mapToInt(Journal::acknowledgements).sum();
    }

    private static List<Entry> history(InetSocketAddress at) {
        List<Entry> all = new ArrayList<>();
        try (SessionPeer reader = SessionPeer.join(at, "reader", SessionPeer.device(9))) {
            boolean more = true;
            for (int ref = 1; more; ref++) {
                int asked = ref;
                reader.send(new TalkRequest.History(asked, LOBBY, new Span(Span.Edge.AFTER, all.size()), 200));
                TalkEvent.Page page = reader.await(TalkEvent.Page.class, answer -> answer.ref() == asked);
                all.addAll(page.entries());
                more = page.more();
            }
        }
        return all;
    }

    private Program start() {
        return Program.start(List.of(
                Program.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "chat.Main",
                "server",
                "--bind",
                "127.0.0.1",
                "--port",
                "0",
                "--data-dir",
                folder.resolve("state").toString(),
                "--limit",
                "messages-per-second=0",
                "--limit",
                "bytes-per-second=0"));
    }

    private static InetSocketAddress address(Program server) {
        int port = Integer.parseInt(
                server.awaitOut("^Listening on 127\\.0\\.0\\.1:(\\d+)\\.").group(1));
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
