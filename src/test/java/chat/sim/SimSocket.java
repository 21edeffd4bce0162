package chat.sim;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** One connection: the server's end is the channel, the peer's end are the methods that begin with {@code peer}. */
public final class SimSocket extends SocketChannel implements SimSelector.Readiness {
    /** What the two kernels hold for a peer that does not read, bytes. */
    public static final int WINDOW_BYTES = 4096;

    private final SimNetwork network;
    private final SocketAddress peerAddress;
    private final ByteQueue toServer = new ByteQueue();
    private final ByteQueue toPeer = new ByteQueue();
    private int ownWindowBytes;
    private boolean peerEnded;
    private boolean reset;
    private boolean outputEnded;
    private final Map<Call, Throwable> thrown = new EnumMap<>(Call.class);

    /** What the server asks of a socket, and what can be made to throw. */
    public enum Call {
        TUNE,
        ADDRESS,
        REGISTER,
        READ,
        WRITE,
        SHUT_DOWN,
        CLOSE
    }

    SimSocket(SimNetwork network, SocketAddress peerAddress) {
        super(network);
        this.network = network;
        this.peerAddress = peerAddress;
    }

    /** What the two kernels hold for this peer, whatever they hold for others; they take it in one piece. */
    public void windowBytes(int bytes) {
        ownWindowBytes = bytes;
    }

    private int written(int most) {
        return ownWindowBytes > 0 ? most : network.piece(most);
    }

    private int windowBytes() {
        return ownWindowBytes > 0 ? ownWindowBytes : network.windowBytes;
    }

    /** The peer sends; ignored when it has ended or the connection is gone. */
    public void peerSends(byte[] bytes) {
        if (!peerEnded && !reset && isOpen()) {
            toServer.put(ByteBuffer.wrap(bytes), bytes.length);
        }
    }

    /** From now on that call throws this, whatever it is. */
    public void throwsAt(Call call, Throwable what) {
        thrown.put(call, what);
    }

    void mayThrow(Call call) throws IOException {
        Throwable what = thrown.get(call);
        if (what instanceof IOException io) {
            throw io;
        } else if (what instanceof Error error) {
            throw error;
        } else if (what instanceof RuntimeException unchecked) {
            throw unchecked;
        }
    }

    /** The peer reads up to so many bytes of what has come. */
    public byte[] peerReads(int most) {
        return toPeer.take(Math.min(most, toPeer.size()));
    }

    /** The peer sends FIN. */
    public void peerEnds() {
        peerEnded = true;
    }

    /** The peer vanishes with RST; what was on its way is gone. */
    public void peerResets() {
        reset = true;
        toServer.clear();
        toPeer.clear();
    }

    /** Nothing will come to the peer any more. */
    public boolean peerSeesEnd() {
        return toPeer.size() == 0 && (outputEnded || !isOpen() || reset);
    }

    /** Sent by the peer and not yet read by the server. */
    public int unread() {
        return toServer.size();
    }

    @Override
    public int readyOps() {
        int read = reset || peerEnded || toServer.size() > 0 ? SelectionKey.OP_READ : 0;
        int write = reset || toPeer.size() < windowBytes() ? SelectionKey.OP_WRITE : 0;
        return read | write;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        mayThrow(Call.READ);
        if (reset) {
            throw new IOException("Connection reset");
        }
        int most = Math.min(toServer.size(), into.remaining());
        if (most == 0) {
            return peerEnded ? -1 : 0;
        }
        int count = network.piece(most);
        toServer.take(into, count);
        return count;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        mayThrow(Call.WRITE);
        if (reset) {
            throw new IOException("Broken pipe");
        }
        if (outputEnded) {
            throw new IllegalStateException("written to after its end");
        }
        int most = Math.min(windowBytes() - toPeer.size(), from.remaining());
        int count = most <= 0 ? 0 : written(most);
        toPeer.put(from, count);
        return count;
    }

    @Override
    public SocketChannel shutdownOutput() throws IOException {
        mayThrow(Call.SHUT_DOWN);
        outputEnded = true;
        return this;
    }

    @Override
    public SocketAddress getRemoteAddress() throws IOException {
        mayThrow(Call.ADDRESS);
        return peerAddress;
    }

    @Override
    public SocketAddress getLocalAddress() {
        return peerAddress;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public <T> SocketChannel setOption(SocketOption<T> name, T value) {
        return this;
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return Set.of();
    }

    @Override
    protected void implCloseSelectableChannel() throws IOException {
        mayThrow(Call.CLOSE);
    }

    @Override
    protected void implConfigureBlocking(boolean block) throws IOException {
        mayThrow(Call.TUNE);
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketChannel bind(SocketAddress local) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketChannel shutdownInput() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket socket() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isConnectionPending() {
        return false;
    }

    @Override
    public boolean connect(SocketAddress remote) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean finishConnect() {
        return true;
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        long all = 0;
        for (int i = offset; i < offset + length; i++) {
            int offered = from[i].remaining();
            int taken = write(from[i]);
            all += taken;
            if (taken < offered) {
                break;
            }
        }
        return all;
    }
}
