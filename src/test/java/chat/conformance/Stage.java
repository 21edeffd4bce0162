package chat.conformance;

import chat.net.TimeSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.server.ChatServer;
import chat.server.EventLog;
import chat.server.ServerSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plays one conversation against a real server of its own, on a free loopback port. */
final class Stage implements AutoCloseable {
    private static final String PROBE = "zz-probe";

    private final Conversation conversation;
    private final Segments segments;
    private final ChatServer server;
    private final Thread loop;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Map<String, RawClient> clients = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    /** What placeholders stood for. */
    private final Map<String, String> bound = new HashMap<>();

    /** Those who signed in by a {@code session} line, in that order. */
    private final List<String> inSession = new ArrayList<>();

    /** Those who joined by a {@code join} line, in that order. */
    private final List<String> joined = new ArrayList<>();

    private Stage(Conversation conversation, Segments segments) throws IOException {
        this.conversation = conversation;
        this.segments = segments;
        Limits limits = Limits.DEFAULT;
        for (String limit : conversation.options().limits()) {
            limits = limits.with(limit);
        }
        ServerSettings settings = new ServerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new FrameHeader(conversation.options().header()),
                limits,
                conversation.options().asciiNames() ? Name.Alphabet.ASCII : Name.Alphabet.ANY_ONE_SCRIPT);
        TimeSource time = TimeSource.system();
        server = new ChatServer(
                settings, time, new EventLog(new PrintStream(log, true, StandardCharsets.UTF_8), time::wallMillis));
        loop = new Thread(this::serve, "server");
        loop.start();
    }

    /** Plays it to the end, or throws with what was sent instead, the line, and the server's log. */
    static void play(Conversation conversation, Segments segments) throws IOException {
        try (Stage stage = new Stage(conversation, segments)) {
            stage.play();
        }
    }

    private void play() throws IOException {
        for (Step step : conversation.steps()) {
            try {
                play(step);
            } catch (AssertionError e) {
                throw new AssertionError(
                        conversation + ", at '" + step.line() + "': " + e.getMessage() + "\nlog:\n" + logged(), e);
            }
        }
        for (RawClient client : clients.values()) {
            client.flush();
        }
        try {
            expectNothingMore();
        } catch (AssertionError e) {
            throw new AssertionError(conversation + ", after the end: " + e.getMessage() + "\nlog:\n" + logged(), e);
        }
        if (logged().contains("internal_fault")) {
            throw new AssertionError("the server met a fault of its own:\n" + logged());
        }
    }

    private void play(Step step) throws IOException {
        boolean goesOnSending = step instanceof Step.Send;
        for (Map.Entry<String, RawClient> client : clients.entrySet()) {
            if (!goesOnSending || !client.getKey().equals(((Step.Send) step).client())) {
                client.getValue().flush();
            }
        }
        if (step instanceof Step.Send send) {
            RawClient client = client(send.client());
            byte[] bytes = bytes(send.bytes());
            client.send(send.framing() == Step.Framing.FRAMED ? client.frame(bytes) : bytes);
        } else if (step instanceof Step.Expect expect) {
            Expected expected = new Expected(bytes(expect.bytes()), bound);
            if (expect.necessity() == Step.Necessity.REQUIRED) {
                client(expect.client()).expect(expected::is, expected.toString());
            } else {
                client(expect.client()).nextIs(expected::is);
            }
        } else if (step instanceof Step.Skip skip) {
            skip(client(skip.client()), skip.beginning());
        } else if (step instanceof Step.Many many) {
            sayMany(client(many.client()), many.lines(), "x".repeat(many.bytes()));
        } else if (step instanceof Step.Session session) {
            for (String name : session.clients()) {
                session(name);
            }
        } else if (step instanceof Step.Act act) {
            act(client(act.client()), act.action());
        } else if (step instanceof Step.Join join) {
            for (String name : join.clients()) {
                join(name);
            }
        } else {
            server.shutDown();
        }
    }

    private static void act(RawClient client, Step.Action action) throws IOException {
        switch (action) {
            case CONNECTS -> {} // asking for it did it
            case CLOSES -> client.close();
            case RESETS -> client.reset();
            case HALF_CLOSES -> client.halfClose();
            case CLOSED -> client.expectClosed();
        }
    }

    private void join(String name) throws IOException {
        RawClient client = client(name);
        client.send(client.frame(bytes("USERNAME:" + name)));
        client.flush();
        for (String other : joined) {
            client(other).expect(bytes("[" + name + "] User " + name + " joined the chat."));
        }
        joined.add(name);
        String list = joined.stream().collect(Collectors.joining("\", \"", "!USERLIST:[\"", "\"]"));
        for (String member : joined) {
            client(member).expect(bytes(list));
        }
    }

    private static void skip(RawClient client, String beginning) throws IOException {
        while (client.nextIs(body -> new String(body, StandardCharsets.UTF_8).startsWith(beginning))) {
            // any number of them
        }
    }

    private static void sayMany(RawClient client, int lines, String text) throws IOException {
        for (int n = 1; n <= lines; n++) {
            String say = "!SAY:{\"n\":" + n + ",\"room\":\"lobby\",\"text\":\"" + text + "\"}";
            client.send(client.frame(say.getBytes(StandardCharsets.UTF_8)));
            client.flush();
            client.expect(
                    body -> new String(body, StandardCharsets.UTF_8).startsWith("!SAID:{\"room\":\"lobby\""),
                    "its echo");
        }
    }

    /** The device is the name in hexadecimal, filled up with zeros. */
    private void session(String name) throws IOException {
        RawClient client = client(name);
        String device = HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
        String hello =
                "USERNAME:" + name + ":{\"v\":1,\"device\":\"" + device + "0".repeat(32 - device.length()) + "\"}";
        client.send(client.frame(hello.getBytes(StandardCharsets.UTF_8)));
        client.flush();
        while (!client.ready()) {
            client.expect(body -> body.length > 0, "what a newcomer is told");
        }
        inSession.add(name);
        if (inSession.size() > 1) {
            for (String member : inSession) {
                client(member).expect(joined(name));
            }
        }
    }

    private static byte[] joined(String name) {
        return ("!JOINED:{\"room\":\"lobby\",\"members\":[{\"name\":\"" + name + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A newcomer's join line must be the next thing that everybody in the room is sent. */
    private void expectNothingMore() throws IOException {
        for (RawClient client : clients.values()) {
            if (client.open() && !client.listed() && !client.ready()) {
                client.expectNothing();
            }
        }
        if (!conversation.options().probe()) {
            return;
        }
        awaitAllHandled();
        RawClient probe = client(PROBE);
        probe.send(probe.frame(bytes("USERNAME:" + PROBE)));
        probe.flush();
        for (RawClient client : clients.values()) {
            if (client.open() && client.listed()) {
                client.expect(bytes("[" + PROBE + "] User " + PROBE + " joined the chat."));
            } else if (client.open() && client.ready()) {
                client.expect(joined(PROBE));
            }
        }
    }

    /**
     * Each member asks for somebody who is not there. When all have their answers the server has handled all that was sent before, on
     * whatever connection, so that a newcomer's line cannot come before something that is wrongly on its way.
     */
    private void awaitAllHandled() throws IOException {
        List<RawClient> members = clients.values().stream()
                .filter(client -> client.open() && client.listed() && client.canSend())
                .toList();
        for (RawClient member : members) {
            member.send(member.frame(bytes("!WHISPER:" + PROBE + " are you there?")));
            member.flush();
        }
        List<RawClient> inSession = clients.values().stream()
                .filter(client -> client.open() && client.ready())
                .toList();
        for (RawClient member : inSession) {
            member.send(member.frame(bytes("!PING:{\"t\":1}")));
            member.flush();
        }
        for (RawClient member : members) {
            member.expect(bytes("[Server] Nobody called " + PROBE + " is here."));
        }
        for (RawClient member : inSession) {
            member.expect(bytes("!PONG:{\"t\":1}"));
        }
    }

    private RawClient client(String name) throws IOException {
        RawClient client = clients.get(name);
        if (client == null) {
            client = new RawClient(
                    name, server.address().getPort(), conversation.options().header(), segments);
            clients.put(name, client);
            ports.put(name, client.localPort());
        }
        return client;
    }

    private byte[] bytes(String written) {
        return Conversation.bytes(written, ports);
    }

    private String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private void serve() {
        try {
            server.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (RawClient client : clients.values()) {
            client.close();
        }
        server.close();
        try {
            loop.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
