package chat.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a turn does that belongs to no connection: posted tasks, the hooks of every turn, what waits for its end. Loop thread only, but for
 * {@link #task}.
 *
 * <p>Whatever one of them throws is told and the next one runs: out of memory too belongs to this one, and the loop to all.
 */
final class Chores {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Runnable> hooks = new ArrayList<>(1);
    private final List<Runnable> atTurnEnd = new ArrayList<>(1);

    /** Once, in the next turn. Any thread. */
    void task(Runnable task) {
        tasks.add(task);
    }

    /** In every turn. */
    void hook(Runnable hook) {
        hooks.add(hook);
    }

    /** Once, at the end of this turn. */
    void atTurnEnd(Runnable task) {
        atTurnEnd.add(task);
    }

    /** Whether tasks wait. */
    boolean pending() {
        return !tasks.isEmpty();
    }

    /** Runs the tasks that were there; those that they post wait for the next turn. */
    boolean runTasks(Mishaps mishaps) {
        boolean any = false;
        for (int left = tasks.size(); left > 0; left--) {
            Runnable task = tasks.poll();
            if (task != null) {
                guarded(task, mishaps);
                any = true;
            }
        }
        return any;
    }

    void runHooks(Mishaps mishaps) {
        for (int i = 0; i < hooks.size(); i++) {
            guarded(hooks.get(i), mishaps);
        }
    }

    void runAtTurnEnd(Mishaps mishaps) {
        for (int i = 0; i < atTurnEnd.size(); i++) {
            guarded(atTurnEnd.get(i), mishaps);
        }
        atTurnEnd.clear();
    }

    static void guarded(Runnable task, Mishaps mishaps) {
        try {
            task.run();
        } catch (Throwable e) {
            mishaps.threw(null, e);
        }
    }
}
