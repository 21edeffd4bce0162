package chat.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A bad network between a client and a server, on real sockets of the loopback: delays, splits, stalls, resets and half-closes, at random
 * from a seed, until it is told to be calm. What it passes on it passes on unchanged and in order, as TCP does.
 *
 * <p>Threads: one accepts, two for each connection. How bytes fall into pieces depends on the machine, so a seed repeats the faults, not
 * their very bytes.
 */
final class FaultProxy implements AutoCloseable {
    private static final int STALL_MILLIS_MAX = 400;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final AtomicLong seeds;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stormy;

    FaultProxy(InetSocketAddress server, long seed) throws IOException {
        this.server = server;
        this.seeds = new AtomicLong(seed);
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on connections suffer. */
    void storm() {
        stormy = true;
    }

    /** From now on new connections are fine; those that are open break once more. */
    void calm() {
        stormy = false;
        cut();
    }

    /** All that is open breaks. */
    void cut() {
        open.forEach(FaultProxy::reset);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket there = new Socket();
                there.connect(server);
                client.setTcpNoDelay(true);
                there.setTcpNoDelay(true);
                open.add(client);
                open.add(there);
                Random random = new Random(seeds.getAndAdd(0x9E3779B97F4A7C15L));
                pass(client, there, new Random(random.nextLong()));
                pass(there, client, new Random(random.nextLong()));
            } catch (IOException closed) {
                return; // by close(), or the server is gone and the test has ended
            }
        }
    }

    private void pass(Socket from, Socket to, Random random) {
        daemon(() -> {
            try {
                carry(from, to, random);
            } catch (IOException broken) {
                reset(from);
                reset(to);
            } finally {
                open.remove(from);
            }
        });
    }

    private void carry(Socket from, Socket to, Random random) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] bytes = new byte[8 * 1024];
        long fateAt = 200L + random.nextInt(6_000);
        long carried = 0;
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            int at = 0;
            while (at < count) {
                int piece = stormy && random.nextInt(3) == 0 ? 1 + random.nextInt(count - at) : count - at;
                if (stormy && random.nextInt(8) == 0) {
                    pause(random.nextInt(20));
                }
                out.write(bytes, at, piece);
                at += piece;
                carried += piece;
                if (stormy && carried >= fateAt) {
                    fateAt = carried + 200 + random.nextInt(6_000);
                    switch (random.nextInt(3)) {
                        case 0 -> throw new IOException("reset, as the dice fell");
                        case 1 -> to.shutdownOutput();
                        default -> pause(random.nextInt(STALL_MILLIS_MAX));
                    }
                }
            }
        }
        to.shutdownOutput();
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // That was wanted.
        }
    }

    private static void daemon(Runnable body) {
        Thread thread = new Thread(body, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
