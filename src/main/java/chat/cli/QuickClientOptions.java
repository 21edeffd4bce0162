package chat.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;

/**
 * Reads a client line that is right in the plainest way, each option once, its value apart, and hands everything else
 * ({@code --help}, {@code --port=7}, a slip) back to picocli, which then explains it. Why it exists: picocli takes about
 * 100 ms of a start whose whole budget is 200. A test holds both to the same answer.
 */
final class QuickClientOptions {
    private final String[] args;
    private final ClientCommand command = new ClientCommand();
    private final HashSet<String> seen = new HashSet<>();
    private int next;

    private QuickClientOptions(String[] args, int from) {
        this.args = args;
        this.next = from;
    }

    /** The command that the arguments from that index on ask for; empty if picocli has to look at them. */
    static Optional<ClientCommand> read(String[] args, int from) {
        QuickClientOptions reader = new QuickClientOptions(args, from);
        while (reader.next < args.length) {
            if (!reader.option(args[reader.next++])) {
                return Optional.empty();
            }
        }
        return Optional.of(reader.command);
    }

    private boolean option(String name) {
        switch (name) {
            case "--plain" -> command.plain = true;
            case "--verbose" -> command.verbose = true;
            case "--ascii" -> command.glyphs.ascii = true;
            case "--utf8" -> command.glyphs.utf8 = true;
            default -> {
                return hasValue() && seen.add(name) && valued(name, args[next++]);
            }
        }
        boolean glyphs = name.equals("--ascii") || name.equals("--utf8"); // these exclude each other
        return seen.add(glyphs ? "--ascii or --utf8" : name);
    }

    private boolean valued(String name, String value) {
        switch (name) {
            case "--host" -> command.host = value;
            case "--user" -> command.user = value;
            case "--socket" -> command.socket = value;
            case "--invite" -> command.invite = value;
            case "--profile" -> command.profile = value;
            case "--tls" -> command.tls = value;
            case "--fingerprint" -> command.fingerprint = value;
            case "--ca", "--log" -> {
                try {
                    Path file = Path.of(value);
                    if (name.equals("--ca")) {
                        command.authorities = file;
                    } else {
                        command.log = file;
                    }
                } catch (InvalidPathException e) { // NUL, or letters that the locale's encoding lacks
                    return false;
                }
            }
            case "--port" -> {
                command.port = number(value);
                return command.port >= 0;
            }
            case "--header" -> {
                command.headerBytes = number(value);
                return command.headerBytes >= 0;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether a value stands there that nobody could take for an option. */
    private boolean hasValue() {
        return next < args.length && !args[next].isEmpty() && args[next].charAt(0) != '-';
    }

    /** At most six ASCII digits; -1 if it is anything else. */
    private static int number(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9' || i == 6) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
