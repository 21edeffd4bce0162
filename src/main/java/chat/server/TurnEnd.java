package chat.server;

import chat.net.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Tasks of the loop thread that are run at the end of the turn in which they came, before anything is written: so a history without a
 * disk answers in the same turn. Loop thread only.
 */
final class TurnEnd implements Executor {
    private final EventLoop loop;
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    TurnEnd(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs what was there; what comes meanwhile waits for the next call. */
    void runAll() {
        for (int left = tasks.size(); left > 0; left--) {
            tasks.remove().run();
        }
    }

    /** To be called last in a turn: with something left the next one does not wait. */
    void goOn() {
        if (!tasks.isEmpty()) {
            loop.execute(() -> {});
        }
    }
}
