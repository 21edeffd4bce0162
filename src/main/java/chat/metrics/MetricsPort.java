package chat.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The port where figures are fetched: {@code GET /metrics} over HTTP. Owns its threads and sockets, and ends with {@link #close}.
 *
 * <p>Never touches what it reports on; a {@link Source} hands it over, within a time. The JDK's own small HTTP server does the rest. What
 * it would wait for without end is given one here: somebody who opens connections and says nothing must not keep the figures from others.
 */
public final class MetricsPort implements AutoCloseable {
    /** How long the figures may take before the answer is that there are none, ms. */
    public static final long WAIT_MILLIS_MAX = 2000;

    private static final int THREADS = 2;
    private static final int WAITING_MAX = 16;
    private static final int BACKLOG = 16;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    /** Of the JDK's server, which reads them when its first one is made; seconds. */
    private static final Map<String, String> BOUNDS = Map.of(
            "sun.net.httpserver.maxReqTime", "2",
            "sun.net.httpserver.maxRspTime", "10",
            "sun.net.httpserver.nodelay", "true",
            "jdk.httpserver.maxConnections", "64");

    private final Source source;
    private final HttpServer http;
    private final ThreadPoolExecutor threads;

    /** Where the figures come from. */
    public interface Source {
        /** The figures of now; a {@link TimeoutException} when whoever has them does not answer in time. Any thread. */
        List<Family> families(long waitMillisMax) throws TimeoutException, InterruptedException;
    }

    /**
     * Listens at once.
     *
     * @throws IOException when the address cannot be had
     */
    public MetricsPort(InetSocketAddress at, Source source) throws IOException {
        this.source = source;
        BOUNDS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        this.http = HttpServer.create(at, BACKLOG);
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), MetricsPort::daemon);
        threads.allowCoreThreadTimeOut(true);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    /** The address with the port that was really taken. */
    public InetSocketAddress address() {
        return http.getAddress();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                say(exchange, NOT_FOUND, "The figures are at /metrics.\n");
            } else if (!method.equals("GET") && !method.equals("HEAD")) {
                say(exchange, NOT_ALLOWED, "The figures can only be fetched, with GET.\n");
            } else {
                figures(exchange);
            }
        }
    }

    private void figures(HttpExchange exchange) throws IOException {
        try {
            List<Family> families = new ArrayList<>(source.families(WAIT_MILLIS_MAX));
            families.addAll(ProcessFigures.families());
            send(exchange, OK, Page.CONTENT_TYPE, Page.of(families));
        } catch (TimeoutException e) {
            say(
                    exchange,
                    UNAVAILABLE,
                    "The chat's loop did not answer within " + WAIT_MILLIS_MAX / 1000
                            + " s: it is busy or stands still. Its log has a line loop_stalled then.\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            say(exchange, UNAVAILABLE, "The server is shutting down.\n");
        }
    }

    private static void say(HttpExchange exchange, int status, String sentence) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", sentence.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "metrics");
        thread.setDaemon(true);
        return thread;
    }
}
