package chat.server;

import static chat.server.SessionPeer.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.ServerProgram;
import chat.protocol.Entry;
import chat.protocol.SessionEvent;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * One server process after the other on the same folder, each killed while three members talk, and the journals of these members. One
 * thread; lanes on folders of their own know nothing of each other.
 */
final class KillLane implements Callable<KillLane.Outcome> {
    /** So many lines of one member are unacknowledged at once. */
    private static final int ON_THE_WAY_MAX = 40;

    private final Path folder;
    private final int kills;
    private final Random random;
    private final List<Journal> journals = List.of(
            new Journal("ada", SessionPeer.device(1)),
            new Journal("bob", SessionPeer.device(2)),
            new Journal("eve", SessionPeer.device(3)));

    /**
     * How a lane ended.
     *
     * @param open lines that the last kill left unacknowledged
     */
    record Outcome(int acknowledgements, int entries, int open, List<String> faults) {}

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

    KillLane(Path folder, int kills, long seed) {
        this.folder = folder;
        this.kills = kills;
        this.random = new Random(seed);
    }

    @Override
    public Outcome call() {
        for (int i = 0; i < kills; i++) {
            try (ServerProgram server = ServerProgram.on(folder)) {
                talk(server, 1 + random.nextInt(i % 2 == 0 ? 60 : 500));
            }
        }
        try (ServerProgram server = ServerProgram.on(folder)) {
            List<Entry> history = SessionPeer.history(server.address());
            int open = journals.stream()
                    .mapToInt(journal -> journal.unacknowledged().size())
                    .sum();
            return new Outcome(acknowledged(), history.size(), open, Journal.faults(history, journals));
        }
    }

    /** Everybody sends again what is open, then goes on; the server is killed after so many acknowledgements. */
    private void talk(ServerProgram server, int acknowledgements) {
        List<Seat> seats = journals.stream()
                .map(journal -> new Seat(journal, SessionPeer.join(server.address(), journal.name, journal.device)))
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
            seats.forEach(KillLane::hear);
            assertThat(server.program().isAlive()).as(server.program().told()).isTrue();
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
        List<SessionEvent> all = seat.peer.heard;
        for (; seat.taken < all.size(); seat.taken++) {
            if (all.get(seat.taken) instanceof TalkEvent.Said said
                    && said.place().equals(LOBBY)) {
                seat.journal.heard(said.entry());
            }
        }
    }

    private int acknowledged() {
        return journals.stream().mapToInt(Journal::acknowledgements).sum();
    }
}
