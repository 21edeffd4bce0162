package chat.cli;

import chat.net.SocketProblem;
import chat.net.TimeSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.server.BackgroundLines;
import chat.server.ChatServer;
import chat.server.EventLog;
import chat.server.HistorySettings;
import chat.server.ServerSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chat.jar server}: its options, the line that says where to join, and the way out on SIGTERM and SIGINT. */
@Command(
        name = "server",
        description = "Serves a chat until it is told to stop (SIGTERM, Ctrl+C).",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class ServerCommand implements Callable<Integer> {
    /** How long the last lines of the log may take when the server ends. */
    private static final long LOG_END_MILLIS = 1000;

    private static final int NO_METRICS = -1;
    static final String METRICS_BIND_DEFAULT = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "TCP port to listen on, 0 = any free one (default: " + ServerSettings.PORT_DEFAULT + ")")
    int port = ServerSettings.PORT_DEFAULT;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description =
                    "address to listen on (default: " + ServerSettings.BIND_DEFAULT + ", every one of this machine)")
    String bind = ServerSettings.BIND_DEFAULT;

    @Mixin
    WaysIn waysIn = new WaysIn();

    @Mixin
    TlsOptions tls = new TlsOptions();

    @Option(
            names = "--header",
            paramLabel = "BYTES",
            description = "size of a frame header, the same as the clients' (default: 64)")
    int headerBytes = FrameHeader.DEFAULT.bytes();

    @Option(names = "--ascii-names", description = "names of ASCII letters and digits only")
    boolean asciiNames;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "serves figures for Prometheus on this TCP port, 0 = any free one (default: none)")
    int metricsPort = NO_METRICS;

    @Option(
            names = "--metrics-bind",
            paramLabel = "ADDRESS",
            description = "address for --metrics-port (default: 127.0.0.1, this machine alone)")
    String metricsBind = METRICS_BIND_DEFAULT;

    @Mixin
    Governing governing = new Governing();

    @Mixin
    ServerConfig config = new ServerConfig();

    @Mixin
    HistoryOptions history = new HistoryOptions();

    @Option(
            names = "--limit",
            paramLabel = "NAME=VALUE",
            description = "changes a bound; may be given several times. Names, defaults and units are below.")
    List<String> limits = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    CommandSpec spec;

    /** What the shell gets: an end by a signal is an orderly one. */
    private volatile int exitCode = ExitCode.OK;

    @Override
    public Integer call() throws IOException {
        ServerCommand whole = config.complete(spec.commandLine().getParseResult(), System.getenv());
        if (!config.print) {
            return whole.serve(() -> config.complete(spec.commandLine().getParseResult(), System.getenv()));
        }
        whole.check("");
        System.out.print(PrintedConfig.of(whole.spec, whole.settings().limits()));
        return ExitCode.OK;
    }

    /**
     * Whether all that is set goes together; starts nothing.
     *
     * @param user who would start it; empty: that does not count
     * @return what its operator is to be warned of
     * @throws Failure with a sentence if it does not
     */
    List<String> check(String user) {
        return UnsafeSettings.warnings(new UnsafeSettings.Chosen(this, settings(), historySettings(), user));
    }

    /** One setting without the others: what it needs of them is not missed. */
    void checkAlone() {
        metricsPort = Math.max(0, metricsPort);
        tls.alone();
        settings();
        historySettings();
    }

    private int serve(Supplier<ServerCommand> again) throws IOException {
        // A stream of its own: System.err encodes as the locale says.
        BackgroundLines log = new BackgroundLines(new FileOutputStream(FileDescriptor.err));
        List<String> warnings = check(System.getProperty("user.name", ""));
        HistorySettings kept = historySettings();
        ChatServer server = listen(settings(), kept, log);
        String metrics = metricsPort == NO_METRICS ? "" : "Metrics: " + serveMetrics(server);
        governing.govern(server.desk());
        server.desk().settings(new Reloading(server, this, again)::reload);
        HangUp.each(server.desk()::reload);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, log), "stop"));
        PrintStream out = System.out;
        waysIn.tell(server.ports(), out);
        server.onKey(waysIn.tellKey(server, out));
        if (!metrics.isEmpty()) {
            out.println(metrics);
        }
        kept.folder().ifPresent(folder -> out.println("History: " + folder.toAbsolutePath()));
        warnings.forEach(sentence -> out.println("Warning: " + sentence));
        out.flush();
        server.run();
        server.diskFailure().ifPresent(sentence -> {
            exitCode = ExitCode.DISK_FAILED;
            throw new Failure(ExitCode.DISK_FAILED, sentence);
        });
        return ExitCode.OK;
    }

    /** Every limit with its default, as the foot of {@code --help}. */
    static String[] limitLines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Limits (0 = off where that is allowed):");
        for (Limit limit : Limit.values()) {
            lines.add("  " + limit.key() + "=" + limit.defaultValue() + " " + limit.unit()
                    + (limit.canBeOff() ? ", 0 = off" : ""));
            lines.add("      " + limit.sentence());
        }
        return lines.toArray(String[]::new);
    }

    ServerSettings settings() {
        try {
            governing.check();
            checkPort(port);
            if (metricsPort != NO_METRICS) {
                checkPort(metricsPort);
            } else if (!metricsBind.equals(METRICS_BIND_DEFAULT)) {
                throw new IllegalArgumentException("--metrics-bind is for --metrics-port, which is not given.");
            }
            Limits chosen = Limits.DEFAULT;
            for (String change : limits) {
                chosen = chosen.with(change);
            }
            Name.Alphabet alphabet = asciiNames ? Name.Alphabet.ASCII : Name.Alphabet.ANY_ONE_SCRIPT;
            InetAddress at = address("--bind", bind);
            Path folder = DataDir.orDefault(history.dataDir);
            return waysIn.with(new ServerSettings(
                            new InetSocketAddress(at, port), new FrameHeader(headerBytes), chosen, alphabet))
                    .with(tls.source(!at.isLoopbackAddress(), folder));
        } catch (IllegalArgumentException wrong) {
            throw new Failure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    HistorySettings historySettings() {
        try {
            return history.settings();
        } catch (IllegalArgumentException wrong) {
            throw new Failure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    private static void checkPort(int number) {
        if (number < 0 || number > 65535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + number + ".");
        }
    }

    private static InetAddress address(String option, String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new Failure(
                    ExitCode.CANNOT_LISTEN,
                    "The address " + name + " is not known. Give " + option + " an address of this machine.");
        }
    }

    private ChatServer listen(ServerSettings settings, HistorySettings kept, BackgroundLines log) {
        TimeSource time = TimeSource.system();
        try {
            return Opening.server(kept, settings, time, new EventLog(log, time::wallMillis));
        } catch (SocketProblem e) {
            throw new Failure(ExitCode.CANNOT_LISTEN, e.sentence());
        } catch (BindException e) {
            throw new Failure(
                    ExitCode.CANNOT_LISTEN,
                    "Cannot listen on " + bind + ":" + port + ": " + e.getMessage()
                            + ". Is another server running there? Choose another --port or --bind.");
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.CANNOT_LISTEN, "Cannot listen on " + bind + ":" + port + ": " + e.getMessage() + ".");
        }
    }

    /** Where they are, to be typed into Prometheus or curl. */
    private String serveMetrics(ChatServer server) {
        try {
            InetAddress address = address("--metrics-bind", metricsBind);
            InetSocketAddress at = server.serveMetrics(new InetSocketAddress(address, metricsPort));
            String host = address.getHostAddress();
            return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort() + "/metrics";
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.CANNOT_LISTEN,
                    "Cannot serve metrics on " + metricsBind + ":" + metricsPort + ": " + e.getMessage()
                            + ". Choose another --metrics-port or --metrics-bind.");
        }
    }

    /** The JVM is about to end: mostly by a signal. */
    private void end(ChatServer server, BackgroundLines log) {
        try {
            server.close();
            log.end(LOG_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // An orderly end is a success. Without this the JVM would report the signal's number, 143; and it would not
            // end at all
            // where the jar was overwritten under it, so that what the end needs cannot be loaded any more.
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
