package chat.net;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** What every socket of ours is set to, whoever called whom. */
final class Sockets {
    private static final int SEND_BUFFER_BYTES = 128 * 1024;

    private Sockets() {}

    /**
     * Non-blocking, no waiting for a fuller segment, and found dead by the kernel after 60 s of silence and four tries 15 s
     * apart: the legacy profile has no heartbeat of its own.
     */
    static void tune(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        setIfKnown(channel, StandardSocketOptions.TCP_NODELAY, true); // a Unix-domain socket knows nothing of it all
        setIfKnown(channel, StandardSocketOptions.SO_KEEPALIVE, true);
        setIfKnown(channel, ExtendedSocketOptions.TCP_KEEPIDLE, 60);
        setIfKnown(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, 15);
        setIfKnown(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, 4);
    }

    /**
     * What the kernel may hold for a peer that does not read. Left alone it takes some 2.5 MB on the loopback, and a thousand silent
     * readers are gigabytes that count for nobody; this much fills a line of 10 Mbit/s and 100 ms.
     */
    static void boundKernelQueue(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
    }

    private static <T> void setIfKnown(SocketChannel channel, SocketOption<T> option, T value) throws IOException {
        if (channel.supportedOptions().contains(option)) {
            channel.setOption(option, value);
        }
    }
}
