package chat.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One event a line: time, event, then {@code key=value} pairs. Never holds what users say, and values cannot break the line. Any thread.
 *
 * <p>Where the lines go is another's business; a server's go to {@link BackgroundLines}, so that the loop never waits for whoever reads
 * them.
 */
public final class EventLog {
    private static final long SECOND_MILLIS = 1000;

    private final Consumer<String> lines;
    private final LongSupplier wallMillis;
    private volatile Second second = new Second(Long.MIN_VALUE, "");

    /** The written form of a second since 1970: many events share it. */
    private record Second(long number, String text) {}

    /**
     * A log whose lines, without line ends, go there.
     *
     * @param wallMillis milliseconds since 1970
     */
    public EventLog(Consumer<String> lines, LongSupplier wallMillis) {
        this.lines = lines;
        this.wallMillis = wallMillis;
    }

    /** A log whose lines are written at once, by the thread whose event it is. */
    public EventLog(OutputStream out, LongSupplier wallMillis) {
        this(line -> write(line, out), wallMillis);
    }

    /** A log that goes nowhere. */
    public static EventLog silent() {
        return new EventLog(line -> {}, () -> 0);
    }

    /**
     * Writes one line.
     *
     * @param event one word, such as {@code connection_closed}
     * @param pairs key, value, key, value ...
     */
    public void event(String event, @Nullable Object... pairs) {
        StringBuilder line = new StringBuilder(96);
        appendTime(line, wallMillis.getAsLong());
        line.append(' ').append(event);
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=');
            appendValue(line, String.valueOf(pairs[i + 1]));
        }
        lines.accept(line.toString());
    }

    /** Several lines as they are, for the trace of a fault of ours. */
    void trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        lines.accept(trace.toString().stripTrailing());
    }

    /** What a thread is doing, innermost first. */
    void stack(StackTraceElement[] frames) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement frame : frames) {
            text.append(text.length() == 0 ? "" : "\n").append("\tat ").append(frame);
        }
        if (text.length() > 0) { // a thread that has ended does nothing
            lines.accept(text.toString());
        }
    }

    private void appendTime(StringBuilder line, long millis) {
        long number = Math.floorDiv(millis, SECOND_MILLIS);
        Second now = second;
        if (now.number() != number) {
            String text = Instant.ofEpochSecond(number).toString();
            now = new Second(number, text.substring(0, text.length() - 1)); // without the Z
            second = now;
        }
        int rest = (int) Math.floorMod(millis, SECOND_MILLIS);
        line.append(now.text()).append('.');
        line.append((char) ('0' + rest / 100)).append((char) ('0' + rest / 10 % 10));
        line.append((char) ('0' + rest % 10)).append('Z');
    }

    private static void appendValue(StringBuilder line, String value) {
        if (plain(value)) {
            line.append(value);
            return;
        }
        line.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\');
            }
            line.append(c < ' ' || c == 0x7f ? ' ' : c);
        }
        line.append('"');
    }

    private static boolean plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == '"' || c == '=' || c == 0x7f) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private static void write(String line, OutputStream out) {
        try {
            out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
