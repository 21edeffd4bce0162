package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.net.TimeSource;
import chat.original.OriginalClient;
import chat.original.OriginalServer;
import chat.protocol.FrameHeader;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.server.ChatServer;
import chat.server.EventLog;
import chat.server.ServerSettings;
import chat.sim.FakeTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One server, two clients on two emulated terminals, all in this JVM: keys in, cells out. */
class KeystrokeToPixelsTest {
    private final List<Seat> table = new ArrayList<>();

    @Test
    void what_one_types_the_other_sees() throws Exception {
        try (ChatServer server = server(0);
                Seat alice = new Seat(table, port(server), "alice", 80, 24)) {
            alice.untilShows("Connected to");
            try (Seat bob = new Seat(table, port(server), "bob", 40, 15)) {
                bob.untilShows("Connected to");
                alice.untilShows("bob joined");
                alice.type("hello bob^\rsecond line\r");
                bob.untilShows("second line");
                bob.type("日本語 for alice\r");
                alice.untilShows("日本語");
                String connected = "Connected to localhost:" + port(server) + ".";
                assertThat(alice.rows(1, 7))
                        .containsExactly(
                                "|────────────────────────── Mon 23 Nov ──────────────────────────│ alice (you)   |",
                                "|08:00        --  " + pad(connected, 46) + " │ bob           |",
                                "|08:00        --  bob joined                                     │               |",
                                "|08:00     alice  hello bob                                      │               |",
                                "|                 second line                                    │               |",
                                "|08:00       bob> 日本語 for alice                               │               |");
                assertThat(alice.rows(22, 24).get(0))
                        .startsWith("| [08:00] [alice] [1:#lobby 2]     ")
                        .matches(".* (\\d+ms )? *ok \\|");
                assertThat(alice.rows(22, 24).get(1))
                        .isEqualTo(
                                "|[#lobby]                                                                        |");
                bob.type("a draft");
                bob.untilShows("a draft");
                assertThat(bob.rows(0, 5))
                        .containsExactly(
                                "|────────────── Mon 23 Nov ──────────────|",
                                "|08:00 -- " + pad(connected, 31) + "|",
                                "|08:00>alice> hello bob                  |",
                                "|  second line                           |",
                                "|08:00 <bob> 日本語 for alice            |");
                assertThat(bob.rows(13, 15).get(0)).matches("\\| 1:#lobby 2 \\| (ok|\\d+ms) +\\|");
                assertThat(bob.rows(13, 15).get(1)).isEqualTo("|> a draft                               |");
                bob.type("\u0015/quit\r"); // who is only lost is waited for
                alice.untilShows("bob left");
            }
        }
    }

    @Test
    void the_sizes_from_wide_to_a_single_cell_and_back_lose_nothing() throws Exception {
        try (ChatServer server = server(0);
                Seat alice = new Seat(table, port(server), "alice", 120, 40)) {
            alice.untilShows("Connected to");
            alice.type("what was said stays\rand a draft");
            String wide = alice.untilShows("[#lobby] and a draft");
            assertThat(wide).contains("08:00:0").contains("what was said stays");
            for (int[] size : new int[][] {{80, 24}, {40, 15}, {20, 5}}) {
                assertThat(alice.resize(size[0], size[1]).untilShows("draft").lines())
                        .hasSize(size[1]);
            }
            alice.resize(1, 1).turns(8); // the emulator draws nothing that small; it only has to be lived through
            assertThat(alice.resize(120, 40).untilShows("[#lobby] and a draft")).isEqualTo(wide);
        }
    }

    @Test
    void a_server_that_dies_and_comes_back_gets_what_was_typed_meanwhile() throws Exception {
        int port;
        OriginalServer first = OriginalServer.start();
        port = first.port();
        try (Seat alice = new Seat(table, port, "alice", 80, 24)) {
            alice.untilShows("Connected to");
            first.close();
            alice.untilShows("RECONNECTING");
            alice.type("typed meanwhile\r");
            alice.type("draft");
            assertThat(alice.untilShows("unsent 1"))
                    .contains("alice~ typed meanwhile")
                    .contains("[#lobby] draft");
            try (OriginalServer again = OriginalServer.start(port, 64)) {
                alice.untilShows("again after");
                assertThat(alice.untilShows("alice  typed meanwhile"))
                        .contains("[#lobby] draft")
                        .contains(" ok ");
                alice.until(screen -> again.received().size() == 2);
                assertThat(again.received().get(0)).startsWith("USERNAME:alice:{");
                assertThat(again.received().get(1)).isEqualTo("typed meanwhile");
            }
        }
    }

