package chat.server;

import static chat.server.SessionPeer.device;
import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.net.LoopFigures;
import chat.protocol.Entry;
import chat.protocol.FaultCode;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Span;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.store.FaultyStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server whose disk stalls, fills up or fails under it. */
class StalledDiskTest {
    private static final Limits NO_PACE =
            Limits.DEFAULT.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);

    private static final long STALL_NANOS = 5_000_000_000L;

    @TempDir
    Path folder;

    private final FaultyStore store = new FaultyStore();

    @Test
    void while_the_disk_stalls_pings_are_answered_and_history_is_read_and_then_all_is_acknowledged() throws Exception {
        try (RunningServer server = RunningServer.with(NO_PACE, loop -> store.open(folder, loop));
                SessionPeer ada = SessionPeer.join(server.address(), "ada", device(1));
                SessionPeer bob = SessionPeer.join(server.address(), "bob", device(2))) {
            ada.say(1, "before");
            ada.awaitSaid("before");
            store.stall();
            LoopFigures start = figures(server);
            for (int n = 2; n <= 40; n++) {
                ada.say(n, "line " + n);
            }
            long begin = System.nanoTime();
            long pings = 0;
            while (System.nanoTime() - begin < STALL_NANOS) {
                long t = ++pings;
                bob.send(new LinkRequest.Ping(t));
                bob.await(LinkEvent.Pong.class, pong -> pong.t() == t);
                ada.send(new LinkRequest.Ping(t));
                ada.await(LinkEvent.Pong.class, pong -> pong.t() == t);
            }
            bob.send(new TalkRequest.History(1, SessionPeer.LOBBY, new Span(Span.Edge.BEFORE, 100), 10));
            assertThat(bob.await(TalkEvent.Page.class, any -> true).entries())
                    .extracting(Entry::text)
                    .containsExactly("before");
            assertThat(ada.said(SessionPeer.LOBBY))
                    .as("nothing is said before it is kept")
                    .hasSize(1);
            LoopFigures end = figures(server);
            store.goOn();
            bob.awaitSaid("line 40");
            assertThat(bob.said(SessionPeer.LOBBY))
                    .extracting(Entry::seq)
                    .isEqualTo(java.util.stream.LongStream.rangeClosed(1, 40)
                            .boxed()
                            .toList());
            // A turn that had waited for the disk would be beyond the last bound; how short they are depends on the
            // machine.
            int last = start.turnsByMicros().size() - 1;
            assertThat(end.turnsByMicros().get(last))
                    .isEqualTo(start.turnsByMicros().get(last));
            System.out.println("stalled 5 s: " + 2 * pings + " pings answered; turns that took longer than "
                    + LoopFigures.turnBoundsMicros() + " us: " + start.turnsByMicros() + " -> " + end.turnsByMicros());
        }
    }

    @Test
    void a_full_disk_refuses_with_a_code_and_keeps_again_when_there_is_room() throws IOException {
        try (RunningServer server = RunningServer.with(NO_PACE, loop -> store.open(folder, loop));
                SessionPeer ada = SessionPeer.join(server.address(), "ada", device(1))) {
            ada.say(1, "kept");
            ada.awaitSaid("kept");
            store.full(true);
            ada.say(2, "x".repeat(16_000));
            LinkEvent.Refused refused = ada.await(LinkEvent.Refused.class, any -> true);
            assertThat(refused.code()).isEqualTo(FaultCode.NOT_STORED.word());
            assertThat(refused.regarding().n()).isEqualTo(2);
            assertThat(refused.retryMillis()).isPositive();
            ada.send(new TalkRequest.History(1, SessionPeer.LOBBY, new Span(Span.Edge.BEFORE, 100), 10));
            assertThat(ada.await(TalkEvent.Page.class, any -> true).entries()).hasSize(1);
            try (SessionPeer bob = SessionPeer.join(server.address(), "bob", device(2))) {
                store.full(false);
                ada.say(2, "x".repeat(16_000));
                assertThat(bob.await(TalkEvent.Said.class, any -> true).entry().seq())
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void a_failed_sync_ends_the_server_which_says_why_and_acknowledges_nothing_after_it() throws IOException {
        try (RunningServer server = RunningServer.with(NO_PACE, loop -> store.open(folder, loop));
                SessionPeer ada = SessionPeer.join(server.address(), "ada", device(1))) {
            ada.say(1, "kept");
            ada.awaitSaid("kept");
            store.failSyncs();
            ada.say(2, "lost");
            ada.await(LinkEvent.Refused.class, fault -> fault.code().equals(FaultCode.SHUTTING_DOWN.word()));
            Await.until("end of the server", server::ended, ended -> ended);
            ada.ended();
            assertThat(ada.said(SessionPeer.LOBBY)).extracting(Entry::text).containsExactly("kept");
            assertThat(server.server.diskFailure().orElseThrow()).contains("could not be written for good");
            assertThat(server.log).anyMatch(line -> line.contains("history_failed"));
        }
        try (RunningServer again = RunningServer.in(folder, NO_PACE);
                SessionPeer ada = SessionPeer.join(again.address(), "ada", device(1))) {
            ada.say(2, "lost");
            assertThat(ada.awaitSaid("lost").entry().seq()).isEqualTo(2);
        }
    }

    private static LoopFigures figures(RunningServer server) throws Exception {
        CompletableFuture<LoopFigures> figures = new CompletableFuture<>();
        server.server.loop().execute(() -> figures.complete(server.server.loop().figures()));
        return figures.get();
    }
}
