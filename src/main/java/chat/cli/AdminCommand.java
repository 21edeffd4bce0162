package chat.cli;

import chat.client.ClientSettings;
import chat.protocol.FrameHeader;
import chat.protocol.Order;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code chat.jar admin}: one order to the running server, by its Unix socket. What an order means is the server's to say. */
@Command(
        name = "admin",
        description = "Gives an order to the server that runs on this machine, by its Unix socket.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "For whoever runs the server, for root, and for operators (server --ops-group, admin op NAME).",
            "Tables are printed a row a line, cells apart by tabs; with --json as the server's answer.",
            "Exit codes: 4 no server there, 13 the server refuses."
        })
final class AdminCommand implements Runnable {
    @Option(
            names = "--socket",
            paramLabel = "PATH",
            scope = ScopeType.INHERIT,
            description =
                    "the server's Unix socket (default: the environment's CHAT_SOCKET, else where servers make it)")
    @Nullable
    String socket;

    @Option(
            names = "--header",
            paramLabel = "BYTES",
            scope = ScopeType.INHERIT,
            description = "size of a frame header, as the server's (default: 64)")
    int headerBytes = FrameHeader.DEFAULT.bytes();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "prints the server's answer as it is")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "an order is missing: " + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(
            name = "who",
            description = "Who is here: name, known by what, role, clients, from where, seconds idle, away.")
    int who() {
        return give("who", "", 0, "");
    }

    @Command(name = "status", description = "How the server is: names and values.")
    int status() {
        return give("status", "", 0, "");
    }

    @Command(name = "reload", description = "Reads the server's settings anew, as SIGHUP does.")
    int reload() {
        return give("reload", "", 0, "");
    }

    @Command(name = "audit", description = "The last things that were done by right.")
    int audit() {
        return give("audit", "", 0, "");
    }

    @Command(name = "shutdown", description = "Ends the server; everybody is told the message.")
    int shutdown(@Parameters(paramLabel = "MESSAGE", arity = "0..*") @Nullable List<String> message) {
        return give("shutdown", "", 0, joined(message));
    }

    private static String joined(@Nullable List<String> words) {
        return words == null ? "" : String.join(" ", words);
    }

    private int give(String order, String target, long seconds, String text) {
        // Tables are for programs: whatever the locale says, they are UTF-8.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        try {
            return Ordering.give(
                    socket,
                    new FrameHeader(headerBytes),
                    new Order(1, order, target, seconds, text, 0),
                    ClientSettings.loginName(),
                    json ? Ordering.Form.JSON : Ordering.Form.PLAIN,
                    out);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }
}
