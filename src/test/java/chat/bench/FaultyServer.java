package chat.bench;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * A server of the protocol, a thread for each client, that makes one mistake: in the tenth message it relays, towards the second one
 * who joined. All that is shared is guarded by {@code lock}.
 */
public final class FaultyServer implements AutoCloseable {
    private static final int HEADER_BYTES = 64;
    private static final int WRONG_MESSAGE = 10;
    static final long STALL_MILLIS = 400;

    /** What it does wrong. */
    public enum Mistake {
        NONE,
        DROPS,
        DROPS_ALL_FROM_THEN_ON,
        DOUBLES,
        SWAPS,
        CHANGES_A_BYTE,
        CHANGES_THE_NUMBER,
        CHANGES_THE_MARK,
        CUTS_A_BYTE_OFF,
        SAYS_ANOTHER_NAME,
        SAYS_A_LONGER_NAME,
        ECHOES,
        BREAKS_A_HEADER,
        HANGS_UP,
        STALLS,
        RENAMES_THE_SECOND,
        SAYS_NOTHING
    }

    private final ServerSocket listener = new ServerSocket();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Socket, String> members = new LinkedHashMap<>();
    private final Mistake mistake;
    private int relayed;
    private byte[] heldBack = new byte[0];

    public FaultyServer(Mistake mistake) throws IOException {
        this.mistake = mistake;
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        daemon(this::accept);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        lock.lock();
        try {
            for (Socket member : members.keySet()) {
                member.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                daemon(() -> serve(client));
            } catch (IOException e) {
                return; // closed: the test is over
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                DataInputStream in = new DataInputStream(client.getInputStream())) {
            String name = body(in).substring("USERNAME:".length());
            locked(() -> join(client, name));
            while (true) {
                String text = body(in);
                locked(() -> relay(client, text));
            }
        } catch (IOException e) {
            lock.lock();
            try {
                members.remove(client);
            } finally {
                lock.unlock();
            }
        }
    }

    private void join(Socket client, String wanted) throws IOException {
        if (mistake == Mistake.SAYS_NOTHING) {
            return;
        }
        String name = mistake == Mistake.RENAMES_THE_SECOND && members.size() == 1 ? wanted + "_" : wanted;
        if (!name.equals(wanted)) {
            send(client, "[Server] You are called " + name + " here.");
        }
        for (Socket member : members.keySet()) {
            send(member, "[" + name + "] User " + name + " joined the chat.");
        }
        members.put(client, name);
        String list = members.values().stream().map(n -> '"' + n + '"').collect(Collectors.joining(", ", "[", "]"));
        for (Socket member : members.keySet()) {
            send(member, "!USERLIST:" + list);
        }
    }

    private void relay(Socket from, String text) throws IOException {
        relayed++;
        if (mistake == Mistake.STALLS && relayed == WRONG_MESSAGE) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS));
        }
        List<Socket> all = new ArrayList<>(members.keySet());
        for (Socket to : all) {
            if (to != from) {
                deliver(to, "[" + members.get(from) + "] " + text, to == all.get(1));
            }
        }
        if (mistake == Mistake.ECHOES && relayed == WRONG_MESSAGE) {
            send(from, "[" + members.get(from) + "] " + text);
        }
    }

    private void deliver(Socket to, String body, boolean victim) throws IOException {
        if (!victim || relayed < WRONG_MESSAGE) {
            send(to, body);
        } else if (relayed > WRONG_MESSAGE) {
            if (mistake != Mistake.DROPS_ALL_FROM_THEN_ON) {
                send(to, body);
                to.getOutputStream().write(heldBack);
            }
            heldBack = new byte[0];
        } else {
            mistaken(to, body);
        }
    }

    private void mistaken(Socket to, String body) throws IOException {
        int text = body.indexOf('~');
        switch (mistake) {
            case DROPS, DROPS_ALL_FROM_THEN_ON -> {}
            case DOUBLES -> {
                send(to, body);
                send(to, body);
            }
            case SWAPS -> heldBack = frame(body);
            case CHANGES_A_BYTE ->
                send(to, body.substring(0, body.length() - 3) + "#" + body.substring(body.length() - 2));
            case CHANGES_THE_NUMBER -> send(to, body.substring(0, text + 9) + "z" + body.substring(text + 10));
            case CHANGES_THE_MARK -> send(to, body.substring(0, text) + "#" + body.substring(text + 1));
            case CUTS_A_BYTE_OFF -> send(to, body.substring(0, body.length() - 1));
            case SAYS_ANOTHER_NAME -> send(to, "[x" + body.substring(2));
            case SAYS_A_LONGER_NAME -> send(to, "[a" + body.substring(1));
            case BREAKS_A_HEADER ->
                to.getOutputStream().write("x".repeat(HEADER_BYTES).getBytes(StandardCharsets.US_ASCII));
            case HANGS_UP -> {
                send(to, "[Server] I am tired.");
                members.remove(to);
                to.close();
            }
            case NONE, ECHOES, STALLS, RENAMES_THE_SECOND, SAYS_NOTHING -> send(to, body);
        }
    }

    private static void send(Socket to, String body) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write(frame(body));
    }

    private static byte[] frame(String body) {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        String header = String.format("%-" + HEADER_BYTES + "d", text.length);
        return (header + body).getBytes(StandardCharsets.UTF_8);
    }

    private static String body(DataInputStream in) throws IOException {
        String header = new String(in.readNBytes(HEADER_BYTES), StandardCharsets.US_ASCII).strip();
        if (header.isEmpty()) {
            throw new EOFException();
        }
        return new String(in.readNBytes(Integer.parseInt(header)), StandardCharsets.UTF_8);
    }

    private interface Deed {
        void run() throws IOException;
    }

    private void locked(Deed deed) throws IOException {
        lock.lock();
        try {
            deed.run();
        } finally {
            lock.unlock();
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "faulty-server");
        thread.setDaemon(true);
        thread.start();
    }
}
