package chat.server;

import chat.metrics.Family;
import chat.metrics.MetricsPort;
import chat.net.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The way of figures from the loop to the metrics port's threads. The loop never waits for who asks. */
final class Scrapes {
    private final EventLoop loop;
    private final Supplier<List<Family>> figures;

    private Scrapes(EventLoop loop, Supplier<List<Family>> figures) {
        this.loop = loop;
        this.figures = figures;
    }

    /**
     * Serves figures there.
     *
     * @param figures asked on the loop thread at the end of a turn
     */
    static MetricsPort serve(InetSocketAddress at, EventLoop loop, Supplier<List<Family>> figures) throws IOException {
        return new MetricsPort(at, new Scrapes(loop, figures)::families);
    }

    private List<Family> families(long waitMillisMax) throws TimeoutException, InterruptedException {
        CompletableFuture<List<Family>> answer = new CompletableFuture<>();
        loop.execute(() -> loop.atTurnEnd(() -> {
            if (!answer.isDone()) { // nobody waits any more: a loop that stood still need not work off what was asked
                // meanwhile
                answer.complete(figures.get());
            }
        }));
        try {
            return answer.get(waitMillisMax, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // it is only ever completed with figures
        } finally {
            answer.cancel(false);
        }
    }
}
