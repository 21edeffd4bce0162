package chat.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Where the server is, as the command line says it. If it exists, it is valid; what is wrong is thrown as an {@link
 * IllegalArgumentException} whose message is a sentence for the person who typed it.
 */
public sealed interface ServerPlace {
    /** As people say it: {@code localhost:5050}, {@code /run/chat/chat.sock}. */
    String words();

    /** What names it in the names of state files; never changes for a place that clients of before have known. */
    String key();

    <R> R accept(Receiver<R> receiver);

    /** One method a kind of place. */
    interface Receiver<R> {
        R tcp(Tcp place);

        R socket(Socket place);

        R here(Here place);

        R ssh(Ssh place);
    }

    /** A TCP port, 1 to 65535, of a host. */
    record Tcp(String host, int port, Secrecy secrecy) implements ServerPlace {
        public Tcp {
            Objects.requireNonNull(secrecy);
            if (host.isBlank()) {
                throw new IllegalArgumentException("--host needs a name or an address.");
            }
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("--port must be between 1 and 65535, not " + port + ".");
            }
        }

        /** By TLS unless it is this machine. */
        public Tcp(String host, int port) {
            this(host, port, Secrecy.BY_PLACE);
        }

        @Override
        public String words() {
            return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
        }

        @Override
        public String key() {
            return host + ":" + port;
        }

        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.tcp(this);
        }
    }

    /** A Unix-domain socket on this machine; the path is absolute. */
    record Socket(Path path) implements ServerPlace {
        public Socket {
            path = path.toAbsolutePath().normalize();
        }

        @Override
        public String words() {
            return path.toString();
        }

        @Override
        public String key() {
            return "unix:" + path;
        }

        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.socket(this);
        }
    }

    /**
     * This machine's server: the first of these sockets where one answers, else the port.
     *
     * @param sockets in the order in which they are tried
     * @param port where nothing proves a name
     */
    record Here(List<Path> sockets, Tcp port) implements ServerPlace {
        public Here {
            sockets = List.copyOf(sockets);
            Objects.requireNonNull(port);
        }

        @Override
        public String words() {
            return port.words();
        }

        /** The port's: it is the same server, whichever way leads to it. */
        @Override
        public String key() {
            return port.key();
        }

        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.here(this);
        }
    }

    /**
     * A server's socket on a machine to which the user's own ssh leads.
     *
     * @param to as ssh takes it: {@code anna@web1}, or a name from its configuration
     * @param socket the path there
     * @param options as ssh takes them behind {@code -o}
     */
    record Ssh(String to, String socket, List<String> options) implements ServerPlace {
        public Ssh {
            if (to.isBlank() || to.startsWith("-") || hasOdd(to, "\"'`$;&|<>() /")) {
                throw new IllegalArgumentException("--ssh needs USER@HOST, or a name from ssh's own configuration.");
            }
            // ssh divides its -L at colons and fills in what begins with these signs.
            if (!socket.startsWith("/") || hasOdd(socket, ": $%")) {
                throw new IllegalArgumentException(
                        "With --ssh, --socket is the whole path of the socket there: it begins"
                                + " with / and has no blank, colon, dollar or percent sign in it.");
            }
            for (String option : options) {
                if (option.indexOf('=') < 1 || hasOdd(option, "")) {
                    throw new IllegalArgumentException("--ssh-option takes what ssh takes behind -o: Port=2222.");
                }
            }
            options = List.copyOf(options);
        }

        @Override
        public String words() {
            return to + " by ssh";
        }

        @Override
        public String key() {
            return "ssh:" + to + ":" + socket;
        }

        /** The login name there, if it is said here; else empty. */
        public String login() {
            return to.substring(0, Math.max(0, to.lastIndexOf('@')));
        }

        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.ssh(this);
        }

        private static boolean hasOdd(String text, String odd) {
            return text.chars().anyMatch(c -> c < ' ' || c == 0x7f || odd.indexOf(c) >= 0);
        }
    }
}
