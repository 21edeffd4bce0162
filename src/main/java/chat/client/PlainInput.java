package chat.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines on a thread of its own and hands them over one by one, as many ahead as it was allowed. A line that ends with
 * a backslash goes on in the next one, with a line break between.
 */
final class PlainInput {
    /** Far above what a message may hold; the rest of a longer line is a message of its own. */
    static final int LINE_CHARS_MAX = 64 * 1024;

    private final BufferedReader in;
    private final Semaphore allowed;

    PlainInput(InputStream in, int linesAhead) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.allowed = new Semaphore(linesAhead);
    }

    /** Begins to read; both are called on the reading thread, {@code ended} last and once. */
    void start(Consumer<String> line, Runnable ended) {
        Thread thread = new Thread(() -> read(line, ended), "chat-input");
        thread.setDaemon(true);
        thread.start();
    }

    /** So many lines more may be handed over. Any thread. */
    void allow(int lines) {
        allowed.release(lines);
    }

    private void read(Consumer<String> line, Runnable ended) {
        try {
            String message = message();
            while (message != null) {
                allowed.acquire();
                line.accept(message);
                message = message();
            }
        } catch (IOException gone) {
            // The same as its end: there is nothing more to read.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended.run();
    }

    private @Nullable String message() throws IOException {
        String line = line();
        if (line == null || !line.endsWith("\\")) {
            return line;
        }
        StringBuilder message = new StringBuilder();
        while (line != null && line.endsWith("\\")) {
            message.append(line, 0, line.length() - 1).append('\n');
            line = message.length() > LINE_CHARS_MAX ? "" : line();
        }
        return message.append(line == null ? "" : line).toString();
    }

    /** Up to a line feed, CR LF, or the longest line; null at the end. */
    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            line.append((char) c);
            if (line.length() == LINE_CHARS_MAX) {
                break;
            }
            c = in.read();
        }
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }
}
