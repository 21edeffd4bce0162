package chat.net;

import chat.protocol.FrameReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A listening socket, of TCP or a Unix one: takes newcomers and asks its owner for each one's handler. Loop thread only.
 *
 * <p>Takes as many a turn as the owner has room for. When the process is out of file descriptors, or the owner says so, it looks
 * away for a while instead of spinning on a socket that stays ready; newcomers wait in the backlog.
 */
public final class Acceptor implements Ready, AutoCloseable {
    /** Newcomers the kernel holds for us. With 100, peers waited seconds in a storm of joins. */
    static final int BACKLOG = 4096;
    /** How long accepting rests when there are no file descriptors left, ms. */
    public static final long PAUSE_MILLIS = 100;

    private static final int ACCEPTS_PER_TURN_MAX = 1024;

    private final EventLoop loop;
    private final ServerSocketChannel channel;
    private final Newcomers newcomers;
    private SelectionKey key;
    private boolean closed;

    /** Who decides about newcomers. */
    public interface Newcomers {
        /** How long accepting rests from now, ms; 0 = take the next one. Asked before each. */
        long restMillis();

        /** The reader, handler and bounds for one who has just come. */
        Welcome welcome(SocketAddress from);

        /** The welcomed one was gone before its connection stood: its handler hears nothing, neither of a beginning nor of an end. */
        void lost(ConnectionHandler handler);

        /** The welcomed connection stands; its handler's {@code opened} is called after this. */
        void accepted(Connection connection, ConnectionHandler handler);

        /** The system would not let us accept; accepting rests for {@link #PAUSE_MILLIS}. */
        void exhausted(IOException why);
    }

    /**
     * What a newcomer's connection is made with.
     *
     * @param tls what it may begin with; null = it has to speak plainly
     */
    public record Welcome(
            FrameReader reader,
            ConnectionHandler handler,
            ConnectionLimits limits,
            @Nullable ServerTls tls) {
        public Welcome(FrameReader reader, ConnectionHandler handler, ConnectionLimits limits) {
            this(reader, handler, limits, null);
        }
    }

    private Acceptor(EventLoop loop, ServerSocketChannel channel, Newcomers newcomers) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.newcomers = newcomers;
        this.key = loop.poll().register(channel, SelectionKey.OP_ACCEPT, this);
    }

    /**
     * Listens at once.
     *
     * @throws IOException when the address cannot be had, as a sentence of the system's
     */
    public static Acceptor listen(EventLoop loop, SocketAddress at, Newcomers newcomers) throws IOException {
        boolean unix = at instanceof UnixDomainSocketAddress;
        ServerSocketChannel channel = unix
                ? loop.poll().provider().openServerSocketChannel(StandardProtocolFamily.UNIX)
                : loop.poll().provider().openServerSocketChannel();
        try {
            channel.configureBlocking(false);
            if (!unix) {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            }
            channel.bind(at, BACKLOG);
            return new Acceptor(loop, channel, newcomers);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The address with the port that was really taken; of a TCP socket. */
    public InetSocketAddress localAddress() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    @Override
    public void ready(int ops) {
        try {
            takeNewcomers();
        } catch (IOException e) {
            pause(PAUSE_MILLIS);
            newcomers.exhausted(e);
        } catch (Throwable e) {
            pause(PAUSE_MILLIS); // whoever is at the door stays there: without a rest it would be the same again at
            // once
            loop.threw(null, e);
        }
    }

    @Override
    public void moved(SelectionKey to) {
        key = to;
    }

    /** A server that nobody can join is none: what put the listener on no selector is left to whoever reads the log. */
    @Override
    public void lost() {
        loop.threw(null, new IOException("the listening socket could not be put on a new selector"));
    }

    /** No newcomers from now on. */
    @Override
    public void close() throws IOException {
        closed = true;
        key.cancel();
        channel.close();
    }

    private void takeNewcomers() throws IOException {
        for (int taken = 0; taken < ACCEPTS_PER_TURN_MAX && !closed; taken++) {
            long rest = newcomers.restMillis();
            if (rest > 0) {
                pause(rest);
                return;
            }
            SocketChannel peer = channel.accept();
            if (peer == null) {
                return;
            }
            take(peer);
        }
    }

    /** Whatever happens with this one, it is no reason not to take the next. */
    private void take(SocketChannel peer) {
        ConnectionHandler handler = null;
        try {
            Sockets.tune(peer);
            Sockets.boundKernelQueue(peer);
            Welcome welcome = newcomers.welcome(peer.getRemoteAddress());
            handler = welcome.handler();
            Connection connection = loop.adopt(peer, welcome);
            ConnectionHandler owner = handler;
            handler = null; // from here on the connection answers for itself
            connection.guarded(() -> newcomers.accepted(connection, owner));
            connection.tellOpened();
            connection.look(); // mostly the first frame is there already: then no place for the silent is needed
        } catch (Throwable e) {
            turnAway(peer, handler, e);
        }
    }

    private void turnAway(SocketChannel peer, @Nullable ConnectionHandler handler, Throwable why) {
        try {
            peer.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        if (handler != null) {
            newcomers.lost(handler);
        }
        if (!(why instanceof IOException)) { // then it hung up before we had looked at it: nobody to tell
            loop.threw(null, why);
        }
    }

    private void pause(long millis) {
        if (key.isValid()) {
            key.interestOps(0);
            loop.after(millis, () -> {
                if (key.isValid()) {
                    key.interestOps(SelectionKey.OP_ACCEPT);
                }
            });
        }
    }
}
