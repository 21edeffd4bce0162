package chat.client;

import chat.client.model.Claim;
import chat.client.model.Notice;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the user's own program for a notice, which it gets as one JSON object on its standard input: one at a time, and what comes
 * meanwhile is dropped; on a thread of its own, so that nobody waits for it; what it prints is dropped; after a while it is killed. Called
 * by the loop's thread only.
 */
final class Hook implements AutoCloseable {
    static final long RUN_MILLIS_MAX = 10_000;

    private final Consumer<String> problems;
    private final long runMillisMax;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Process process;
    private volatile boolean closed;
    private volatile boolean complained;

    /** @param problems told in a sentence, on any thread, when the program fails; of failures in a row only the first one */
    Hook(Consumer<String> problems) {
        this(problems, RUN_MILLIS_MAX);
    }

    Hook(Consumer<String> problems, long runMillisMax) {
        this.problems = problems;
        this.runMillisMax = runMillisMax;
    }

    /** Starts it, unless the one before still runs. */
    void run(String command, Notice notice) {
        if (closed || !running.compareAndSet(false, true)) {
            return;
        }
        byte[] input = json(notice).getBytes(StandardCharsets.UTF_8);
        Thread thread = new Thread(() -> work(command, input), "chat-hook");
        thread.setDaemon(true);
        thread.start();
    }

    /** Kills what still runs. */
    @Override
    public void close() {
        closed = true;
        Process now = process;
        if (now != null) {
            kill(now);
        }
    }

    private void work(String command, byte[] input) {
        try {
            Process child = new ProcessBuilder("sh", "-c", command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            process = child;
            if (closed) {
                kill(child);
            }
            give(child, input);
            if (!child.waitFor(runMillisMax, TimeUnit.MILLISECONDS)) {
                kill(child);
                complain("The hook was killed: it ran longer than " + runMillisMax / 1_000 + " s.");
            } else if (child.exitValue() != 0 && !closed) {
                complain("The hook ended with exit code " + child.exitValue() + "; /set hook shows it.");
            } else {
                complained = false;
            }
        } catch (IOException e) {
            complain("The hook cannot be run: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does that
        } finally {
            process = null;
            running.set(false);
        }
    }

    /** Fits into any pipe, so this never waits for the program to read. */
    private static void give(Process child, byte[] input) {
        try (OutputStream in = child.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            return; // it does not want to know
        }
    }

    private static void kill(Process child) {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly();
    }

    private void complain(String sentence) {
        if (!complained) {
            complained = true;
            problems.accept(sentence);
        }
    }

    /** The notice as the program gets it, with a line end. */
    static String json(Notice notice) {
        StringBuilder json = new StringBuilder("{");
        field(json, "kind", notice.kind().name().toLowerCase(Locale.ROOT));
        field(json, "room", notice.room());
        field(json, "from", notice.from());
        json.append(",\"unverified\":").append(notice.claim() == Claim.BY_WORD);
        field(json, "text", notice.text());
        field(json, "time", Instant.ofEpochMilli(notice.atMillis()).toString());
        return json.append("}\n").toString();
    }

    private static void field(StringBuilder json, String name, String value) {
        json.append(json.length() == 1 ? "\"" : ",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f) {
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
