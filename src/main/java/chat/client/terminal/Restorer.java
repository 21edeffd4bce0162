package chat.client.terminal;

import org.jspecify.annotations.Nullable;

/** Sees to it that a process that ends in any way leaves the terminal before. One thread's, but for what it runs. */
final class Restorer {
    private final Runnable leave;
    private @Nullable Thread hook;

    Restorer(Runnable leave) {
        this.leave = leave;
    }

    void arm() {
        if (hook == null) {
            hook = new Thread(leave, "chat-restore");
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    void disarm() {
        Thread armed = hook;
        if (armed != null) {
            hook = null;
            try {
                Runtime.getRuntime().removeShutdownHook(armed);
            } catch (IllegalStateException shuttingDown) {
                // Then it runs, and finds nothing to do.
            }
        }
    }
}
