package chat.net;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** What every socket of ours is set to, whoever called whom. */
final class Sockets {
    private Sockets() {}

    /**
     * Non-blocking, no waiting for a fuller segment, and found dead by the kernel after 60 s of silence and four tries 15 s
     * apart: the legacy profile has no heartbeat of its own.
     */
    static void tune(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        setIfKnown(channel, ExtendedSocketOptions.TCP_KEEPIDLE, 60);
        setIfKnown(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, 15);
        setIfKnown(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, 4);
    }

    private static void setIfKnown(SocketChannel channel, SocketOption<Integer> option, int value) throws IOException {
        if (channel.supportedOptions().contains(option)) {
            channel.setOption(option, value);
        }
    }
}
