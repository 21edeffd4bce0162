package chat.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What is going on, for the person who waits: on a terminal one line that is written over again and again, elsewhere a line every
 * {@value #PLAIN_SECONDS} seconds. One thread's.
 */
public final class ProgressLine {
    static final int PLAIN_SECONDS = 2;

    private static final long REWRITE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String BACK_AND_CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier clock;
    private final long everyNanos;
    private long nextNanos;
    private boolean shown;

    /**
     * A line there.
     *
     * @param terminal whether it can be written over
     * @param nanos monotonic time
     */
    public ProgressLine(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.clock = nanos;
        this.everyNanos = terminal ? REWRITE_NANOS : TimeUnit.SECONDS.toNanos(PLAIN_SECONDS);
        this.nextNanos = nanos.getAsLong() + REWRITE_NANOS;
    }

    /** Whether it is time for a new line. */
    boolean due() {
        return clock.getAsLong() - nextNanos >= 0;
    }

    /** Shows it if it is time for a new line. */
    void now(String format, Object... values) {
        if (due()) {
            nextNanos = clock.getAsLong() + everyNanos;
            String line = String.format(Locale.ROOT, format, values);
            out.print(terminal ? BACK_AND_CLEAR + line : line + "\n");
            out.flush();
            shown = terminal;
        }
    }

    /** Takes the line off the terminal: what follows begins at its place. */
    public void end() {
        if (shown) {
            out.print(BACK_AND_CLEAR);
            out.flush();
            shown = false;
        }
    }
}
