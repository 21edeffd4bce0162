package chat.server;

import chat.net.Acceptor;
import chat.net.EventLoop;
import chat.net.SocketPlace;
import chat.net.SocketPort;
import chat.net.SocketProblem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the server listens: a TCP port, and a Unix socket if there is a place for one. Loop thread, or before the loop runs. */
public final class Ports {
    private final Acceptor tcp;
    private final InetSocketAddress address;
    private @Nullable SocketPort unix;
    private @Nullable String problem;

    /**
     * Listens at once.
     *
     * @throws SocketProblem when there can be no socket where one was asked for
     * @throws IOException when the TCP address cannot be had
     */
    Ports(EventLoop loop, ServerSettings settings, Door door) throws IOException {
        this.tcp = Acceptor.listen(loop, settings.address(), door);
        this.address = tcp.localAddress();
        SocketPlace place = settings.socket();
        if (place instanceof SocketPlace.Named named) {
            unix = SocketPort.listen(loop, named.path(), door);
        } else if (place instanceof SocketPlace.Usual usual) {
            usual(loop, usual, door);
        }
    }

    /** The first place that will do; a server that nobody told about a socket serves without one. */
    private void usual(EventLoop loop, SocketPlace.Usual usual, Door door) {
        for (Path path : usual.paths()) {
            try {
                unix = SocketPort.listen(loop, path, door);
                problem = null;
                return;
            } catch (SocketProblem e) {
                problem = e.sentence();
            }
        }
    }

    /** With the port that was really taken. */
    public InetSocketAddress address() {
        return address;
    }

    /** The Unix socket, if there is one. */
    public Optional<Path> socket() {
        return Optional.ofNullable(unix).map(SocketPort::path);
    }

    /** As whom this server runs, as far as its socket tells; else root. */
    long ownerUid() throws IOException {
        return unix == null ? 0 : ((Number) Files.getAttribute(unix.path(), "unix:uid")).longValue();
    }

    /** Why there is none, where one would have been made. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** No newcomers from now on. A second call changes nothing. */
    void close(EventLog log) {
        try {
            tcp.close();
            if (unix != null) {
                unix.close();
                unix = null;
            }
        } catch (IOException e) {
            log.event("acceptor_close_failed", "cause", e.getMessage());
        }
    }
}
