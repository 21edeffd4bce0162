package chat.sim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;

/** The listening end of a {@link SimNetwork}. */
final class SimListener extends ServerSocketChannel implements SimSelector.Readiness {
    private final SimNetwork network;

    SimListener(SimNetwork network) {
        super(network);
        this.network = network;
    }

    @Override
    public int readyOps() {
        return network.backlog.isEmpty() ? 0 : SelectionKey.OP_ACCEPT;
    }

    @Override
    public SimSocket accept() throws IOException {
        if (network.outOfDescriptors && !network.backlog.isEmpty()) {
            throw new IOException("Too many open files");
        }
        if (network.acceptThrows instanceof Error error && !network.backlog.isEmpty()) {
            throw error;
        }
        return network.backlog.poll();
    }

    @Override
    public ServerSocketChannel bind(SocketAddress local, int backlog) {
        return this;
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) {
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return Set.of();
    }

    @Override
    public ServerSocket socket() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress getLocalAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5050);
    }

    @Override
    protected void implCloseSelectableChannel() {}

    @Override
    protected void implConfigureBlocking(boolean block) {}
}
