package chat.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many connections the process may have by the operating system's word. */
final class FileLimit {
    /** What the process needs for itself: the jar, the selector, the log, a refusal. */
    static final int RESERVED = 64;

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String ROW = "Max open files";

    private FileLimit() {}

    /** The limit for open files less {@link #RESERVED}, at least 1; {@link Integer#MAX_VALUE} where the system does not say. */
    static int connectionsMax() {
        if (!Files.isReadable(LIMITS)) {
            return Integer.MAX_VALUE; // not Linux: the acceptor rests when accept() fails
        }
        try {
            return connectionsMax(Files.readString(LIMITS));
        } catch (IOException e) {
            return Integer.MAX_VALUE; // the same
        }
    }

    /** Reads the soft limit out of the kernel's table. */
    static int connectionsMax(String limits) {
        for (String line : limits.split("\n", -1)) {
            if (line.startsWith(ROW)) {
                String soft = line.substring(ROW.length()).strip().split("\\s+", -1)[0];
                return soft.equals("unlimited")
                        ? Integer.MAX_VALUE
                        : (int) Math.max(1, Math.min(Integer.MAX_VALUE, Long.parseLong(soft) - RESERVED));
            }
        }
        return Integer.MAX_VALUE;
    }
}
