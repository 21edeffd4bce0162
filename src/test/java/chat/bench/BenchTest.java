package chat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.bench.BenchSettings.Kind;
import chat.bench.FaultyServer.Mistake;
import chat.original.OriginalServer;
import chat.protocol.Limits;
import chat.server.ChatServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures real servers on the loopback, and one that makes mistakes: each mistake must be found and named. */
class BenchTest {
    private final BenchRun run = new BenchRun();

    @Test
    void a_right_server_is_measured_and_all_of_it_verified() throws IOException {
        try (ChatServer server = BenchRun.chat(BenchRun.noPace())) {
            run.senders = 2;
            Figures figures = run.on(server.address());
            assertThat(figures.verified()).isPositive().isGreaterThanOrEqualTo(figures.deliveries());
            assertThat(figures.verified() % 5).isZero();
            assertThat(figures.latency().total()).isPositive();
            assertThat(figures.noticeCount()).isZero();
            assertThat(Report.lines(run.settings(server.address()), figures))
                    .anyMatch(line -> line.startsWith("verified"))
                    .anyMatch(line -> line.contains("p99.9"))
                    .anyMatch(line -> line.contains("#"));
        }
    }

    @Test
    void all_may_send_and_long_texts_come_whole() throws IOException {
        try (ChatServer server = BenchRun.chat(BenchRun.noPace())) {
            run.senders = run.members;
            run.bodyBytes = 5_000;
            assertThat(run.on(server.address()).verified()).isPositive();
        }
    }

    @Test
    void a_rate_is_kept_and_every_message_due_has_its_latency() throws IOException {
        try (ChatServer server = BenchRun.chat(BenchRun.noPace())) {
            run.rate = 200;
            run.senders = 3;
            Figures figures = run.on(server.address());
            long due = 200L * BenchRun.SHORT_MILLIS / 1000;
            assertThat(figures.latency().total()).isBetween((due - 1) * 5, (due + 200) * 5);
        }
    }

    @Test
    void the_original_server_is_one_too() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            run.rate = 50;
            assertThat(run.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()))
                            .verified())
                    .isPositive();
        }
    }

    @Test
    void a_server_that_holds_its_senders_back_is_quoted() throws IOException {
        try (ChatServer server = BenchRun.chat(Limits.DEFAULT)) {
            Figures figures = run.on(server.address());
            assertThat(figures.noticeCount()).isPositive();
            assertThat(figures.notices()).singleElement().asString().contains("sending faster");
            assertThat(Report.lines(run.settings(server.address()), figures))
                    .anyMatch(line -> line.startsWith("notices") && line.contains("sending faster"))
                    .anyMatch(line -> line.contains("--limit messages-per-second=0"));
        }
    }

    @Test
    void idle_members_and_a_storm_of_joins_are_measured_without_a_message() throws IOException {
        try (ChatServer server = BenchRun.chat(BenchRun.noPace())) {
            run.members = 50;
            run.kind = Kind.IDLE;
            assertThat(run.on(server.address()).verified()).isZero();
        }
        try (ChatServer server = BenchRun.chat(BenchRun.noPace())) {
            run.kind = Kind.STORM;
            Figures storm = run.on(server.address());
            assertThat(storm.joining().lists()).isGreaterThanOrEqualTo(50);
            assertThat(storm.joining().joinedSeconds()).isPositive();
            assertThat(Report.lines(run.settings(server.address()), storm)).anyMatch(line -> line.startsWith("joined"));
        }
    }

    @Test
    void a_stand_in_without_a_mistake_passes() throws IOException {
        try (FaultyServer server = new FaultyServer(Mistake.NONE)) {
            assertThat(run.on(server.address()).verified()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROPS | where 9 was due",
                "DROPS_ALL_FROM_THEN_ON | has got 9 of the",
                "DOUBLES | a second time",
                "SWAPS | where 9 was due: that one was lost, or overtaken",
                "CHANGES_A_BYTE | byte 38 of its 40 is 0x23, not 0x",
                "CHANGES_THE_NUMBER | bytes that nobody sent",
                "CHANGES_THE_MARK | changed bytes",
                "CUTS_A_BYTE_OFF | of another length",
                "SAYS_ANOTHER_NAME | under another name",
                "SAYS_A_LONGER_NAME | under another name",
                "ECHOES | got its own message 9 back",
                "BREAKS_A_HEADER | bytes that are no frame"
            })
    void a_wrong_delivery_is_named(Mistake mistake, String sentence) throws IOException {
        // Only what never comes has to be waited for; a machine that is busy elsewhere must not look like that.
        run.patience = Duration.ofSeconds(mistake == Mistake.DROPS_ALL_FROM_THEN_ON ? 3 : 30);
        try (FaultyServer server = new FaultyServer(mistake)) {
            run.failsOn(server.address(), BenchFailure.Kind.WRONG_DELIVERY, sentence);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HANGS_UP | Its last word: I am tired.",
                "RENAMES_THE_SECOND | It said: You are called",
                "SAYS_NOTHING | says nothing to one who joins"
            })
    void a_server_that_cannot_be_used_is_told(Mistake mistake, String sentence) throws IOException {
        run.patience = Duration.ofSeconds(5);
        try (FaultyServer server = new FaultyServer(mistake)) {
            run.failsOn(server.address(), BenchFailure.Kind.SERVER_UNUSABLE, sentence);
        }
    }

    @Test
    void a_stall_counts_for_every_message_that_came_due_meanwhile() throws IOException {
        run.rate = 100;
        try (FaultyServer server = new FaultyServer(Mistake.STALLS)) {
            Figures figures = run.on(server.address());
            // 40 messages are due in the 400 ms; one that waited for an answer before the next would see one slow
            // message.
            long slow = figures.latency().count(FaultyServer.STALL_MILLIS * 1_000_000 / 2, Long.MAX_VALUE);
            assertThat(slow).isGreaterThanOrEqualTo(15 * 5);
        }
    }

    @Test
    void nobody_listening_is_told() throws IOException {
        InetSocketAddress free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = (InetSocketAddress) taken.getLocalSocketAddress();
        }
        run.failsOn(free, BenchFailure.Kind.SERVER_UNUSABLE, "Is a server running there?");
    }

    @Test
    void options_out_of_range_are_sentences() {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        run.members = 1;
        assertThatThrownBy(() -> run.settings(any)).hasMessage("--members is a number from 2 to 50000, not 1.");
        run.members = 10;
        run.senders = 11;
        assertThatThrownBy(() -> run.settings(any)).hasMessage("--senders is a number from 1 to 10, not 11.");
        run.members = 50_000;
        run.senders = 50_000;
        assertThatThrownBy(() -> run.settings(any)).hasMessageContaining("--members times --senders");
        run.senders = 1;
        run.bodyBytes = 16;
        assertThatThrownBy(() -> run.settings(any)).hasMessageStartingWith("--body is a number from 17 to");
        run.bodyBytes = 17;
        assertThat(run.settings(any).load().bodyBytes()).isEqualTo(17);
    }
}
