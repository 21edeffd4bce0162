package chat.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.Limit;
import chat.sim.SimSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handshakes wait for their turn, and nobody else waits for them. */
class HandshakesTest {
    private static final byte[] BEGUN = {0x16, 3, 1, 1};

    @Test
    @EdgeOf(Limit.TLS_HANDSHAKES)
    void so_many_are_under_way_and_the_next_waits_until_one_is_over() throws IOException {
        try (TlsStage stage = new TlsStage(null, 3, 100).open()) {
            List<SimSocket> stuck = begin(stage, 3);
            assertThat(stage.tls.handshakes().underWay()).isEqualTo(3);
            TlsPeer anna = stage.join();
            stage.turns(10);
            assertThat(stage.tls.handshakes().waiting()).isEqualTo(1);
            assertThat(anna.up()).isFalse();
            stuck.get(1).peerResets();
            stage.turns(10);
            stage.turns(10);
            assertThat(anna.up()).isTrue();
            assertThat(stage.tls.handshakes().underWay()).isEqualTo(2);
        }
    }

    @Test
    @EdgeOf(Limit.TLS_HANDSHAKES_PER_SECOND)
    void so_many_begin_in_any_second() throws IOException {
        try (TlsStage stage = new TlsStage(null, 1000, 20).open()) {
            begin(stage, 45);
            assertThat(stage.tls.handshakes().underWay()).isEqualTo(20);
            stage.time.advanceMillis(999);
            stage.loopTurns(3);
            assertThat(stage.tls.handshakes().underWay()).isEqualTo(20);
            stage.time.advanceMillis(1);
            stage.loopTurns(3);
            assertThat(stage.tls.handshakes().underWay()).isEqualTo(40);
            stage.time.advanceMillis(1000);
            stage.loopTurns(3);
            assertThat(stage.tls.handshakes().underWay()).isEqualTo(45);
        }
    }

    @Test
    void more_than_may_wait_are_sent_off() throws IOException {
        try (TlsStage stage = new TlsStage(null, 1, 1).open()) {
            List<SimSocket> all = begin(stage, 1 + Handshakes.WAITING_MAX + 1);
            assertThat(stage.tls.handshakes().waiting()).isEqualTo(Handshakes.WAITING_MAX);
            assertThat(all.get(Handshakes.WAITING_MAX).isOpen()).isTrue();
            assertThat(all.get(Handshakes.WAITING_MAX + 1).isOpen()).isFalse();
        }
    }

    @Test
    void while_a_thousand_wait_those_who_are_in_go_on_and_who_speaks_plainly_comes_in() throws IOException {
        try (TlsStage stage = new TlsStage().open()) {
            TlsPeer anna = stage.join();
            stage.turns(10);
            int turns = 0;
            begin(stage, 1000);
            SimSocket plain = stage.network.connect();
            plain.peerSends(TlsStage.frame("plainly"));
            anna.wrap(TlsStage.frame("going on"));
            while (stage.guests.said(0).isEmpty() && turns < 100) {
                stage.turns(1);
                turns++;
            }
            assertThat(turns).isLessThan(5);
            assertThat(stage.guests.said(1001)).containsExactly("plainly");
            assertThat(stage.tls.handshakes().underWay()).isEqualTo(16);
            assertThat(stage.tls.handshakes().waiting()).isEqualTo(984);
        }
    }

    @Test
    void until_the_key_is_known_they_wait_and_where_there_will_be_none_they_are_sent_off() throws IOException {
        try (TlsStage stage = new TlsStage()) {
            TlsPeer anna = stage.join();
            stage.turns(10);
            assertThat(stage.tls.handshakes().waiting()).isEqualTo(1);
            stage.open();
            stage.turns(10);
            assertThat(anna.up()).isTrue();
        }
        try (TlsStage stage = new TlsStage()) {
            TlsPeer anna = stage.join();
            stage.turns(10);
            stage.tls.shut();
            stage.turns(2);
            assertThat(anna.socket.peerSeesEnd()).isTrue();
        }
    }

    @Test
    void who_waits_costs_no_turns() throws IOException {
        try (TlsStage stage = new TlsStage()) {
            SimSocket eager = begin(stage, 1).get(0);
            eager.peerSends(new byte[100]);
            stage.loopTurns(5);
            int waits = stage.network.waits();
            stage.loop.turn(Long.MAX_VALUE);
            assertThat(stage.network.waits()).as("the loop found nothing to do").isEqualTo(waits + 1);
        }
    }

    private static List<SimSocket> begin(TlsStage stage, int count) throws IOException {
        List<SimSocket> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SimSocket socket = stage.network.connect();
            socket.peerSends(BEGUN);
            all.add(socket);
        }
        stage.loopTurns(5);
        return all;
    }
}
