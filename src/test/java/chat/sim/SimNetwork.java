package chat.sim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayDeque;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A network in memory that answers the same to the same seed: what the server reads and writes comes in pieces of random size, and a
 * peer can stall, reset and half-close. One thread; a select never waits.
 */
public final class SimNetwork extends SelectorProvider {
    final ArrayDeque<SimSocket> backlog = new ArrayDeque<>();
    private final @Nullable Random random;
    private int nextPort = 1024;
    boolean outOfDescriptors;

    @Nullable
    Throwable acceptThrows;

    int selectFailures;
    int selectors;
    int waits;
    int windowBytes = SimSocket.WINDOW_BYTES;

    public SimNetwork(Random random) {
        this.random = random;
    }

    /** A network where each read and write takes all it can. */
    public SimNetwork() {
        this.random = null;
    }

    /** What the two kernels hold for a peer that does not read, from now on. */
    public void windowBytes(int bytes) {
        windowBytes = bytes;
    }

    /** How often the loop was ready to wait, because it had nothing to do. */
    public int waits() {
        return waits;
    }

    /** Newcomers that nobody has accepted yet. */
    public int waiting() {
        return backlog.size();
    }

    /** A peer connects; the server has to accept it. */
    public SimSocket connect() throws IOException {
        return connect(InetAddress.getLoopbackAddress());
    }

    /** The same from another host. */
    public SimSocket connect(InetAddress host) throws IOException {
        SimSocket socket = new SimSocket(this, new InetSocketAddress(host, nextPort++));
        backlog.add(socket);
        return socket;
    }

    /** Whoever listened is gone: those who were not accepted are reset. */
    public void closed() {
        backlog.forEach(SimSocket::peerResets);
        backlog.clear();
    }

    /** From now on accept() fails as it does when the process is out of descriptors. */
    public void outOfDescriptors(boolean out) {
        outOfDescriptors = out;
    }

    /** From now on accept() throws this while somebody is at the door; null = no more. */
    public void acceptThrows(@Nullable Throwable what) {
        acceptThrows = what;
    }

    /** So many of the next selects fail, on whatever selector. */
    public void selectFails(int times) {
        selectFailures = times;
    }

    /** How many selectors were opened. */
    public int selectors() {
        return selectors;
    }

    /** At least 1, at most {@code most}: mostly all, sometimes a little. */
    int piece(int most) {
        return random == null || most <= 1 || random.nextInt(3) > 0
                ? most
                : 1 + random.nextInt(random.nextInt(4) == 0 ? Math.min(most, 3) : most);
    }

    @Override
    public SimSelector openSelector() {
        selectors++;
        return new SimSelector(this);
    }

    @Override
    public SimListener openServerSocketChannel() {
        return new SimListener(this);
    }

    @Override
    public SimSocket openSocketChannel() {
        throw new UnsupportedOperationException("peers connect from outside the loop here");
    }

    @Override
    public DatagramChannel openDatagramChannel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Pipe openPipe() {
        throw new UnsupportedOperationException();
    }
}
