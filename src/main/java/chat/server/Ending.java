package chat.server;

import chat.net.EventLoop;
import chat.protocol.Limit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a server ends: once, nobody new, a sentence to everybody, time to write what is owed, then the loop stops. Loop thread only.
 */
final class Ending {
    private final ChatServer server;
    private final EventLoop loop;
    private final Delivery delivery;
    private volatile @Nullable String diskFailure;
    private boolean begun;

    Ending(ChatServer server, EventLoop loop, Delivery delivery) {
        this.server = server;
        this.loop = loop;
        this.delivery = delivery;
    }

    /** Why it ended without being told to; any thread. */
    Optional<String> diskFailure() {
        return Optional.ofNullable(diskFailure);
    }

    void diskFailed(String sentence) {
        diskFailure = sentence;
        server.log().event("history_failed", "cause", sentence);
        begin("The chat server cannot keep messages any more and stops: its disk has failed.");
    }

    /** A second call changes nothing. */
    void begin(String sentence) {
        if (begun) {
            return;
        }
        begun = true;
        loop.after(TimeUnit.SECONDS.toMillis(server.limit(Limit.SHUTDOWN_SECONDS)), loop::stop);
        server.log().event("stopping", "connections", delivery.peers().size());
        server.ports().close(server.log());
        server.hub().shutDown(sentence);
        delivery.peers().forEach(peer -> peer.connection().close("shutdown"));
        stopIfAlone();
    }

    /** Somebody has gone; with the last one the end is here. */
    void oneLess() {
        if (begun) {
            stopIfAlone();
        }
    }

    private void stopIfAlone() {
        if (delivery.peers().isEmpty()) {
            loop.stop();
        }
    }
}
