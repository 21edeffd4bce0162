package chat.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Looks names up on a thread of its own each time, because a look-up may block for half a minute and cannot be called off;
 * one that nobody waits for any more dies with the process.
 */
final class NameService implements ServerLink.Resolver {
    private final Executor loop;

    NameService(Executor loop) {
        this.loop = loop;
    }

    @Override
    public void resolve(String host, int port, Consumer<List<InetSocketAddress>> answer) {
        Thread thread = new Thread(
                () -> {
                    List<InetSocketAddress> found = lookUp(host, port);
                    loop.execute(() -> answer.accept(found));
                },
                "chat-name-service");
        thread.setDaemon(true);
        thread.start();
    }

    private static List<InetSocketAddress> lookUp(String host, int port) {
        List<InetSocketAddress> found = new ArrayList<>();
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                found.add(new InetSocketAddress(address, port));
            }
        } catch (UnknownHostException none) {
            // An empty list says it.
        }
        return found;
    }
}
