package chat.net;

import chat.protocol.FrameHeader;
import chat.sim.FakeTime;
import chat.sim.SimNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A loop that offers TLS on a network in memory, and peers that a test steps together with it. */
final class TlsStage implements AutoCloseable {
    static final Path KEYS = Path.of("src/test/resources/tls");

    final FakeTime time = new FakeTime();
    final SimNetwork network;
    final EventLoop loop;
    final ServerTls tls;
    final Guests guests;
    private final List<TlsPeer> peers = new ArrayList<>();

    TlsStage() throws IOException {
        this(null, 16, 20);
    }

    TlsStage(@Nullable Random random, int atOnceMax, int perSecondMax) throws IOException {
        network = random == null ? new SimNetwork() : new SimNetwork(random);
        loop = new EventLoop(time, network);
        tls = new ServerTls(loop, atOnceMax, perSecondMax, Runnable::run);
        guests = new Guests(Guests.LIMITS, tls);
        Acceptor.listen(loop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), guests);
    }

    /** With its key. */
    TlsStage open() throws IOException {
        tls.open(key("ec.pem"));
        return this;
    }

    static TlsKey key(String file) throws TlsProblem {
        return TlsKey.read(KEYS.resolve(file), KEYS.resolve(file));
    }

    TlsPeer join(String version, int pieceBytes) throws IOException {
        TlsPeer peer = new TlsPeer(network.connect(), version, pieceBytes);
        peers.add(peer);
        return peer;
    }

    TlsPeer join() throws IOException {
        return join("TLSv1.3", Integer.MAX_VALUE);
    }

    /** Everybody has so many turns; time passes only where a test lets it. */
    void turns(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            for (TlsPeer peer : peers) {
                peer.step();
            }
            loop.turn(0);
        }
    }

    /** The loop alone. */
    void loopTurns(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            loop.turn(0);
        }
    }

    static byte[] frame(String text) {
        return FrameHeader.DEFAULT.frame(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        tls.close();
        loop.close();
    }
}
