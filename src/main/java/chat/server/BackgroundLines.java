package chat.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Lines on their way to a stream that may block: a terminal with Ctrl+S pressed, a pager, a full disk. Any thread hands them over and
 * goes on; one daemon thread writes, all that wait at once.
 *
 * <p>Holds at most {@link #LINES_MAX}. When whoever reads has fallen that far behind, lines are dropped and a line says how many.
 */
public final class BackgroundLines implements Consumer<String> {
    static final int LINES_MAX = 16 * 1024;

    private static final String END = "";

    private final OutputStream out;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(LINES_MAX);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer = new Thread(this::write, "log");

    /** Lines for that stream; the thread starts at once. */
    public BackgroundLines(OutputStream out) {
        this.out = out;
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void accept(String line) {
        if (!waiting.offer(line)) {
            dropped.incrementAndGet();
        }
    }

    /** Waits until what was handed over is written, so long at most, ms. Nothing is written after it. */
    public void end(long millisMax) throws InterruptedException {
        if (waiting.offer(END)) {
            writer.join(millisMax);
        }
    }

    private void write() {
        List<String> batch = new ArrayList<>();
        try {
            do {
                batch.clear();
                batch.add(waiting.take());
                waiting.drainTo(batch);
                out.write(text(batch).getBytes(StandardCharsets.UTF_8));
                out.flush();
            } while (!batch.contains(END));
        } catch (IOException e) {
            // Nobody reads the log any more, and there is no other place to say so. Serving goes on.
            waiting.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String text(List<String> batch) {
        StringBuilder text = new StringBuilder();
        for (String line : batch) {
            if (!line.equals(END)) {
                text.append(line).append('\n');
            }
        }
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            text.append("log_lines_dropped lines=").append(lost).append('\n');
        }
        return text.toString();
    }
}
