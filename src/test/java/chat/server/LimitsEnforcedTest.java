package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.sim.SimSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each bound of docs/limits.md at its edge, on a server in memory whose time the test moves. */
class LimitsEnforcedTest {
    private static final Limits NO_PACE =
            Limits.DEFAULT.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);

    @EdgeOf(Limit.SIGN_IN_SECONDS)
    @Test
    void one_who_does_not_sign_in_within_ten_seconds_is_told_and_closed() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT)) {
            SimServer.Client silent = sim.connect();
            sim.turn(2);
            sim.pass(9_990);
            assertThat(silent.read()).isEmpty();
            assertThat(silent.ended()).isFalse();
            sim.pass(20);
            assertThat(silent.read()).containsExactly("[Server] You did not sign in within 10 seconds.");
            assertThat(silent.ended()).isTrue();
            assertThat(sim.log()).contains("reason=sign_in_timeout");
        }
    }

    @Test
    void one_who_signs_in_in_time_stays() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT)) {
            SimServer.Client ada = sim.connect();
            sim.turn(2);
            sim.pass(9_980);
            ada.send("USERNAME:ada");
            sim.pass(60_000);
            assertThat(ada.read()).containsExactly("!USERLIST:[\"ada\"]");
            assertThat(ada.ended()).isFalse();
        }
    }

    @EdgeOf(Limit.SIGN_IN_FRAME_BYTES)
    @Test
    void the_first_frame_may_have_1024_bytes_and_not_one_more() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT)) {
            for (int bytes : new int[] {1023, 1024}) {
                SimServer.Client fits = sim.join("a" + ":".repeat(bytes - "USERNAME:a".length()));
                assertThat(fits.ended()).isFalse();
            }
            SimServer.Client tooLong = sim.connect().send("USERNAME:b" + ":".repeat(1025 - "USERNAME:b".length()));
            sim.turn(4);
            assertThat(tooLong.read()).hasSize(1).allMatch(body -> body.startsWith("[Server] "));
            assertThat(tooLong.ended()).isTrue();
        }
    }

    @EdgeOf(Limit.FRAME_BYTES)
    @Test
    void a_body_one_byte_too_long_is_skipped_with_a_sentence_and_the_connection_goes_on() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            SimServer.Client ada = sim.join("ada");
            SimServer.Client bob = sim.join("bob");
            ada.read();
            ada.send("x".repeat(16_383), "y".repeat(16_384), "z".repeat(16_385), "still here");
            List<String> heard = drain(sim, bob);
            assertThat(heard).hasSize(3);
            assertThat(heard.get(0)).isEqualTo("[ada] " + "x".repeat(16_383));
            assertThat(heard.get(1)).isEqualTo("[ada] " + "y".repeat(16_384));
            assertThat(heard.get(2)).isEqualTo("[ada] still here");
            assertThat(ada.read()).singleElement().asString().startsWith("[Server] A message of 16385 bytes");
        }
    }

    @EdgeOf(Limit.SKIP_BYTES)
    @Test
    void a_body_of_a_mebibyte_is_skipped_and_one_byte_more_closes() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            SimServer.Client ada = sim.join("ada");
            ada.send("x".repeat(1_048_575), "x".repeat(1_048_576));
            sim.turn(200);
            assertThat(ada.read()).hasSize(2);
            assertThat(ada.ended()).isFalse();
            assertThat(sim.server.census().heldBytes()).isZero();
            ada.send("x".repeat(1_048_577));
            sim.turn(4);
            assertThat(ada.read()).singleElement().asString().startsWith("[Server] ");
            assertThat(ada.ended()).isTrue();
        }
    }

    @EdgeOf(Limit.FRAME_SECONDS)
    @Test
    void a_frame_that_was_begun_must_be_whole_in_thirty_seconds() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT)) {
            SimServer.Client ada = sim.join("ada");
            ada.raw("100" + " ".repeat(61) + "half");
            sim.pass(29_000);
            assertThat(ada.ended()).isFalse();
            sim.pass(4_000);
            assertThat(ada.read()).containsExactly("[Server] A frame was begun and did not become whole in time.");
            assertThat(ada.ended()).isTrue();
            assertThat(sim.log()).contains("reason=frame_too_slow");
        }
    }

    @Test
    void a_slow_frame_may_go_on_at_128_bytes_a_second() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT)) {
            SimServer.Client ada = sim.join("ada");
            ada.raw("16000" + " ".repeat(59));
            for (int second = 0; second < 100; second++) {
                ada.raw("x".repeat(160));
                sim.pass(1_000);
            }
            assertThat(ada.ended()).isFalse();
            assertThat(ada.read()).isEmpty();
        }
    }

    @Test
    void a_body_that_is_skipped_may_come_in_slowly_too() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT)) {
            SimServer.Client ada = sim.join("ada");
            ada.raw("1000000" + " ".repeat(57));
            for (int second = 0; second < 100; second++) {
                ada.raw("x".repeat(160));
                sim.pass(1_000);
            }
            assertThat(ada.ended()).isFalse();
            assertThat(ada.read()).hasSize(1);
        }
    }

    @Test
    void a_flood_of_small_frames_leaves_at_most_one_read_in_memory() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT)) {
            SimServer.Client ada = sim.join("ada");
            for (int i = 0; i < 2000; i++) {
                ada.send("m" + i);
            }
            sim.turn(10);
            assertThat(sim.server.census().heldBytes()).isBetween(1L, 16_896L);
        }
    }

    @EdgeOf({Limit.MESSAGES_PER_SECOND, Limit.BURST})
    @Test
    void a_flood_is_delayed_and_never_lost_and_the_sender_is_told_once() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT)) {
            SimServer.Client ada = sim.join("ada");
            SimServer.Client bob = sim.join("bob");
            ada.read();
            bob.read();
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                ada.send("m" + i);
                sent.add("[ada] m" + i);
            }
            sim.turn(5);
            List<String> heard = new ArrayList<>(bob.read());
            assertThat(heard).hasSize(10); // the burst
            sim.pass(1_000);
            heard.addAll(bob.read());
            assertThat(heard).hasSizeBetween(13, 15); // and four a second
            sim.pass(5_000);
            heard.addAll(bob.read());
            assertThat(heard).isEqualTo(sent);
            assertThat(ada.read())
                    .containsExactly(
                            "[Server] You are sending faster than this chat relays. Your messages are delayed; none is lost.");
        }
    }

    @EdgeOf(Limit.FEED_BYTES)
    @Test
    void one_who_does_not_read_is_closed_when_the_feed_has_passed_and_the_others_notice_nothing() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.FEED_BYTES, 1 << 20))) {
            SimServer.Client ada = sim.join("ada");
            SimServer.Client bob = sim.join("bob");
            sim.join("stuck");
            ada.read();
            bob.read();
            int sent = 0;
            long most = 0;
            List<String> heard = new ArrayList<>();
            for (; sent < 2000 && !sim.log().contains("slow_reader"); sent++) {
                ada.send("x".repeat(1000) + sent);
                sim.turn(3);
                heard.addAll(bob.read());
                most = Math.max(most, sim.server.census().feedBytes());
            }
            assertThat(sim.log()).contains("reason=slow_reader");
            assertThat(sent).isBetween(500, 1_300);
            assertThat(most).isLessThanOrEqualTo((1 << 20) + 262_144);
            sim.pass(50);
            heard.addAll(bob.read());
            assertThat(heard.subList(0, sent))
                    .isEqualTo(java.util.stream.IntStream.range(0, sent)
                            .mapToObj(i -> "[ada] " + "x".repeat(1000) + i)
                            .toList());
            assertThat(heard.subList(sent, heard.size()))
                    .containsExactly("[stuck] User stuck left the chat.", "!USERLIST:[\"ada\", \"bob\"]");
            assertThat(sim.server.census().feedBytes()).isZero();
        }
    }

    @EdgeOf(Limit.WRITE_STALL_SECONDS)
    @Test
    void one_who_takes_nothing_for_thirty_seconds_is_closed() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            SimServer.Client ada = sim.join("ada");
            SimServer.Client stuck = sim.join("stuck");
            ada.send("x".repeat(3 * SimSocket.WINDOW_BYTES));
            sim.pass(29_000);
            assertThat(sim.server.census().members()).isEqualTo(2);
            sim.pass(4_000);
            assertThat(sim.server.census().members()).isEqualTo(1);
            assertThat(sim.log()).contains("reason=write_stalled");
            assertThat(stuck.socket.isOpen()).isFalse();
        }
    }

    @EdgeOf(Limit.OWED_BYTES)
    @Test
    void whispers_to_one_who_does_not_read_end_that_one_and_not_the_server() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.OWED_BYTES, 65_536))) {
            SimServer.Client ada = sim.join("ada");
            sim.join("stuck");
            for (int i = 0; i < 100; i++) {
                ada.send("!WHISPER:stuck " + "x".repeat(1000));
                sim.turn(2);
            }
            assertThat(sim.log()).contains("reason=slow_reader");
            assertThat(sim.server.census().members()).isEqualTo(1);
            assertThat(ada.ended()).isFalse();
        }
    }

    @EdgeOf(Limit.MEMORY_BYTES)
    @Test
    void those_who_hold_most_are_closed_when_unfinished_frames_fill_the_memory_for_them() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.MEMORY_BYTES, 1 << 20))) {
            SimServer.Client ada = sim.join("ada");
            SimServer.Client small = sim.join("small");
            small.raw("1000" + " ".repeat(60) + "begun");
            List<SimServer.Client> hoarders = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                SimServer.Client hoarder = sim.join("hoarder" + i);
                ada.read();
                hoarders.add(hoarder.raw("16384" + " ".repeat(59) + "x".repeat(16_200)));
                sim.turn(2);
            }
            long held = sim.loop.memoryBytes();
            assertThat(held).isBetween(1_000_000L, 1L << 20);
            assertThat(sim.log()).doesNotContain("memory_full");
            hoarders.add(sim.join("last").raw("16384" + " ".repeat(59) + "x".repeat(16_200)));
            sim.turn(2);
            assertThat(sim.log()).contains("reason=memory_full");
            assertThat(sim.loop.memoryBytes()).isBetween(700_000L, (1L << 20) / 4 * 3);
            ada.read();
            assertThat(small.raw("x".repeat(995)).ended()).isFalse();
            sim.turn(5);
            assertThat(ada.read()).anyMatch(line -> line.startsWith("[small] begun"));
            for (SimServer.Client hoarder : hoarders) {
                hoarder.socket.peerEnds();
            }
            sim.turn(10);
            assertThat(sim.loop.memoryBytes()).isZero();
        }
    }

    @Test
    void those_who_leave_without_reading_are_owed_from_the_feed_and_no_copy_is_made() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            SimServer.Client ada = sim.join("ada");
            List<SimServer.Client> leavers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                leavers.add(sim.join("leaver" + i));
            }
            leavers.forEach(SimServer.Client::read);
            ada.send("x".repeat(3 * SimSocket.WINDOW_BYTES));
            sim.turn(10);
            leavers.forEach(leaver -> leaver.send("!DISCONNECT"));
            sim.turn(10);
            assertThat(sim.server.census().members()).isEqualTo(1);
            assertThat(sim.server.census().owedBytes()).isPositive();
            assertThat(sim.loop.memoryBytes()).isZero();
            for (int i = 0; i < 10; i++) {
                leavers.forEach(SimServer.Client::read);
                ada.read();
                sim.turn(5);
            }
            assertThat(leavers).allMatch(SimServer.Client::ended);
            assertThat(sim.server.census().feedBytes()).isZero();
        }
    }

    @Test
    void of_a_storm_of_newcomers_256_are_signed_in_a_turn_and_the_rest_in_the_next() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT.with(Limit.UNSIGNED, 1_000))) {
            sim.turn(1); // whom the history knows is known from here on, and who waits for that comes in by itself
            List<SimServer.Client> storm = new ArrayList<>();
            for (int i = 0; i < 257; i++) {
                storm.add(sim.connect().send("USERNAME:u" + i, "hello from " + i));
            }
            sim.turn(1);
            assertThat(sim.server.census().members()).isEqualTo(256);
            sim.loop.turn(1_000); // does not wait: there is one left
            assertThat(sim.server.census().members()).isEqualTo(257);
            List<String> heard = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                heard.addAll(storm.get(0).read());
                sim.turn(1);
            }
            assertThat(heard).contains("[u1] hello from 1", "[u256] hello from 256");
        }
    }

    @EdgeOf(Limit.CONNECTIONS)
    @Test
    void one_connection_too_many_is_told_so_and_leaving_makes_room() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT.with(Limit.CONNECTIONS, 2))) {
            SimServer.Client ada = sim.join("ada");
            sim.join("bob");
            SimServer.Client third = sim.join("eve");
            sim.turn(2);
            assertThat(third.ended()).isTrue();
            assertThat(sim.log()).contains("reason=full");
            ada.send("!DISCONNECT");
            ada.socket.peerEnds();
            sim.turn(4);
            SimServer.Client fourth = sim.join("dan");
            assertThat(fourth.ended()).isFalse();
            assertThat(sim.server.census().members()).isEqualTo(2);
        }
    }

    @Test
    void those_told_that_it_is_full_are_32_at_a_time_and_the_rest_wait_until_they_have_hung_up() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT.with(Limit.CONNECTIONS, 2))) {
            SimServer.Client ada = sim.join("ada");
            sim.join("bob");
            List<SimServer.Client> refused = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                refused.add(sim.connect().send("USERNAME:r" + i));
            }
            sim.pass(500);
            assertThat(sim.network.waiting())
                    .as("32 have been told, and none of them hangs up")
                    .isEqualTo(8);
            refused.get(0).socket.peerEnds();
            sim.pass(200);
            assertThat(sim.network.waiting()).isEqualTo(7);
            ada.send("!DISCONNECT");
            ada.socket.peerEnds();
            sim.pass(200);
            assertThat(sim.server.census().members())
                    .as("a place is taken at once")
                    .isEqualTo(2);
            sim.pass(1_200);
            assertThat(sim.network.waiting())
                    .as("after a second they are cut off")
                    .isZero();
        }
    }

    @EdgeOf(Limit.PER_ADDRESS)
    @Test
    void a_remote_address_has_32_connections_and_the_loopback_any_number() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT)) {
            InetAddress remote = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7});
            List<SimServer.Client> clients = new ArrayList<>();
            for (int i = 0; i < 33; i++) {
                clients.add(sim.connect(remote).send("USERNAME:r" + i));
                sim.turn(3);
            }
            assertThat(sim.server.census().members()).isEqualTo(32);
            assertThat(clients.get(32).read()).containsExactly("[Server] Too many connections come from your address.");
            for (int i = 0; i < 40; i++) {
                sim.join("l" + i);
            }
            assertThat(sim.server.census().members()).isEqualTo(72);
        }
    }

    @Test
    void while_there_is_room_any_number_of_silent_ones_has_the_time_to_sign_in() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT.with(Limit.UNSIGNED, 3))) {
            List<SimServer.Client> silent = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                silent.add(sim.connect());
            }
            sim.pass(9_900);
            SimServer.Client ada = sim.connect().send("USERNAME:ada");
            sim.turn(3);
            assertThat(ada.read()).containsExactly("!USERLIST:[\"ada\"]");
            assertThat(silent).noneMatch(SimServer.Client::ended);
            sim.pass(200);
            assertThat(silent).allMatch(client -> client.read().size() == 1 && client.ended());
        }
    }

    @EdgeOf(Limit.UNSIGNED)
    @Test
    void when_the_silent_pack_the_house_each_still_gets_three_seconds_and_newcomers_wait_so_long() throws IOException {
        Limits small = Limits.DEFAULT.with(Limit.UNSIGNED, 3).with(Limit.CONNECTIONS, 27);
        try (SimServer sim = new SimServer(small)) {
            List<SimServer.Client> silent = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                silent.add(sim.connect());
            }
            sim.turn(2);
            SimServer.Client ada = sim.connect().send("USERNAME:ada");
            sim.turn(2);
            sim.pass(2_980);
            assertThat(sim.network.waiting()).isEqualTo(1);
            assertThat(silent).noneMatch(SimServer.Client::ended);
            sim.pass(40);
            assertThat(ada.read()).containsExactly("!USERLIST:[\"ada\"]");
            assertThat(silent.get(0).read()).hasSize(1);
            assertThat(silent.get(0).ended()).isTrue();
            assertThat(silent.stream().filter(SimServer.Client::ended)).hasSize(1);
        }
    }

    @Test
    void one_who_spoke_while_the_server_was_busy_is_heard_before_it_is_sent_off() throws IOException {
        try (SimServer sim =
                new SimServer(Limits.DEFAULT.with(Limit.UNSIGNED, 1).with(Limit.CONNECTIONS, 3))) {
            SimServer.Client ada = sim.connect();
            sim.turn(2);
            sim.time.advanceMillis(5_000);
            SimServer.Client bob = sim.connect().send("USERNAME:bob");
            ada.send("USERNAME:ada");
            sim.turn(4);
            assertThat(ada.ended()).isFalse();
            assertThat(bob.ended()).isFalse();
            assertThat(sim.server.census().members()).isEqualTo(2);
        }
    }

    @Test
    void one_who_spoke_is_heard_before_it_is_sent_off_also_when_the_turn_has_read_its_share() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.UNSIGNED, 1).with(Limit.CONNECTIONS, 3))) {
            SimServer.Client loud = sim.join("loud");
            SimServer.Client ada = sim.connect();
            sim.turn(2);
            sim.time.advanceMillis(5_000);
            for (int i = 0; i < 20; i++) {
                loud.send("x".repeat(16_000));
            }
            sim.turn(1); // from now on what is left of that comes first, and is a whole turn's share
            ada.send("USERNAME:ada");
            SimServer.Client bob = sim.connect().send("USERNAME:bob");
            sim.turn(10);
            assertThat(ada.ended()).isFalse();
            assertThat(bob.ended()).isFalse();
            assertThat(sim.server.census().members()).isEqualTo(3);
        }
    }

    @Test
    void a_loud_neighbour_does_not_keep_the_others_from_being_read() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            SimServer.Client loud = sim.join("loud");
            SimServer.Client quiet = sim.join("quiet");
            SimServer.Client ada = sim.join("ada");
            sim.network.windowBytes(4 << 20);
            quiet.send("hello");
            for (int i = 0; i < 10; i++) {
                for (int more = 0; more < 8; more++) {
                    loud.send("x".repeat(16_000)); // twice what a turn reads, and always first
                }
                sim.turn(1);
            }
            assertThat(ada.read().contains("[quiet] hello")).isTrue();
        }
    }

    @Test
    void a_turn_that_has_written_its_share_goes_on_in_the_next_and_everybody_gets_everything() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.FRAME_BYTES, 65_536))) {
            List<SimServer.Client> members = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                members.add(sim.join("m" + i));
            }
            sim.pass(300);
            members.forEach(SimServer.Client::read);
            sim.network.windowBytes(4 << 20);
            for (int i = 0; i < 40; i++) {
                members.get(0).send(i + "x".repeat(60_000));
            }
            for (int i = 0; i < 200; i++) {
                sim.turn(1);
                if (i == 10) {
                    members.get(7).send("!DISCONNECT"); // one from the middle leaves while others wait for their share
                }
            }
            for (int m = 1; m < 40; m++) {
                List<String> heard = members.get(m).read().stream()
                        .filter(body -> body.length() > 60_000)
                        .toList();
                if (m != 7) {
                    assertThat(heard).as("member %d", m).hasSize(40);
                }
            }
            assertThat(sim.server.census().feedBytes()).isZero();
        }
    }

    @Test
    void without_descriptors_accepting_rests_and_goes_on_by_itself() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT)) {
            SimServer.Client ada = sim.join("ada");
            sim.network.outOfDescriptors(true);
            SimServer.Client bob = sim.connect().send("USERNAME:bob");
            sim.pass(1_000);
            assertThat(sim.log().lines().filter(line -> line.contains("accept_paused")))
                    .as("it looks about ten times a second")
                    .hasSizeBetween(8, 11);
            ada.send("hello");
            sim.network.outOfDescriptors(false);
            sim.pass(200);
            assertThat(bob.read()).containsExactly("!USERLIST:[\"ada\", \"bob\"]");
        }
    }

    @EdgeOf(Limit.SHUTDOWN_SECONDS)
    @Test
    void at_the_end_everybody_is_told_and_one_who_does_not_read_holds_it_up_for_two_seconds_at_most()
            throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            SimServer.Client ada = sim.join("ada");
            sim.join("stuck");
            ada.read();
            ada.send("x".repeat(3 * SimSocket.WINDOW_BYTES));
            sim.turn(5);
            sim.server.shutDown();
            sim.turn(5);
            assertThat(ada.read()).containsExactly("[Server] The chat server is shutting down.");
            assertThat(ada.ended()).isTrue();
            assertThat(sim.server.census().connections()).isEqualTo(1);
            sim.pass(2_010);
            assertThat(sim.loop.stopped()).isTrue();
        }
    }

    @Test
    void the_loop_does_not_spin_for_one_who_left_without_reading() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            SimServer.Client ada = sim.join("ada");
            SimServer.Client stuck = sim.join("stuck");
            ada.send("x".repeat(3 * SimSocket.WINDOW_BYTES));
            sim.turn(5);
            stuck.send("!DISCONNECT");
            sim.turn(5);
            int waits = sim.network.waits();
            for (int i = 0; i < 10; i++) {
                sim.loop.turn(1_000);
            }
            assertThat(sim.network.waits() - waits).isEqualTo(10);
            for (int i = 0; i < 10; i++) {
                stuck.read();
                sim.turn(2);
            }
            assertThat(stuck.ended()).isTrue();
            assertThat(sim.log()).contains("reason=left");
        }
    }

    @Test
    void one_who_sends_without_a_break_is_not_taken_for_one_who_never_ends_a_frame() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            SimServer.Client ada = sim.join("ada");
            ada.raw("1000" + " ".repeat(60));
            for (int second = 0; second < 100; second++) {
                ada.raw("x".repeat(1000) + "1000" + " ".repeat(60)); // ends one and begins the next
                sim.pass(1_000);
            }
            assertThat(ada.ended()).isFalse();
        }
    }

    @EdgeOf(Limit.LIST_MILLISECONDS)
    @Test
    void lists_of_a_small_room_are_immediate_and_those_of_a_large_one_at_most_four_a_second() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT.with(Limit.UNSIGNED, 10_000))) {
            SimServer.Client ada = sim.join("ada");
            for (int i = 0; i < 1500; i++) {
                sim.connect().send("USERNAME:member-number-" + i);
            }
            sim.turn(200);
            ada.read();
            int lists = 0;
            for (int i = 0; i < 100; i++) {
                sim.connect().send("USERNAME:late-member-" + i);
                sim.pass(20);
                lists += (int) ada.read().stream()
                        .filter(body -> body.startsWith("!USERLIST:"))
                        .count();
            }
            assertThat(lists).isBetween(5, 16);
            sim.pass(300);
            assertThat(sim.server.census().members()).isEqualTo(1601);
        }
    }

    /** Reads until nothing more comes. */
    private static List<String> drain(SimServer sim, SimServer.Client client) throws IOException {
        List<String> all = new ArrayList<>();
        for (int idle = 0; idle < 20; ) {
            sim.turn(1);
            List<String> more = client.read();
            all.addAll(more);
            idle = more.isEmpty() ? idle + 1 : 0;
        }
        return all;
    }
}
