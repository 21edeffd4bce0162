package chat.server;

import chat.net.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Those who have said hello and wait to be signed in: in the order in which they spoke, before the turn's writing, and so many a turn
 * that a storm of them does not make one long turn. Loop thread only.
 */
final class SignIns {
    private static final int PER_TURN_MAX = 256;

    private final EventLoop loop;
    private final Queue<Peer> newcomers = new ArrayDeque<>();

    SignIns(EventLoop loop) {
        this.loop = loop;
        loop.beforeFlush(this::signIn);
    }

    void add(Peer peer) {
        newcomers.add(peer);
    }

    private void signIn() {
        for (int left = PER_TURN_MAX; left > 0 && !newcomers.isEmpty(); left--) {
            newcomers.remove().signIn();
        }
        if (!newcomers.isEmpty()) {
            loop.execute(() -> {}); // so that the next turn does not wait
        }
    }
}
