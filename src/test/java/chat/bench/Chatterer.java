package chat.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who is not of the run and says a line in the lobby whenever it has heard something, as a legacy member. */
final class Chatterer implements AutoCloseable {
    private final Socket socket = new Socket();
    private final AtomicLong lines = new AtomicLong();

    Chatterer(InetSocketAddress server) throws IOException {
        socket.connect(server);
        socket.setTcpNoDelay(true);
        send("USERNAME:chatterer");
        Thread talking = new Thread(this::talk, "chatterer");
        talking.setDaemon(true);
        talking.start();
    }

    /** How many it has said. */
    long lines() {
        return lines.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void talk() {
        byte[] heard = new byte[64 * 1024];
        try {
            while (socket.getInputStream().read(heard) >= 0) {
                send("by the way " + lines.incrementAndGet());
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void send(String body) throws IOException {
        String header = String.format("%-64d", body.length());
        socket.getOutputStream().write((header + body).getBytes(StandardCharsets.US_ASCII));
    }
}
