package chat.client.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** The signals that the process answers itself, from when they are taken until they are given back. */
final class ProcessSignals {
    private final Map<String, Runnable> answers = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> before = new LinkedHashMap<>();

    private ProcessSignals() {}

    /** Takes nothing: for a screen that is not the process's own. */
    static ProcessSignals none() {
        return new ProcessSignals();
    }

    static ProcessSignals of(Screen.Listener listener) {
        ProcessSignals signals = new ProcessSignals();
        Map<String, Runnable> answers = signals.answers;
        answers.put("WINCH", listener::resized);
        answers.put("TSTP", listener::stopAsked);
        answers.put("CONT", listener::continued);
        for (String end : new String[] {"INT", "TERM", "HUP"}) {
            answers.put(end, () -> listener.endAsked(end));
        }
        return signals;
    }

    /** A program that has the terminal now gets what the keys send: a stop stops us too, an interrupt is not for us. */
    void lend() {
        giveStopBack();
        if (before.remove("INT") != null) {
            Signals.register("INT", new Nothing());
        }
    }

    /** Not the default, and not ignored: a child would inherit that. */
    private static final class Nothing implements Runnable {
        @Override
        public void run() {
            // not for us
        }
    }

    void take() {
        answers.forEach((name, answer) -> before.computeIfAbsent(name, n -> Signals.register(n, answer)));
    }

    /** Those of stopping and going on do again what they do by default, so that a stop can happen. */
    void giveStopBack() {
        give("TSTP");
        give("CONT");
    }

    private void give(String name) {
        if (before.containsKey(name)) {
            Signals.registerDefault(name);
            before.remove(name);
        }
    }
}
