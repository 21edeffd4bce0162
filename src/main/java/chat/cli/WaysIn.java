package chat.cli;

import chat.net.SocketPlace;
import chat.server.ChatServer;
import chat.server.KeyListener;
import chat.server.LegacyPolicy;
import chat.server.Ports;
import chat.server.ServerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which ways people come to a server besides its TCP port, and the lines that tell a colleague what to type. */
final class WaysIn {
    @Option(
            names = "--socket",
            paramLabel = "PATH",
            description =
                    "Unix socket by which users of this machine come in under their login names; off = none (default:"
                            + " the environment's " + SocketPlace.VARIABLE + ", else /run/chat/chat.sock, else"
                            + " /tmp/chat-LOGIN/chat.sock)")
    @Nullable
    String socket;

    @Option(
            names = "--legacy",
            paramLabel = "WHENCE",
            description =
                    "from where the original clients are let in: loopback (this machine alone), any or off (default:"
                            + " loopback)")
    String legacy = LegacyPolicy.LOOPBACK.word();

    @Option(
            names = "--open",
            description = "lets anybody in over TLS, under a name that is nobody's (default: who has a known key, or an"
                    + " invitation)")
    boolean open;

    /** The settings with these ways. */
    ServerSettings with(ServerSettings settings) {
        LegacyPolicy policy = LegacyPolicy.of(legacy.toLowerCase(Locale.ROOT))
                .orElseThrow(
                        () -> new IllegalArgumentException("--legacy takes loopback, any or off, not " + legacy + "."));
        SocketPlace place =
                SocketPlace.of(socket, System.getenv(SocketPlace.VARIABLE), System.getProperty("user.name", ""));
        ServerSettings closed = new ServerSettings(
                settings.address(),
                settings.header(),
                settings.limits(),
                settings.alphabet(),
                place,
                policy,
                settings.tls());
        return open ? closed.open() : closed;
    }

    /** What to tell those who are to come. */
    void tell(Ports ports, PrintStream out) {
        InetSocketAddress at = ports.address();
        String client = "java -jar chat.jar client";
        out.println("Listening on " + places(at) + ". To join: " + client + " --host " + hostToType(at) + " --port "
                + at.getPort());
        ports.socket()
                .ifPresent(path -> out.println("On this machine: " + client
                        + (path.equals(SocketPlace.STANDARD) ? "" : " --socket " + path)
                        + " (everybody is called by their login name)"));
        ports.socket()
                .ifPresent(path -> out.println("From elsewhere through ssh: " + client + " --ssh USER@" + hostName()
                        + (path.equals(SocketPlace.STANDARD) ? "" : " --socket " + path)));
        ports.problem().ifPresent(sentence -> out.println("No Unix socket: " + sentence));
    }

    /** What to tell when the key is known: made at the first start, it may be known a second later than all else. */
    KeyListener tellKey(ChatServer server, PrintStream out) {
        InetSocketAddress at = server.ports().address();
        return new KeyListener() {
            @Override
            public void ready(String fingerprint) {
                String line = "java -jar chat.jar client --host " + hostToType(at) + " --port " + at.getPort()
                        + " --fingerprint " + fingerprint;
                out.println("From elsewhere by TLS: " + line + (open ? "" : " (with an invitation: chat.jar invite)"));
                out.flush();
                server.invitesBy(line, first -> {
                    out.println("Nobody has a key here yet. This line lets in one, once: " + first);
                    out.flush();
                });
            }

            @Override
            public void failed(String sentence) {
                out.println("No TLS: " + sentence);
                out.flush();
            }
        };
    }

    private static String places(InetSocketAddress at) {
        return at.getAddress().isAnyLocalAddress()
                ? "port " + at.getPort() + " at every address of this machine"
                : at.getAddress().getHostAddress() + ":" + at.getPort();
    }

    /** The name by which a colleague reaches this machine. Never asks a name service, which may take seconds. */
    private static String hostToType(InetSocketAddress at) {
        if (at.getAddress().isLoopbackAddress()) {
            return "localhost";
        }
        if (!at.getAddress().isAnyLocalAddress()) {
            return at.getAddress().getHostAddress();
        }
        return hostName();
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            String host = System.getenv("HOSTNAME");
            return host == null || host.isBlank() ? "localhost" : host;
        }
    }
}
