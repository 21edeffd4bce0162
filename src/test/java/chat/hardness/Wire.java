package chat.hardness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;

/** One peer's socket, from its connect to its end, and the frames in what it is sent. What it does is said by whoever extends it. */
abstract class Wire {
    private static final int HEADER_BYTES = 64;

    final Swarm swarm;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ArrayDeque<ByteBuffer> owed = new ArrayDeque<>(1);
    private final byte[] header = new byte[HEADER_BYTES];
    private byte[] body = new byte[256];
    private int keepMax = 256;
    private int headerBytes;
    private int bodyBytes;
    private int bodyLength;
    private boolean over;

    Wire(Swarm swarm) {
        this(swarm, InetAddress.getLoopbackAddress(), 0);
    }

    /**
     * Connects at once.
     *
     * @param from an address of this machine, so that many connections do not use up one address's ports
     * @param receiveBytes the kernel's receive buffer; 0 = as it likes
     */
    Wire(Swarm swarm, InetAddress from, int receiveBytes) {
        this.swarm = swarm;
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (receiveBytes > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBytes);
            }
            channel.bind(new InetSocketAddress(from, 0));
            boolean connected = channel.connect(swarm.server());
            key = channel.register(swarm.selector(), connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
            if (connected) {
                swarm.after(0, this::opened);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection stands. */
    abstract void opened();

    /** One whole frame; of a long body only the first bytes, see {@link #keep}. */
    void heard(String text) {}

    /** The server has ended it: by FIN, or by a reset. Not told when this side did. */
    void ended(boolean reset) {}

    /** So many bytes of a body are handed on, 256 if not told otherwise. */
    final void keep(int bytesMax) {
        keepMax = bytesMax;
    }

    static byte[] frame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = Arrays.copyOf(header(bytes.length), HEADER_BYTES + bytes.length);
        System.arraycopy(bytes, 0, frame, HEADER_BYTES, bytes.length);
        return frame;
    }

    static byte[] header(int length) {
        byte[] digits = Integer.toString(length).getBytes(StandardCharsets.US_ASCII);
        byte[] header = Arrays.copyOf(digits, HEADER_BYTES);
        Arrays.fill(header, digits.length, HEADER_BYTES, (byte) ' ');
        return header;
    }

    final void say(String text) {
        send(frame(text));
    }

    final void send(byte[] bytes) {
        if (over) {
            return;
        }
        owed.add(ByteBuffer.wrap(bytes));
        if (channel.isConnected()) {
            write();
        }
    }

    /** Bytes that the kernel has not taken yet wait. */
    final boolean sending() {
        return !owed.isEmpty();
    }

    final boolean over() {
        return over;
    }

    /** Reads nothing from now on. */
    final void stopReading() {
        if (key.isValid()) {
            key.interestOps(0);
        }
    }

    final void halfClose() {
        quietly(channel::shutdownOutput);
    }

    /** Ends with FIN, or with RST if something was not read. */
    final void close() {
        over = true;
        quietly(channel::close);
    }

    /** Ends with RST. */
    final void reset() {
        quietly(() -> channel.setOption(StandardSocketOptions.SO_LINGER, 0));
        close();
    }

    final void ready(int ops) {
        try {
            if ((ops & SelectionKey.OP_CONNECT) != 0 && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                opened();
            }
            if (!over && (ops & SelectionKey.OP_WRITE) != 0) {
                key.interestOps(SelectionKey.OP_READ);
                write();
            }
            if (!over && (ops & SelectionKey.OP_READ) != 0) {
                read();
            }
        } catch (IOException e) {
            lost(true);
        }
    }

    private void read() throws IOException {
        ByteBuffer in = swarm.scratch();
        int got = channel.read(in);
        if (got < 0) {
            lost(false);
            return;
        }
        in.flip();
        while (in.hasRemaining() && !over) {
            take(in);
        }
    }

    private void take(ByteBuffer in) {
        if (headerBytes < HEADER_BYTES) {
            int part = Math.min(in.remaining(), HEADER_BYTES - headerBytes);
            in.get(header, headerBytes, part);
            headerBytes += part;
            if (headerBytes == HEADER_BYTES) {
                bodyLength = Integer.parseInt(new String(header, StandardCharsets.US_ASCII).strip());
            }
        }
        if (headerBytes == HEADER_BYTES) {
            int part = Math.min(in.remaining(), bodyLength - bodyBytes);
            int kept = Math.max(0, Math.min(part, keepMax - bodyBytes));
            if (bodyBytes + kept > body.length) {
                body = Arrays.copyOf(body, Math.max(2 * body.length, bodyBytes + kept));
            }
            in.get(in.position(), body, Math.min(bodyBytes, body.length), kept);
            in.position(in.position() + part);
            bodyBytes += part;
            if (bodyBytes == bodyLength) {
                headerBytes = 0;
                bodyBytes = 0;
                heard(new String(body, 0, Math.min(bodyLength, keepMax), StandardCharsets.UTF_8));
            }
        }
    }

    private void write() {
        try {
            for (ByteBuffer next = owed.peek(); next != null; next = owed.peek()) {
                channel.write(next);
                if (next.hasRemaining()) {
                    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                    return;
                }
                owed.remove();
            }
        } catch (IOException e) {
            lost(true);
        }
    }

    private void lost(boolean reset) {
        if (!over) {
            close();
            ended(reset);
        }
    }

    private static void quietly(Closing action) {
        try {
            action.run();
        } catch (IOException gone) {
            // The server was faster: what was to be ended is over already.
        }
    }

    private interface Closing {
        void run() throws IOException;
    }
}
