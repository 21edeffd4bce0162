package chat.original;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A stand-in for the original Python client: one thread that receives with {@link OriginalWire}'s single {@code recv}s and
 * keeps what it would have printed, and a caller who types. It knows nothing of this project's code.
 */
public final class OriginalClient implements AutoCloseable {
    private final Socket socket;
    private final int headerBytes;
    private final List<String> printed = new CopyOnWriteArrayList<>();

    private OriginalClient(Socket socket, int headerBytes) {
        this.socket = socket;
        this.headerBytes = headerBytes;
    }

    public static OriginalClient join(int port, String name) throws IOException {
        return join(port, name, 64);
    }

    public static OriginalClient join(int port, String name, int headerBytes) throws IOException {
        OriginalClient client = new OriginalClient(new Socket(InetAddress.getLoopbackAddress(), port), headerBytes);
        Thread receiver = new Thread(client::receive, "original-receive");
        receiver.setDaemon(true);
        receiver.start();
        client.say("USERNAME:" + name);
        return client;
    }

    /** Sends {@code text} as it stands: chat, {@code !WHISPER:} or anything else a hand could type. */
    public void say(String text) throws IOException {
        OriginalWire.send(socket.getOutputStream(), headerBytes, text);
    }

    /** Every body received so far, in order. */
    public List<String> printed() {
        return List.copyOf(printed);
    }

    public void disconnect() throws IOException {
        say("!DISCONNECT");
        socket.close();
    }

    /** Vanishes without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void receive() {
        try {
            Optional<String> body = OriginalWire.receive(socket.getInputStream(), headerBytes);
            while (body.isPresent()) {
                printed.add(body.get());
                body = OriginalWire.receive(socket.getInputStream(), headerBytes);
            }
        } catch (IOException closed) {
            // The socket was closed under the read: the original's thread ends there as well.
        }
    }
}
