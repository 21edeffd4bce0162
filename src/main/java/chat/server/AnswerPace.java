package chat.server;

import chat.net.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * What the history has answered about writes and nobody has been told yet: as many of the answers are given in a turn as the loop can
 * publish, in their order, and the rest in the next ones. All of them in one turn, as a disk gives them that stood still, would be more than
 * those who read promptly can be written. Loop thread only.
 */
final class AnswerPace {
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final EventLoop loop;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean comesBack;

    /** Gives what waits in each turn before anything is written. */
    AnswerPace(EventLoop loop) {
        this.loop = loop;
        loop.beforeFlush(this::giveSome);
    }

    /** Gives the answer now, or when its turn comes. */
    <T> void give(Consumer<T> to, T answer) {
        if (waiting.isEmpty() && loop.mayPublish()) {
            to.accept(answer);
        } else {
            waiting.add(() -> to.accept(answer));
            comeBackLater();
        }
    }

    private void giveSome() {
        if (waiting.isEmpty()) {
            return;
        }
        loop.beginPublishing();
        try {
            while (!waiting.isEmpty() && loop.mayPublish()) {
                waiting.remove().run();
            }
        } finally {
            if (!waiting.isEmpty()) {
                comeBackLater();
            }
        }
    }

    private void comeBackLater() {
        if (!comesBack) {
            comesBack = true;
            loop.atTurnEnd(this::comeBack);
        }
    }

    /** When all is written that can be: at once if there is room again, else in a while; a turn that comes earlier is as good. */
    private void comeBack() {
        if (loop.mayPublish()) {
            loop.execute(() -> comesBack = false);
        } else {
            loop.after(LOOK_AGAIN_MILLIS, () -> comesBack = false);
        }
    }
}
