package chat.hardness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Thousands of peers of a server on one thread, as cheap as can be, so that what is measured is the server: one selector, one reading
 * buffer, no object for each read. None of the project's code is between the peers and the bytes.
 */
final class Swarm implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final InetSocketAddress server;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(256 * 1024);
    private final PriorityQueue<Due> timers = new PriorityQueue<>();
    private final Latencies turns = new Latencies();
    private long wokenNanos;
    private long asked;

    Swarm(int port) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    InetSocketAddress server() {
        return server;
    }

    Selector selector() {
        return selector;
    }

    /** How long its own turns took: what a latency measured here cannot be better than. */
    Latencies turns() {
        return turns;
    }

    /** For one read or write; free again when the call is over. */
    ByteBuffer scratch() {
        return scratch.clear();
    }

    void after(long millis, Runnable task) {
        timers.add(new Due(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), asked++, task));
    }

    void run(long millis) throws IOException {
        runUntil(millis, () -> false);
    }

    /** Runs everybody until that is so, or that long at most; true when it was so. */
    boolean runUntil(long millis, BooleanSupplier enough) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!enough.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            Due next = timers.peek();
            long wait = Math.min(left, next == null ? left : next.nanos - System.nanoTime());
            wokenNanos = 0;
            if (wait <= 0) {
                selector.selectNow(this::ready);
            } else { // rounded up: with thousands of timers the next is always near, and spinning would take the
                // server's time
                selector.select(this::ready, TimeUnit.NANOSECONDS.toMillis(wait + 999_999));
            }
            wokenNanos = wokenNanos == 0 ? System.nanoTime() : wokenNanos;
            for (Due due = timers.peek(); due != null && due.nanos - System.nanoTime() <= 0; due = timers.peek()) {
                timers.remove().task.run();
            }
            turns.add(System.nanoTime() - wokenNanos);
        }
        return true;
    }

    private void ready(SelectionKey key) {
        wokenNanos = wokenNanos == 0 ? System.nanoTime() : wokenNanos;
        if (key.isValid() && key.attachment() instanceof Wire wire) {
            wire.ready(key.readyOps());
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private record Due(long nanos, long order, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.signum(nanos - other.nanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
