package chat.net;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The loop's selector: waits on it, and puts a new one in its place when it has gone bad. Loop thread only, but for {@link #wakeup}.
 *
 * <p>Never runs what is ready itself. Knows two ways to go bad: an early return for nothing, again and again (known of old epolls), and
 * an {@link IOException} of the select itself.
 */
final class Poll implements AutoCloseable {
    private final SelectorProvider provider;
    private final Consumer<SelectionKey> dispatch;
    private final SpinCheck spins = new SpinCheck();
    private boolean fresh;
    private volatile Selector selector;

    Poll(SelectorProvider provider, Consumer<SelectionKey> dispatch) throws IOException {
        this.provider = provider;
        this.dispatch = dispatch;
        this.selector = provider.openSelector();
    }

    SelectorProvider provider() {
        return provider;
    }

    /** All that is registered. */
    Set<SelectionKey> keys() {
        return selector.keys();
    }

    /** Puts the channel on the selector that is in use. */
    SelectionKey register(SelectableChannel channel, int ops, Ready ready) throws IOException {
        return channel.register(selector, ops, ready);
    }

    /**
     * Hands what is ready to the loop.
     *
     * @param waitMillis how long it may wait for the first; 0 = not at all, {@link Long#MAX_VALUE} = for ever
     * @return how many channels were ready
     */
    int select(long waitMillis, Mishaps mishaps) throws IOException {
        try {
            int ready = waitMillis == 0
                    ? selector.selectNow(dispatch)
                    : selector.select(dispatch, waitMillis == Long.MAX_VALUE ? 0 : waitMillis);
            fresh = false;
            return ready;
        } catch (IOException e) {
            if (fresh) {
                throw e; // nor does a new selector help: the world is wrong, not the selector
            }
            replace(String.valueOf(e.getMessage()), mishaps);
            return 0;
        }
    }

    /** The wait ended early, and there was nothing to do: was it an interrupt, or does the selector spin? */
    void cameBackForNothing(long now, Mishaps mishaps) throws IOException {
        if (Thread.interrupted()) {
            mishaps.interrupted();
        } else if (spins.spun(now)) {
            replace("spinning", mishaps);
        }
    }

    /** How many channels are on the selector. */
    int channels() {
        return selector.keys().size();
    }

    /** Ends the wait. Any thread. One that meets the old selector has queued its task before, and the loop looks there before it waits. */
    void wakeup() {
        selector.wakeup();
    }

    /** Closes every channel and the selector. */
    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private void replace(String why, Mishaps mishaps) throws IOException {
        Selector old = selector;
        Selector next = provider.openSelector();
        List<Ready> lost = new ArrayList<>();
        int moved = 0;
        for (SelectionKey key : List.copyOf(old.keys())) {
            if (key.isValid() && key.attachment() instanceof Ready ready) {
                try {
                    ready.moved(key.channel().register(next, key.interestOps(), ready));
                    moved++;
                } catch (IOException | RuntimeException e) {
                    lost.add(ready);
                }
                key.cancel();
            }
        }
        selector = next;
        fresh = true;
        try {
            old.close();
        } catch (IOException e) {
            // It was of no use already; its descriptor is gone or will never be.
            fresh = true;
        }
        lost.forEach(Ready::lost);
        mishaps.selectorReplaced(why, moved);
    }
}
