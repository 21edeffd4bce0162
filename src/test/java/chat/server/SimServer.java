package chat.server;

import chat.hub.MessageLog;
import chat.net.EventLoop;
import chat.net.SocketPlace;
import chat.net.TlsSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.sim.FakeTime;
import chat.sim.SimNetwork;
import chat.sim.SimSocket;
import chat.store.MemoryLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A whole server on a network in memory, turned by the test, with clients that are read when the test says so. */
final class SimServer implements AutoCloseable {
    final FakeTime time = new FakeTime();
    final SimNetwork network = new SimNetwork();
    final EventLoop loop;
    final ChatServer server;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    /** Opens a history for a server on that loop. */
    interface Opener {
        MessageLog open(EventLoop loop, TurnEnd answers);
    }

    SimServer(Limits limits) throws IOException {
        this(limits, (loop, answers) -> new MemoryLog(answers));
    }

    SimServer(Limits limits, Opener history) throws IOException {
        this(limits, history, LegacyPolicy.ANY);
    }

    SimServer(Limits limits, Opener history, LegacyPolicy legacy) throws IOException {
        this(limits, history, legacy, new TlsSource.None());
    }

    SimServer(Limits limits, Opener history, LegacyPolicy legacy, TlsSource tls) throws IOException {
        loop = new EventLoop(time, network);
        TurnEnd answers = new TurnEnd(loop);
        ServerSettings settings = new ServerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                FrameHeader.DEFAULT,
                limits,
                Name.Alphabet.ANY_ONE_SCRIPT,
                new SocketPlace.None(),
                legacy,
                tls);
        server = new ChatServer(
                settings,
                loop,
                new EventLog(new PrintStream(log, true, StandardCharsets.UTF_8), time::wallMillis),
                answers,
                history.open(loop, answers),
                0);
    }

    /** So many turns without time passing. */
    void turn(int turns) throws IOException {
        for (int i = 0; i < turns; i++) {
            loop.turn(0);
        }
    }

    /** Time passes in steps of 10 ms, a turn each. */
    void pass(long millis) throws IOException {
        for (long passed = 0; passed < millis; passed += 10) {
            time.advanceMillis(10);
            loop.turn(0);
        }
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    Client connect() throws IOException {
        return new Client(network.connect());
    }

    Client connect(InetAddress from) throws IOException {
        return new Client(network.connect(from));
    }

    /** Connected, signed in, and with all that follows from it read. */
    Client join(String name) throws IOException {
        Client client = connect().send("USERNAME:" + name);
        turn(4);
        pass(10); // lists are not sent without a pause
        client.read();
        return client;
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }

    /** One client, by its raw bytes. */
    static final class Client {
        final SimSocket socket;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        Client(SimSocket socket) {
            this.socket = socket;
        }

        Client send(String... bodies) {
            for (String body : bodies) {
                socket.peerSends(FrameHeader.DEFAULT.frame(body.getBytes(StandardCharsets.UTF_8)));
            }
            return this;
        }

        Client raw(String bytes) {
            socket.peerSends(bytes.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        /** The bodies of the whole frames that have come since the last call. */
        List<String> read() {
            received.writeBytes(socket.peerReads(Integer.MAX_VALUE));
            byte[] all = received.toByteArray();
            List<String> bodies = new ArrayList<>();
            int from = 0;
            while (all.length - from >= 64) {
                int length = Integer.parseInt(new String(all, from, 64, StandardCharsets.US_ASCII).strip());
                if (all.length - from - 64 < length) {
                    break;
                }
                bodies.add(new String(all, from + 64, length, StandardCharsets.UTF_8));
                from += 64 + length;
            }
            received.reset();
            received.write(all, from, all.length - from);
            return bodies;
        }

        /** The connection is over and everything read. */
        boolean ended() {
            return socket.peerSeesEnd();
        }
    }
}
