package chat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.bench.BenchSettings.Kind;
import chat.bench.FaultyServer.Mistake;
import chat.original.OriginalServer;
import chat.protocol.Limit;
import chat.protocol.Profile;
import chat.protocol.RoomName;
import chat.server.ChatServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same as {@link BenchTest} in the session profile: an entry in its place for each, the sender's own among them. */
class SessionBenchTest {
    private final BenchRun run = new BenchRun();

    SessionBenchTest() {
        run.profile = Profile.SESSION;
    }

    @Test
    void a_right_server_is_measured_and_every_sender_hears_itself() throws IOException {
        try (ChatServer server = BenchRun.chat(BenchRun.noPace())) {
            run.senders = 2;
            Figures figures = run.on(server.address());
            assertThat(figures.verified()).isPositive().isGreaterThanOrEqualTo(figures.deliveries());
            assertThat(figures.verified() % run.members).isZero();
            assertThat(figures.latency().total()).isPositive();
            assertThat(figures.noticeCount()).isZero();
            assertThat(figures.otherFrames()).isZero();
            assertThat(Report.lines(run.settings(server.address()), figures))
                    .anyMatch(line -> line.startsWith("verified") && line.endsWith("every sender's echo too"))
                    .anyMatch(line -> line.startsWith("frames") && line.contains("session profile: a header of 64"));
        }
    }

    @Test
    void all_may_send_long_texts_in_a_room_of_their_own_run_after_run() throws IOException {
        try (ChatServer server = BenchRun.chat(BenchRun.noPace())) {
            run.room = RoomName.of("#bench");
            run.senders = run.members;
            run.bodyBytes = 5_000;
            assertThat(run.on(server.address()).verified()).isPositive();
            assertThat(run.on(server.address()).verified()).isPositive();
        }
    }

    @Test
    void a_sender_waits_when_as_many_are_under_way_as_the_server_allows() throws IOException {
        try (ChatServer server = BenchRun.chat(BenchRun.noPace().with(Limit.UNACKNOWLEDGED, 1))) {
            assertThat(run.on(server.address()).verified()).isPositive();
            run.rate = 2_000;
            assertThat(run.on(server.address()).verified()).isPositive();
        }
    }

    @Test
    void the_first_member_asks_for_the_whole_of_a_long_list_and_pings_are_answered() throws IOException {
        try (ChatServer server =
                BenchRun.chat(BenchRun.noPace().with(Limit.PING_SECONDS, 1).with(Limit.LOST_SECONDS, 2))) {
            run.members = 450;
            run.kind = Kind.STORM;
            assertThat(run.on(server.address()).joining().lists()).isGreaterThanOrEqualTo(450);
            run.members = 3;
            run.kind = Kind.IDLE;
            run.run = Duration.ofSeconds(3);
            assertThat(run.on(server.address()).otherFrames()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void what_others_say_in_the_room_is_no_mistake() throws IOException {
        try (ChatServer server = BenchRun.chat(BenchRun.noPace());
                Chatterer other = new Chatterer(server.address())) {
            Figures figures = run.on(server.address());
            assertThat(figures.verified()).isPositive();
            assertThat(other.lines()).isPositive();
            assertThat(figures.otherFrames()).isPositive();
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
                "DROPS | under seq 11 where 10 was due: that one was lost, or overtaken",
                "DROPS_ALL_FROM_THEN_ON | has got all up to seq 9, and nothing of 10 to",
                "DOUBLES | under seq 10 a second time, or late: 11 was due",
                "SWAPS | under seq 11 where 10 was due: that one was lost, or overtaken",
                "CHANGES_A_BYTE | byte 40 of its 40 is 0x23, not 0x",
                "CHANGES_THE_NUMBER | bytes that nobody sent",
                "CHANGES_THE_MARK | changed bytes",
                "CUTS_A_BYTE_OFF | of another length",
                "SAYS_ANOTHER_NAME | under another name: x",
                "SAYS_A_LONGER_NAME | under another name: ab",
                "DOES_NOT_ECHO | under seq 11 where 10 was due, the echo of its own message 9: that one was lost",
                "SKIPS_A_SEQ | under seq 11 where 10 was due: that one was lost, or overtaken",
                "SAYS_ANOTHER_TIME | got seq 10 in other bytes than those before it",
                "SAYS_ANOTHER_TAG | which is not that of n = 10: its sender cannot know it again",
                "SAYS_IT_UNDER_TWO_SEQS | message 9 of",
                "SAYS_IT_UNDER_TWO_SEQS | under seq 11 a second time",
                "SWAPS_UNDER_THE_RIGHT_SEQS | under seq 10",
                "PASSES_OVER | was passed over",
                "BREAKS_A_HEADER | bytes that are no frame"
            })
    void a_wrong_delivery_is_named(Mistake mistake, String sentence) throws IOException {
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
                "RENAMES_THE_SECOND | by another name",
                "REFUSES | refused message 9 of",
                "SAYS_NOTHING | says nothing to one who joins"
            })
    void a_server_that_cannot_be_used_is_told(Mistake mistake, String sentence) throws IOException {
        run.patience = Duration.ofSeconds(5);
        try (FaultyServer server = new FaultyServer(mistake)) {
            run.failsOn(server.address(), BenchFailure.Kind.SERVER_UNUSABLE, sentence);
        }
    }

    @Test
    void a_server_of_the_legacy_profile_is_told_from_one_of_this() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            run.failsOn(there, BenchFailure.Kind.SERVER_UNUSABLE, "measure it with --profile legacy");
        }
    }

    @Test
    void texts_beyond_what_the_server_takes_are_told_before_any_is_sent() throws IOException {
        try (ChatServer server = BenchRun.chat(BenchRun.noPace())) {
            run.bodyBytes = 16_384;
            assertThat(run.on(server.address()).verified()).isPositive();
            run.bodyBytes = 16_385;
            run.failsOn(server.address(), BenchFailure.Kind.SERVER_UNUSABLE, "texts of 16384 bytes at most");
        }
    }

    @Test
    void a_room_needs_this_profile() {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        run.room = RoomName.of("bench");
        assertThat(run.settings(any).target().room().value()).isEqualTo("bench");
        run.profile = Profile.LEGACY;
        assertThatThrownBy(() -> run.settings(any)).hasMessageContaining("give --profile session too");
    }
}
