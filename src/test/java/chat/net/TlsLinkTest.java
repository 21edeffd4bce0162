package chat.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sim.SimSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS on the loop, with the JDK's own engine at the other end of a network in memory. */
class TlsLinkTest {
    private TlsStage stage = stage();

    private static TlsStage stage() {
        try {
            return new TlsStage().open();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3, 2147483647", "TLSv1.2, 2147483647", "TLSv1.3, 1", "TLSv1.2, 1"})
    void what_is_said_arrives_in_both_directions_in_pieces_of_any_size(String version, int pieceBytes)
            throws IOException {
        TlsPeer anna = stage.join(version, pieceBytes);
        stage.turns(3000);
        assertThat(anna.up()).isTrue();
        anna.wrap(TlsStage.frame("hello"));
        anna.wrap(TlsStage.frame("again"));
        stage.turns(400);
        assertThat(stage.guests.said(0)).containsExactly("hello", "again");
        stage.guests.connections().get(0).send(TlsStage.frame("welcome"));
        stage.turns(2);
        assertThat(anna.heard()).endsWith("welcome");
        assertThat(stage.guests.connections().get(0).serverKey())
                .isEqualTo("1908ddf10c45840f392ab539ad7279172a08e73295b77b73243067cd4fb5f8c1");
        assertThat(stage.loop.memoryBytes()).as("an idle one holds nothing").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void what_is_said_with_the_last_step_of_the_handshake_is_heard(String version) throws IOException {
        TlsPeer anna = stage.join(version, Integer.MAX_VALUE);
        for (int i = 0; i < 50 && !anna.up(); i++) {
            stage.turns(1);
        }
        anna.wrap(TlsStage.frame("at once"));
        stage.turns(5);
        assertThat(stage.guests.said(0)).containsExactly("at once");
    }

    @Test
    void plain_speech_on_the_same_port_is_heard_as_ever() throws IOException {
        SimSocket plain = stage.network.connect();
        plain.peerSends(TlsStage.frame("plainly"));
        TlsPeer anna = stage.join();
        stage.turns(10);
        anna.wrap(TlsStage.frame("secretly"));
        stage.turns(3);
        assertThat(stage.guests.said(0)).containsExactly("plainly");
        assertThat(stage.guests.said(1)).containsExactly("secretly");
        assertThat(stage.guests.connections().get(0).serverKey()).isEmpty();
    }

    @Test
    void what_the_socket_does_not_take_is_held_and_follows_whole() throws IOException {
        TlsPeer anna = stage.join();
        stage.turns(10);
        anna.wrap(TlsStage.frame("first"));
        stage.turns(3);
        String much = "0123456789".repeat(15_000);
        Connection connection = stage.guests.connections().get(0);
        connection.send(TlsStage.frame(much)); // far more than the window of the network
        stage.loopTurns(20);
        assertThat(connection.owedBytes()).isPositive();
        stage.turns(200);
        assertThat(anna.heard()).endsWith(much);
        assertThat(connection.owedBytes()).isZero();
        assertThat(stage.loop.memoryBytes()).isZero();
    }

    @Test
    void a_frame_larger_than_a_record_and_many_small_ones_are_read_whole_in_few_turns() throws IOException {
        TlsPeer anna = stage.join();
        stage.turns(10);
        for (int i = 0; i < 2000; i++) {
            anna.wrap(TlsStage.frame("line " + i));
        }
        stage.turns(60);
        assertThat(stage.guests.said(0)).hasSize(2000).endsWith("line 1999");
    }

    @Test
    void the_end_is_told_by_tls_too() throws IOException {
        TlsPeer anna = stage.join();
        stage.turns(10);
        Connection connection = stage.guests.connections().get(0);
        connection.send(TlsStage.frame("good bye"));
        connection.close("test");
        stage.turns(3);
        assertThat(anna.heard()).endsWith("good bye");
        assertThat(anna.toldOfTheEnd()).isTrue();
        assertThat(anna.socket.peerSeesEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void wherever_a_peer_breaks_off_it_is_gone_and_nothing_of_it_is_left(String version) throws IOException {
        int cuts = 0;
        for (int flight = 0; flight < 4; flight++) {
            for (int cut = 0; ; cut += 1 + cut / 8) {
                if (!breaksOff(version, flight, cut)) {
                    break;
                }
                cuts++;
            }
        }
        assertThat(cuts).isGreaterThan(60);
    }

    /** Plays to that flight of the peer, and sends so many bytes of it; false when it has no more. */
    private boolean breaksOff(String version, int flight, int bytes) throws IOException {
        try (TlsStage once = new TlsStage().open()) {
            TlsPeer anna = new TlsPeer(once.network.connect(), version, Integer.MAX_VALUE);
            for (int i = 0; i < flight; i++) {
                anna.step();
                once.loopTurns(10);
            }
            TlsPeer last = anna;
            if (last.up()) {
                last.wrap(TlsStage.frame("cut off"));
            }
            boolean all = flightBytes(last) <= bytes;
            last.keepOnly(bytes);
            last.step();
            last.socket.peerEnds();
            once.loopTurns(10);
            once.time.advanceMillis(TimeUnit.SECONDS.toMillis(2));
            once.loopTurns(10);
            assertThat(once.guests.closedFor(0))
                    .as(version + " " + flight + " " + bytes)
                    .isNotEmpty();
            assertThat(once.loop.memoryBytes()).isZero();
            assertThat(once.tls.handshakes().underWay()).isZero();
            assertThat(once.tls.handshakes().waiting()).isZero();
            assertThat(once.loop.channels()).isEqualTo(1);
            return !all;
        }
    }

    private static int flightBytes(TlsPeer peer) throws IOException {
        peer.holdBack();
        peer.step();
        peer.letGo();
        return peer.dueBytes();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, 0",
        "TLSv1.3, 1",
        "TLSv1.3, 2",
        "TLSv1.3, 3",
        "TLSv1.2, 0",
        "TLSv1.2, 1",
        "TLSv1.2, 2",
        "TLSv1.2, 3"
    })
    void close_notify_in_any_state_ends_it(String version, int steps) throws IOException {
        TlsPeer anna = new TlsPeer(stage.network.connect(), version, Integer.MAX_VALUE);
        for (int i = 0; i < steps; i++) {
            anna.step();
            stage.loopTurns(10);
        }
        anna.engine.closeOutbound();
        anna.wrap(new byte[0]);
        anna.step();
        stage.loopTurns(10);
        anna.socket.peerEnds();
        stage.loopTurns(10);
        assertThat(stage.guests.closedFor(0)).isNotEmpty();
        assertThat(stage.tls.handshakes().underWay()).isZero();
        assertThat(stage.loop.memoryBytes()).isZero();
    }

    @Test
    void rubbish_that_begins_like_tls_is_answered_by_an_alert_and_the_end() throws IOException {
        SimSocket bad = stage.network.connect();
        bad.peerSends("\u0016\u0003\u0001\u0000\u0005hello".getBytes(StandardCharsets.US_ASCII));
        stage.loopTurns(5);
        assertThat(stage.guests.closedFor(0)).isEqualTo("reset");
        assertThat(bad.peerReads(100)).startsWith(0x15);
    }

    @Test
    void plain_speech_in_the_middle_of_tls_ends_it() throws IOException {
        TlsPeer anna = stage.join();
        stage.turns(10);
        anna.raw(TlsStage.frame("plainly".repeat(3000))); // the library waits for the end of what may be a record
        assertThatThrownBy(() -> stage.turns(5)).hasMessageContaining("alert");
        assertThat(stage.guests.said(0)).isEmpty();
        assertThat(stage.guests.closedFor(0)).isEqualTo("reset");
    }

    @Test
    void tls_to_a_server_without_a_key_is_cut_off() throws IOException {
        TlsStage plain = new TlsStage();
        plain.tls.shut();
        TlsPeer anna = plain.join();
        plain.turns(5);
        assertThat(plain.guests.closedFor(0)).isEqualTo("handshakes_full");
        assertThat(anna.socket.peerSeesEnd()).isTrue();
        plain.close();
    }

    @Test
    void so_many_new_keys_at_once_and_no_more() throws IOException {
        TlsPeer anna = stage.join();
        stage.turns(10);
        for (int i = 0; i < WatchedEngine.BARREN_RECORDS_MAX; i++) {
            newKeys(anna);
        }
        anna.wrap(TlsStage.frame("still here"));
        stage.turns(5);
        assertThat(stage.guests.said(0)).containsExactly("still here");
        newKeys(anna);
        stage.turns(5);
        assertThat(stage.guests.closedFor(0)).isEqualTo("reset");
    }

    @Test
    void a_new_key_every_second_may_go_on_for_ever() throws IOException {
        TlsPeer anna = stage.join();
        stage.turns(10);
        for (int i = 0; i < 200; i++) {
            newKeys(anna);
            stage.time.advanceMillis(1000);
            stage.turns(2);
        }
        anna.wrap(TlsStage.frame("still here"));
        stage.turns(5);
        assertThat(stage.guests.said(0)).containsExactly("still here");
    }

    /** The JDK's engine takes the beginning of another handshake for that. */
    private static void newKeys(TlsPeer peer) throws IOException {
        peer.engine.beginHandshake();
        peer.wrap(new byte[0]);
    }

    @Test
    void another_handshake_of_an_older_tls_is_not_begun() throws IOException {
        TlsPeer anna = stage.join("TLSv1.2", Integer.MAX_VALUE);
        stage.turns(10);
        anna.engine.beginHandshake();
        stage.turns(10);
        assertThat(stage.guests.closedFor(0)).isEqualTo("reset");
    }

    @Test
    void a_handshake_that_never_ends_may_send_so_much_and_no_more() throws IOException {
        SimSocket bad = stage.network.connect();
        byte[] record = new byte[5 + 16_000];
        System.arraycopy(new byte[] {0x16, 3, 1, 16_000 >> 8, (byte) (16_000 & 0xff)}, 0, record, 0, 5);
        record[5] = 1; // a ClientHello of nearly 16 MiB
        record[6] = (byte) 0xf0;
        for (int i = 0; i < 10 && stage.guests.closedFor(0, "").isEmpty(); i++) {
            bad.peerSends(record);
            stage.loopTurns(3);
        }
        assertThat(stage.guests.closedFor(0)).isEqualTo("reset");
    }

    @Test
    void conversations_on_a_network_of_any_mood_are_whole() throws IOException {
        long seed = Long.getLong("seed", new Random().nextLong());
        for (long run = seed; run < seed + 25; run++) {
            System.out.println("TlsLinkTest -Dseed=" + run);
            converse(new Random(run));
        }
    }

    private static void converse(Random random) throws IOException {
        try (TlsStage moody = new TlsStage(random, 16, 20).open()) {
            TlsPeer anna = moody.join(random.nextBoolean() ? "TLSv1.3" : "TLSv1.2", 1 + random.nextInt(300));
            for (int i = 0; i < 20_000 && !anna.up(); i++) {
                moody.turns(1);
            }
            StringBuilder said = new StringBuilder();
            Connection connection = moody.guests.connections().get(0);
            for (int i = 0; i < 40; i++) {
                String word = "x".repeat(random.nextInt(900)) + i;
                said.append(word);
                anna.wrap(TlsStage.frame(word));
                connection.send(TlsStage.frame(word.repeat(1 + random.nextInt(20))));
                moody.turns(random.nextInt(4));
            }
            connection.send(TlsStage.frame("the end"));
            for (int i = 0;
                    i < 40_000
                            && !(anna.heard().endsWith("the end")
                                    && moody.guests.said(0).size() == 40);
                    i++) {
                moody.turns(1);
            }
            assertThat(String.join("", moody.guests.said(0))).isEqualTo(said.toString());
            assertThat(anna.heard()).endsWith("the end");
            moody.turns(10);
            assertThat(moody.loop.memoryBytes()).isZero();
        }
    }
}