    @Test
    void a_paste_is_one_message_after_a_question() throws Exception {
        try (OriginalServer server = OriginalServer.start();
                Seat alice = new Seat(table, server.port(), "alice", 80, 24)) {
            alice.untilShows("Connected to");
            String twenty = IntStream.range(0, 20).mapToObj(i -> "line " + i).collect(Collectors.joining("\r"));
            alice.type("^[200~" + twenty + "^[201~");
            alice.untilShows("Paste 20 lines");
            alice.type("\r").untilShows("line 19");
            alice.type("\r").until(screen -> server.received().size() == 2);
            assertThat(server.received().get(1)).isEqualTo(twenty.replace('\r', '\n'));
        }
    }

    @Test
    void original_clients_and_ours_share_a_room_on_our_server() throws Exception {
        try (ChatServer server = server(0);
                Seat alice = new Seat(table, port(server), "alice", 80, 24)) {
            alice.untilShows("Connected to");
            try (OriginalClient old = OriginalClient.join(port(server), "old")) {
                alice.untilShows("old joined");
                old.say("[x] from the original\nin two lines");
                alice.untilShows("in two lines");
                alice.type("hello original\r/msg old psst\r");
                alice.until(screen -> old.printed().size() >= 3);
                assertThat(old.printed())
                        .containsExactly(
                                "!USERLIST:[\"alice\", \"old\"]", "[alice] hello original", "[alice] (whisper) psst");
                old.disconnect();
            }
            alice.untilShows("old left");
        }
    }

    @Test
    void our_clients_talk_through_the_original_server_and_leave_with_a_word() throws Exception {
        try (OriginalServer server = OriginalServer.start();
                Seat alice = new Seat(table, server.port(), "alice", 80, 24)) {
            alice.untilShows("Connected to");
            try (Seat bob = new Seat(table, server.port(), "bob", 80, 24)) {
                alice.untilShows("bob joined");
                assertThat(alice.untilShows("│ bob")).contains("│ alice (you)");
                bob.type("hello alice\r");
                alice.untilShows("bob> hello alice");
                bob.type("/quit\r");
                alice.untilShows("bob left");
                assertThat(server.received()).endsWith("hello alice", "!DISCONNECT");
            }
        }
    }

    @Test
    void a_lone_escape_is_one_after_its_time_and_a_sequence_in_pieces_is_not() throws Exception {
        try (OriginalServer server = OriginalServer.start();
                Seat alice = new Seat(table, server.port(), "alice", 80, 24)) {
            alice.untilShows("Connected to");
            alice.type("ab").untilShows("[#lobby] ab");
            alice.type("^[").type("D").type("x").untilShows("[#lobby] axb");
            alice.type("^OP").untilShows("Writing"); // F1: the page of keys
            alice.type("^");
            alice.until(screen -> screen.contains("[#lobby] axb") && !screen.contains("Writing"));
        }
    }

    private static String pad(String text, int columns) {
        return text + " ".repeat(columns - text.length());
    }

    private static int port(ChatServer server) {
        return server.address().getPort();
    }

    static ChatServer server(int port) throws IOException {
        ServerSettings settings = new ServerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                FrameHeader.DEFAULT,
                Limits.DEFAULT,
                Name.Alphabet.ANY_ONE_SCRIPT);
        ChatServer server = new ChatServer(settings, eightInTheMorning(), EventLog.silent());
        Thread serving = new Thread(
                () -> {
                    try {
                        server.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "server");
        serving.setDaemon(true);
        serving.start();
        return server;
    }

    /** The clock of the people at their screens, for what the server stamps. */
    private static TimeSource eightInTheMorning() {
        return new TimeSource() {
            @Override
            public long nanos() {
                return TimeSource.system().nanos();
            }

            @Override
            public long wallMillis() {
                return new FakeTime().wallMillis();
            }
        };
    }
}
