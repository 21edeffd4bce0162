package chat.net;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the Unix socket of a chat is to be: as an option says, else as the environment says, else by custom. The same for servers and
 * clients, or they would not meet. A value; any thread. Never looks at the disk: {@link SocketFolder} does.
 */
public sealed interface SocketPlace {
    /** The environment variable that counts where no option is given. */
    String VARIABLE = "CHAT_SOCKET";
    /** The word, of option and variable alike, for no socket at all. */
    String OFF = "off";
    /** What a system's own service uses. */
    Path STANDARD = Path.of("/run/chat/chat.sock");
    /** What the kernel has room for, without the byte that ends it. */
    int PATH_BYTES_MAX = 107;

    /** None is wanted. */
    record None() implements SocketPlace {}

    /**
     * Somebody named one.
     *
     * @param path absolute
     * @param by what it was named with, for sentences: {@code --socket} or {@code CHAT_SOCKET}
     */
    record Named(Path path, String by) implements SocketPlace {
        public Named {
            path = checked(path.toAbsolutePath().normalize(), by);
        }
    }

    /**
     * Nobody said anything.
     *
     * @param paths absolute, the better place first; never empty
     */
    record Usual(List<Path> paths) implements SocketPlace {
        public Usual {
            paths = List.copyOf(paths);
        }
    }

    /**
     * What counts of all that may say where.
     *
     * @param option what {@code --socket} was given; null if it was not
     * @param environment what {@link #VARIABLE} holds; null or empty if nothing
     * @param login the login name of the user who runs this
     * @throws IllegalArgumentException with a sentence for people, when that can be no socket's path
     */
    static SocketPlace of(@Nullable String option, @Nullable String environment, String login) {
        if (option != null) {
            return named(option, "--socket");
        }
        if (environment != null && !environment.isEmpty()) {
            return named(environment, VARIABLE);
        }
        return new Usual(usual(login));
    }

    private static SocketPlace named(String wanted, String by) {
        if (wanted.equals(OFF)) {
            return new None();
        }
        if (wanted.isBlank() || wanted.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(by + " takes the path of a socket, or " + OFF + ".");
        }
        return new Named(Path.of(wanted), by);
    }

    private static List<Path> usual(String login) {
        List<Path> paths = new ArrayList<>();
        paths.add(STANDARD);
        // A user without a name, or with one that is no file's: there is the standard place alone.
        if (login.matches("[^/\\x00-\\x20?]+") && bytes(ofUser(login)) <= PATH_BYTES_MAX) {
            paths.add(ofUser(login));
        }
        return paths;
    }

    private static Path ofUser(String login) {
        return Path.of("/tmp/chat-" + login, "chat.sock");
    }

    private static Path checked(Path path, String by) {
        if (path.getParent() == null) {
            throw new IllegalArgumentException(by + " takes the path of a socket, and " + path + " is a folder.");
        }
        if (bytes(path) > PATH_BYTES_MAX) {
            throw new IllegalArgumentException("The path of a socket has at most " + PATH_BYTES_MAX + " bytes, which "
                    + path + " exceeds. Give " + by + " a shorter one.");
        }
        return path;
    }

    private static int bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
