package chat.sim;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelectionKey;
import java.nio.channels.spi.AbstractSelector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at its channels in the order in which they were registered, and never waits. */
final class SimSelector extends AbstractSelector {
    private final SimNetwork network;
    private final Set<SelectionKey> keys = new LinkedHashSet<>();

    SimSelector(SimNetwork network) {
        super(network);
        this.network = network;
    }

    /** What a channel of this network can do now. */
    interface Readiness {
        int readyOps();
    }

    @Override
    public int selectNow(Consumer<SelectionKey> action) throws IOException {
        if (network.selectFailures > 0) {
            network.selectFailures--;
            throw new IOException("Bad file descriptor");
        }
        forgetCancelled();
        List<Key> ready = new ArrayList<>();
        for (SelectionKey key : keys) {
            if (key instanceof Key mine && mine.isValid() && mine.channel() instanceof Readiness channel) {
                mine.ready = channel.readyOps() & mine.interest;
                if (mine.ready != 0) {
                    ready.add(mine);
                }
            }
        }
        ready.forEach(action);
        forgetCancelled();
        return ready.size();
    }

    @Override
    public int select(Consumer<SelectionKey> action, long timeout) throws IOException {
        network.waits++;
        return selectNow(action);
    }

    @Override
    protected SelectionKey register(AbstractSelectableChannel channel, int ops, Object attachment) {
        if (channel instanceof SimSocket socket) {
            try {
                socket.mayThrow(SimSocket.Call.REGISTER);
            } catch (IOException e) {
                throw new IllegalStateException("a real selector throws no IOException here", e);
            }
        }
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
        throw new UnsupportedOperationException();
    }

    @Override
    public int selectNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int select(long timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int select() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Selector wakeup() {
        return this;
    }

    @Override
    protected void implCloseSelector() throws IOException {
        keys.clear();
    }

    private void forgetCancelled() {
        for (SelectionKey key : List.copyOf(cancelledKeys())) {
            keys.remove(key);
            deregister((AbstractSelectionKey) key);
        }
        cancelledKeys().clear();
    }

    private static final class Key extends AbstractSelectionKey {
        private final SimSelector selector;
        private final SelectableChannel channel;
        private int interest;
        private int ready;

        Key(SimSelector selector, SelectableChannel channel, int interest) {
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
            return ready;
        }
    }
}
