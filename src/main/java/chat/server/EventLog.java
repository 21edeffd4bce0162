package chat.server;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One event a line: time, event, then {@code key=value} pairs. Never holds what users say, and values cannot break the line.
 *
 * <p>Loop thread only. Writing may block when whoever reads the stream has stopped doing so; a server whose log goes to a terminal or
 * a file does not meet that.
 */
public final class EventLog {
    private final PrintStream out;
    private final LongSupplier wallMillis;

    /**
     * A log on that stream.
     *
     * @param wallMillis milliseconds since 1970
     */
    public EventLog(PrintStream out, LongSupplier wallMillis) {
        this.out = out;
        this.wallMillis = wallMillis;
    }

    /** A log that goes nowhere. */
    public static EventLog silent() {
        return new EventLog(
                new PrintStream(
                        java.io.OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8),
                () -> 0);
    }

    /**
     * Writes one line.
     *
     * @param event one word, such as {@code connection_closed}
     * @param pairs key, value, key, value ...
     */
    public void event(String event, @Nullable Object... pairs) {
        StringBuilder line = new StringBuilder(96)
                .append(Instant.ofEpochMilli(wallMillis.getAsLong()).truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(event);
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=');
            appendValue(line, String.valueOf(pairs[i + 1]));
        }
        out.println(line);
    }

    /** Several lines as they are, for the trace of a fault of ours. */
    void trace(Throwable failure) {
        failure.printStackTrace(out);
    }

    private static void appendValue(StringBuilder line, String value) {
        boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '=' || c == 0x7f);
        if (plain) {
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
}
