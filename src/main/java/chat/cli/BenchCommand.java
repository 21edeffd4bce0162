package chat.cli;

import chat.bench.Bench;
import chat.bench.BenchFailure;
import chat.bench.BenchSettings;
import chat.bench.Figures;
import chat.bench.ProgressLine;
import chat.bench.Report;
import chat.net.TimeSource;
import chat.protocol.FrameHeader;
import chat.protocol.Profile;
import chat.protocol.RoomName;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chat.jar bench}: its options, progress on stderr, the report on stdout. */
@Command(
        name = "bench",
        description = "Measures a chat server from the outside, and checks every delivery.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "Each message must reach every member but its sender (in the session profile its sender too) once, in order, with",
            "every byte and the right name;",
            "if not, the exit code is " + ExitCode.WRONG_DELIVERY + ". A server that cannot be reached or closes: "
                    + ExitCode.CANNOT_CONNECT + "."
        })
final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "name or address of the server (default: " + BenchSettings.HOST_DEFAULT + ")")
    String host = BenchSettings.HOST_DEFAULT;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "its TCP port (default: " + BenchSettings.PORT_DEFAULT + ")")
    int port = BenchSettings.PORT_DEFAULT;

    @Option(
            names = "--header",
            paramLabel = "BYTES",
            description = "size of a frame header, the same as the server's (default: 64)")
    int headerBytes = FrameHeader.DEFAULT.bytes();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "what the members speak: legacy or session (default: legacy)")
    String profile = "legacy";

    @Option(
            names = "--room",
            paramLabel = "ROOM",
            description = "where they talk, in the session profile (default: the lobby)")
    String room = RoomName.LOBBY.value();

    @Option(
            names = "--members",
            paramLabel = "N",
            description = "how many join (default: " + BenchSettings.MEMBERS_DEFAULT + ")")
    int members = BenchSettings.MEMBERS_DEFAULT;

    @ArgGroup
    Senders senders = new Senders();

    @Option(
            names = "--body",
            paramLabel = "BYTES",
            description = "size of a text (default: " + BenchSettings.BODY_BYTES_DEFAULT + ")")
    int bodyBytes = BenchSettings.BODY_BYTES_DEFAULT;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "messages a second of all senders together; 0 = as fast as it goes (default: 0)")
    int rate;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "the most messages under way at --rate 0; 0 = chosen by the size of a text (default: 0)")
    int window;

    @Option(names = "--seconds", paramLabel = "S", description = "how long to measure (default: 5)")
    double seconds = 5;

    @Option(names = "--warmup", paramLabel = "S", description = "under load before it counts (default: 1)")
    double warmup = 1;

    @Option(
            names = "--patience",
            paramLabel = "S",
            description = "the longest wait for something that ought to come (default: 30)")
    double patience = 30;

    @Option(
            names = "--pid",
            paramLabel = "PID",
            description = "the server's process on this machine, to measure its CPU and memory")
    long pid;

    @ArgGroup
    KindOptions kinds = new KindOptions();

    /** Either or none. */
    static final class Senders {
        @Option(names = "--senders", paramLabel = "N", description = "how many of the members send (default: 1)")
        int count = 1;

        @Option(names = "--all-send", description = "all members send")
        boolean all;
    }

    /** Either or none. */
    static final class KindOptions {
        @Option(names = "--idle", description = "nobody sends: what members cost who do nothing")
        boolean idle;

        @Option(names = "--storm", description = "all join at once: how long until everybody is in")
        boolean storm;
    }

    @Override
    public Integer call() throws IOException {
        BenchSettings settings = settings();
        TimeSource time = TimeSource.system();
        ProgressLine progress = new ProgressLine(System.err, terminal(), time::nanos);
        try {
            Figures figures = Bench.run(settings, time, progress);
            PrintStream out = System.out;
            Report.lines(settings, figures).forEach(out::println);
            out.flush();
            return ExitCode.OK;
        } catch (BenchFailure failure) {
            throw new Failure(exitCode(failure), String.valueOf(failure.getMessage()));
        }
    }

    private static int exitCode(BenchFailure failure) {
        return switch (failure.kind()) {
            case SERVER_UNUSABLE -> ExitCode.CANNOT_CONNECT;
            case WRONG_DELIVERY -> ExitCode.WRONG_DELIVERY;
            case NO_SUCH_PROCESS -> ExitCode.USAGE;
        };
    }

    private BenchSettings settings() {
        try {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("A port is a number from 1 to 65535, not " + port + ".");
            }
            return new BenchSettings(
                    new BenchSettings.Target(
                            new InetSocketAddress(address(), port),
                            new FrameHeader(headerBytes),
                            profile(),
                            RoomName.of(room)),
                    kinds.idle
                            ? BenchSettings.Kind.IDLE
                            : kinds.storm ? BenchSettings.Kind.STORM : BenchSettings.Kind.LOAD,
                    members,
                    senders.all ? members : senders.count,
                    new BenchSettings.Load(bodyBytes, rate, window),
                    new BenchSettings.Times(duration(kinds.storm ? 0 : warmup), duration(seconds), duration(patience)),
                    pid);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    private Profile profile() {
        return switch (profile) {
            case "legacy" -> Profile.LEGACY;
            case "session" -> Profile.SESSION;
            default -> throw new IllegalArgumentException("A --profile is legacy or session, not " + profile + ".");
        };
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new Failure(ExitCode.CANNOT_CONNECT, "The host " + host + " is not known. Is --host right?");
        }
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /** Whether stderr is one: what {@code System.console()} says is about other streams, and differs by JDK. */
    private static boolean terminal() {
        try {
            String err = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return err.startsWith("/dev/pts/") || err.startsWith("/dev/tty") || err.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // no Linux: lines are right everywhere
        }
    }
}
