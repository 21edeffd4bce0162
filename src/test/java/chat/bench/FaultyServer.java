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
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A server of the protocol, a thread for each client, that makes one mistake: in the tenth message it relays, towards the second one
 * who joined, or its sender where it is about that one. Speaks the profile in which the first one signs in. All that is shared is
 * guarded by {@code lock}.
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
        DOES_NOT_ECHO,
        SKIPS_A_SEQ,
        SAYS_ANOTHER_TIME,
        SAYS_ANOTHER_TAG,
        SAYS_IT_UNDER_TWO_SEQS,
        SWAPS_UNDER_THE_RIGHT_SEQS,
        PASSES_OVER,
        REFUSES,
        BREAKS_A_HEADER,
        HANGS_UP,
        STALLS,
        RENAMES_THE_SECOND,
        SAYS_NOTHING
    }

    private final ServerSocket listener = new ServerSocket();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Socket, Speaker> members = new LinkedHashMap<>();
    private final Mistake mistake;
    private FaultyTongue tongue = new FaultyTongue.Legacy();
    private int relayed;
    private byte[] heldBack = new byte[0];
    private String secondThoughts = "";

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
            String[] hello = body(in).substring("USERNAME:".length()).split(":", 2);
            String device = hello.length == 1 ? "" : hello[1].replaceAll(".*\"device\":\"([0-9a-f]{32})\".*", "$1");
            locked(() -> join(client, hello[0], device));
            while (true) {
                String text = body(in);
                if (text.equals("!DISCONNECT")) {
                    throw new EOFException();
                }
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

    private void join(Socket client, String wanted, String device) throws IOException {
        if (mistake == Mistake.SAYS_NOTHING) {
            return;
        }
        if (members.isEmpty() && !device.isEmpty()) {
            tongue = new FaultyTongue.Session();
        }
        String name = mistake == Mistake.RENAMES_THE_SECOND && members.size() == 1 ? wanted + "_" : wanted;
        List<Socket> others = new ArrayList<>(members.keySet());
        members.put(client, new Speaker(name, device));
        List<String> all = members.values().stream().map(Speaker::name).toList();
        for (Socket other : others) {
            sendAll(other, tongue.comes(name, all));
        }
        sendAll(client, tongue.welcome(wanted, name, all));
    }

    private void relay(Socket from, String request) throws IOException {
        relayed++;
        boolean wrongOne = relayed == WRONG_MESSAGE;
        if (mistake == Mistake.STALLS && wrongOne) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS));
        }
        if (mistake == Mistake.REFUSES && relayed >= WRONG_MESSAGE) {
            send(from, "!FAULT:{\"code\":\"muted\",\"text\":\"You may not speak.\",\"n\":" + relayed + "}");
            return;
        }
        Speaker speaker = Objects.requireNonNull(members.get(from));
        List<Socket> all = new ArrayList<>(members.keySet());
        for (int times = mistake == Mistake.SAYS_IT_UNDER_TWO_SEQS && wrongOne ? 2 : 1; times > 0; times--) {
            String body = tongue.said(speaker.name, speaker.device, request);
            for (Socket to : all) {
                boolean victim = mistake == Mistake.DOES_NOT_ECHO ? to == from : to == all.get(1);
                if (to != from || tongue.echoes()) {
                    deliver(to, body, victim);
                }
            }
            if (mistake == Mistake.ECHOES && wrongOne) {
                send(from, body);
            }
        }
    }

    private void deliver(Socket to, String body, boolean victim) throws IOException {
        if (!victim || relayed < WRONG_MESSAGE) {
            send(to, body);
        } else if (relayed > WRONG_MESSAGE) {
            if (mistake == Mistake.SWAPS_UNDER_THE_RIGHT_SEQS && heldBack.length > 0) {
                send(to, under(WRONG_MESSAGE, body));
                send(to, under(WRONG_MESSAGE + 1, secondThoughts));
            } else if (mistake != Mistake.DROPS_ALL_FROM_THEN_ON) {
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
            case DROPS, DROPS_ALL_FROM_THEN_ON, DOES_NOT_ECHO -> {}
            case DOUBLES -> {
                send(to, body);
                send(to, body);
            }
            case SWAPS -> heldBack = frame(body);
            case SWAPS_UNDER_THE_RIGHT_SEQS -> {
                heldBack = frame(body);
                secondThoughts = body;
            }
            case CHANGES_A_BYTE ->
                send(to, body.substring(0, body.length() - 3) + "#" + body.substring(body.length() - 2));
            case CHANGES_THE_NUMBER -> send(to, body.substring(0, text + 9) + "z" + body.substring(text + 10));
            case CHANGES_THE_MARK -> send(to, body.substring(0, text) + "#" + body.substring(text + 1));
            case CUTS_A_BYTE_OFF -> send(to, tongue.cut(body));
            case SAYS_ANOTHER_NAME -> send(to, tongue.renamed(body, "x"));
            case SAYS_A_LONGER_NAME -> send(to, tongue.renamed(body, "ab"));
            case BREAKS_A_HEADER ->
                to.getOutputStream().write("x".repeat(HEADER_BYTES).getBytes(StandardCharsets.US_ASCII));
            case HANGS_UP -> {
                send(to, tongue.notice("I am tired."));
                members.remove(to);
                to.close();
            }
            case SKIPS_A_SEQ -> send(to, under(WRONG_MESSAGE + 1, body));
            case SAYS_ANOTHER_TIME -> send(to, body.replaceFirst("\"at\":1", "\"at\":2"));
            case SAYS_ANOTHER_TAG -> send(to, body.replaceFirst("\"tag\":\"....", "\"tag\":\"0000"));
            case PASSES_OVER -> send(to, "!GAP:{\"room\":\"lobby\",\"last\":" + WRONG_MESSAGE + "}");
            case NONE, ECHOES, STALLS, REFUSES, SAYS_IT_UNDER_TWO_SEQS, RENAMES_THE_SECOND, SAYS_NOTHING ->
                send(to, body);
        }
    }

    private static String under(int seq, String said) {
        return said.replaceFirst("\"seq\":[0-9]+", "\"seq\":" + seq);
    }

    private static void sendAll(Socket to, List<String> bodies) throws IOException {
        for (String body : bodies) {
            send(to, body);
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

    /** One who joined; in the legacy profile without a device. */
    private record Speaker(String name, String device) {}

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
