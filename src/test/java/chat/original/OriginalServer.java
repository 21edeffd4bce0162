package chat.original;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for the original Python server, with its manners: a thread per client, {@link OriginalWire}'s careless reads, a
 * broadcast in a loop to all but the sender, the user list as {@code json.dumps} prints it. It knows nothing of this
 * project's code, so that a fault of ours cannot hide in both.
 *
 * <p>Threads: one accepts, one per client; the members are guarded by {@code this}, as the original's lock does.
 */
public final class OriginalServer implements AutoCloseable {
    private static final int HEADER_BYTES = 64;

    private final ServerSocket listener;
    private @Nullable Thread accepting;
    private final int headerBytes;
    private final Map<Socket, String> members = new LinkedHashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    private OriginalServer(ServerSocket listener, int headerBytes) {
        this.listener = listener;
        this.headerBytes = headerBytes;
    }

    /** Listens on a free loopback port. */
    public static OriginalServer start() throws IOException {
        return start(0, HEADER_BYTES);
    }

    /** Listens on {@code port} (0 = a free one) and speaks headers of {@code headerBytes}. */
    public static OriginalServer start(int port, int headerBytes) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        OriginalServer server = new OriginalServer(listener, headerBytes);
        server.accepting = daemon("original-accept", server::accept);
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Every body that came in, in order, the hello and {@code !DISCONNECT} included. */
    public List<String> received() {
        return List.copyOf(received);
    }

    public synchronized List<String> names() {
        return List.copyOf(members.values());
    }

    /** As kill -9 does: every socket closed, nobody told. */
    @Override
    public void close() throws IOException {
        listener.close();
        // A listener that closes may still take one connection more: only when its thread has ended nobody new comes.
        awaitEnd(accepting);
        synchronized (this) {
            for (Socket member : members.keySet()) {
                member.close();
            }
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (listener.isClosed()) {
                    socket.close();
                    return;
                }
                daemon("original-client", () -> serve(socket));
            } catch (IOException closed) {
                return; // close() ends the listener from outside; there is no other way for it to fail here.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Optional<String> hello = OriginalWire.receive(socket.getInputStream(), headerBytes);
            if (hello.isEmpty()) {
                return;
            }
            received.add(hello.get());
            String name = nameIn(hello.get(), socket);
            join(socket, name);
            try {
                converse(socket, name);
            } finally {
                leave(socket, name);
            }
        } catch (IOException gone) {
            // The original prints and lets the thread end; the leave line has been sent by then.
        }
    }

    private void converse(Socket socket, String name) throws IOException {
        while (true) {
            Optional<String> body = OriginalWire.receive(socket.getInputStream(), headerBytes);
            if (body.isEmpty()) {
                return;
            }
            String text = body.get();
            received.add(text);
            if (text.equals("!DISCONNECT")) {
                return;
            }
            if (text.startsWith("!WHISPER:")) {
                whisper(name, text.substring("!WHISPER:".length()));
            } else {
                broadcast("[" + name + "] " + text, socket);
            }
        }
    }

    private static String nameIn(String hello, Socket socket) {
        String[] parts = hello.split(":", -1);
        boolean named = parts.length > 1 && parts[0].equals("USERNAME") && !parts[1].isBlank();
        return named ? parts[1].strip() : String.valueOf(socket.getRemoteSocketAddress());
    }

    private synchronized void join(Socket socket, String name) {
        members.put(socket, name);
        broadcast("[" + name + "] User " + name + " joined the chat.", socket);
        broadcast(userList(), null);
    }

    private synchronized void leave(Socket socket, String name) {
        members.remove(socket);
        broadcast("[" + name + "] User " + name + " left the chat.", socket);
        broadcast(userList(), null);
    }

    private synchronized void whisper(String from, String rest) {
        int space = rest.indexOf(' ');
        String to = space < 0 ? rest : rest.substring(0, space);
        String text = space < 0 ? "" : rest.substring(space + 1);
        for (Map.Entry<Socket, String> member : members.entrySet()) {
            if (member.getValue().equals(to)) {
                send(member.getKey(), "[" + from + "] (whisper) " + text);
            }
        }
    }

    private synchronized void broadcast(String text, @Nullable Socket but) {
        for (Socket member : new ArrayList<>(members.keySet())) {
            if (member != but) {
                send(member, text);
            }
        }
    }

    private void send(Socket to, String text) {
        try {
            OriginalWire.send(to.getOutputStream(), headerBytes, text);
        } catch (IOException gone) {
            // Its own thread notices and takes it out; the original swallows this too.
        }
    }

    /** As {@code json.dumps(names)} prints it: ", " between elements, all that is not ASCII as \\uXXXX. */
    private String userList() {
        StringBuilder json = new StringBuilder("!USERLIST:[");
        String separator = "";
        for (String name : members.values()) {
            json.append(separator).append('"');
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c == '"' || c == '\\') {
                    json.append('\\').append(c);
                } else if (c < ' ' || c > '~') {
                    json.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
                } else {
                    json.append(c);
                }
            }
            json.append('"');
            separator = ", ";
        }
        return json.append(']').toString();
    }

    private static void awaitEnd(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
