package chat.cli;

import chat.client.ClientSettings;
import chat.protocol.FrameHeader;
import chat.protocol.Order;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chat.jar invite}: lets somebody in from elsewhere, once, by the line that it prints. An order like those of {@link AdminCommand}. */
@Command(
        name = "invite",
        description = "Prints the line that somebody elsewhere types to come in for the first time.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "For whoever runs the server, for root, and for operators, on the server's machine. The line is shown once.",
            "With a NAME that somebody has already, it adds a device of theirs. Exit codes: 4 no server there, 13 it refuses."
        })
final class InviteCommand implements Callable<Integer> {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([mhd])");

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "what they will be called (default: as they choose, if it is nobody's name)")
    String name = "";

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            description = "how long it counts: 30m, 12h, 2d (default: the server's invite-days, 7d)")
    @Nullable
    String span;

    @ArgGroup
    Instead instead = new Instead();

    /** What may be done instead of inviting. */
    static final class Instead {
        @Option(names = "--list", description = "the invitations that still count, without their codes")
        boolean list;

        @Option(names = "--revoke", paramLabel = "INVITATION", description = "takes one back, as --list names it")
        @Nullable
        String revoke;
    }

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            description =
                    "the server's Unix socket (default: the environment's CHAT_SOCKET, else where servers make it)")
    @Nullable
    String socket;

    @Option(
            names = "--header",
            paramLabel = "BYTES",
            description = "size of a frame header, as the server's (default: 64)")
    int headerBytes = FrameHeader.DEFAULT.bytes();

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        try {
            return Ordering.give(
                    socket,
                    new FrameHeader(headerBytes),
                    order(),
                    ClientSettings.loginName(),
                    Ordering.Form.PLAIN,
                    out);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    /** What the server is asked to do. */
    Order order() {
        boolean other = instead.list || instead.revoke != null;
        if (other && (!name.isEmpty() || span != null)) {
            throw new IllegalArgumentException("A NAME and --for are for a new invitation: leave them away.");
        }
        if (instead.list) {
            return new Order(1, "invitations", "", "");
        }
        if (instead.revoke != null) {
            return new Order(1, "uninvite", instead.revoke, "");
        }
        return new Order(1, "invite", name, span == null ? 0 : seconds(span), "", 0);
    }

    private static long seconds(String span) {
        Matcher parts = SPAN.matcher(span);
        if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
            throw new IllegalArgumentException("--for takes a number and m, h or d: 30m, 12h, 2d.");
        }
        TimeUnit unit = switch (parts.group(2)) {
            case "m" -> TimeUnit.MINUTES;
            case "h" -> TimeUnit.HOURS;
            default -> TimeUnit.DAYS;
        };
        return unit.toSeconds(Long.parseLong(parts.group(1)));
    }
}
