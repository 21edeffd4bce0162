package chat.jmh;

import java.net.ProtocolFamily;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelectionKey;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A network whose peers take every byte at once and never say anything. */
final class SinkNetwork extends SelectorProvider {
    @Override
    public AbstractSelector openSelector() {
        return new Deaf(this);
    }

    @Override
    public SocketChannel openSocketChannel() {
        return new Sink(this);
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() {
        throw new UnsupportedOperationException();
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

    private static final class Sink extends SocketChannel {
        private static final SocketAddress SOMEWHERE = new SocketAddress() {
            private static final long serialVersionUID = 1L;
        };

        Sink(SelectorProvider provider) {
            super(provider);
        }

        @Override
        public int write(ByteBuffer from) {
            int all = from.remaining();
            from.position(from.limit());
            return all;
        }

        @Override
        public long write(ByteBuffer[] from, int offset, int length) {
            long all = 0;
            for (int i = offset; i < offset + length; i++) {
                all += write(from[i]);
            }
            return all;
        }

        @Override
        public int read(ByteBuffer into) {
            return 0;
        }

        @Override
        public long read(ByteBuffer[] into, int offset, int length) {
            return 0;
        }

        @Override
        public boolean connect(SocketAddress remote) {
            return true;
        }

        @Override
        public boolean finishConnect() {
            return true;
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public boolean isConnectionPending() {
            return false;
        }

        @Override
        public SocketAddress getRemoteAddress() {
            return SOMEWHERE;
        }

        @Override
        public SocketAddress getLocalAddress() {
            return SOMEWHERE;
        }

        @Override
        public <T> SocketChannel setOption(SocketOption<T> name, T value) {
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
        public SocketChannel bind(SocketAddress local) {
            return this;
        }

        @Override
        public SocketChannel shutdownInput() {
            return this;
        }

        @Override
        public SocketChannel shutdownOutput() {
            return this;
        }

        @Override
        public Socket socket() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void implCloseSelectableChannel() {}

        @Override
        protected void implConfigureBlocking(boolean block) {}
    }

    /** Nobody is ever ready to be read. */
    private static final class Deaf extends AbstractSelector {
        private final Set<SelectionKey> keys = new HashSet<>();

        Deaf(SelectorProvider provider) {
            super(provider);
        }

        @Override
        public int selectNow(Consumer<SelectionKey> action) {
            return 0;
        }

        @Override
        public int select(Consumer<SelectionKey> action, long timeout) {
            return 0;
        }

        @Override
        protected SelectionKey register(AbstractSelectableChannel channel, int ops, Object attachment) {
            Key key = new Key(this, channel, ops);
            key.attach(attachment);
            keys.add(key);
            return key;
        }

        @Override
        public Set<SelectionKey> keys() {
            return keys;
        }

        @Override
        public Set<SelectionKey> selectedKeys() {
            return Set.of();
        }

        @Override
        public int selectNow() {
            return 0;
        }

        @Override
        public int select(long timeout) {
            return 0;
        }

        @Override
        public int select() {
            return 0;
        }

        @Override
        public Selector wakeup() {
            return this;
        }

        @Override
        protected void implCloseSelector() {}
    }

    private static final class Key extends AbstractSelectionKey {
        private final Selector selector;
        private final SelectableChannel channel;
        private int interest;

        Key(Selector selector, SelectableChannel channel, int interest) {
            this.selector = selector;
            this.channel = channel;
            this.interest = interest;
        }

        @Override
        public SelectableChannel channel() {
            return channel;
        }

        @Override
        public Selector selector() {
            return selector;
        }

        @Override
        public int interestOps() {
            return interest;
        }

        @Override
        public SelectionKey interestOps(int ops) {
            interest = ops;
            return this;
        }

        @Override
        public int readyOps() {
            return 0;
        }
    }
}
