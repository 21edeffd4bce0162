package chat.cli;

import chat.client.ClientSettings;
import chat.protocol.FrameHeader;
import chat.protocol.HowLong;
import chat.protocol.Order;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
            "TIME is 30s, 10m, 2h or 7d; without one it holds until it is taken back.",
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

    @Command(name = "kick", description = "Sends somebody off; they may come again.")
    int kick(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "REASON", arity = "0..*") @Nullable List<String> reason) {
        return give("kick", name, 0, joined(reason));
    }

    @Command(
            name = "ban",
            description =
                    "Nobody who is called so, or looks so, comes in; or from that address. A name that is proven means its"
                            + " owner alone.")
    int ban(
            @Parameters(paramLabel = "NAME|ADDRESS") String target,
            @Parameters(paramLabel = "[TIME] REASON", arity = "0..*") @Nullable List<String> words) {
        return timed("ban", target, words);
    }

    @Command(name = "mute", description = "The same for saying anything.")
    int mute(
            @Parameters(paramLabel = "NAME|ADDRESS") String target,
            @Parameters(paramLabel = "[TIME] REASON", arity = "0..*") @Nullable List<String> words) {
        return timed("mute", target, words);
    }

    @Command(name = "banned", description = "Who is banned or muted: what, known by, whom, until, by, reason.")
    int banned() {
        return give("banned", "", 0, "");
    }

    @Command(name = "unban", description = "Lifts a ban.")
    int unban(@Parameters(paramLabel = "NAME|ADDRESS") String target) {
        return give("unban", target, 0, "");
    }

    @Command(name = "unmute", description = "Lifts a mute.")
    int unmute(@Parameters(paramLabel = "NAME|ADDRESS") String target) {
        return give("unmute", target, 0, "");
    }

    @Command(name = "op", description = "Makes somebody an operator who has proven who they are.")
    int op(@Parameters(paramLabel = "NAME") String name) {
        return give("op", name, 0, "");
    }

    @Command(name = "deop", description = "Takes that back; who is in the group stays an operator.")
    int deop(@Parameters(paramLabel = "NAME") String name) {
        return give("deop", name, 0, "");
    }

    @Command(name = "ops", description = "Who may give orders: who, and by what.")
    int ops() {
        return give("ops", "", 0, "");
    }

    @Command(name = "motd", description = "What those who come are told; with a text, that from now on.")
    int motd(
            @Option(names = "--clear", description = "what the settings say again") boolean clear,
            @Parameters(paramLabel = "TEXT", arity = "0..*") @Nullable List<String> text) {
        return clear || text != null ? give("set-motd", "", 0, joined(text)) : give("motd", "", 0, "");
    }

    @Command(name = "announce", description = "Tells everybody who is here.")
    int announce(@Parameters(paramLabel = "TEXT", arity = "1..*") List<String> text) {
        return give("announce", "", 0, joined(text));
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

    @Command(name = "keys", description = "The keys that let somebody in: key, name, since, invited by.")
    int keys() {
        return give("keys", "", 0, "");
    }

    @Command(name = "revoke-key", description = "Takes a key back; who is in by it is sent off.")
    int revokeKey(@Parameters(paramLabel = "KEY") String key) {
        return give("revoke_key", key, 0, "");
    }

    @Command(name = "shutdown", description = "Ends the server; everybody is told the message.")
    int shutdown(@Parameters(paramLabel = "MESSAGE", arity = "0..*") @Nullable List<String> message) {
        return give("shutdown", "", 0, joined(message));
    }

    private static String joined(@Nullable List<String> words) {
        return words == null ? "" : String.join(" ", words);
    }

    /** An order with a time, if the first word is one, and a reason. */
    private int timed(String order, String target, @Nullable List<String> words) {
        List<String> rest = new ArrayList<>(words == null ? List.of() : words);
        long seconds = rest.isEmpty() ? 0 : HowLong.seconds(rest.get(0)).orElse(0);
        if (seconds > 0) {
            rest.remove(0);
        }
        return give(order, target, seconds, joined(rest));
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
