package chat.cli;

import chat.client.ClientSettings;
import chat.client.Doctor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chat.jar doctor}: says what the client will find here, and what to set where something is missing. */
@Command(
        name = "doctor",
        description =
                "Says what the terminal, tmux, this machine and a server can do, and what to set where something cannot.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "A server is visited if --host, --port or --socket is given. Exit code 12: there is something to do; 130: it was ended before."
        })
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--host", paramLabel = "HOST", description = "a server to visit (default: none)")
    @Nullable
    String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "its TCP port (default: " + ClientSettings.PORT_DEFAULT + ")")
    @Nullable
    Integer port;

    @Option(names = "--socket", paramLabel = "PATH", description = "a server's Unix socket on this machine")
    @Nullable
    String socket;

    @Option(names = "--user", paramLabel = "NAME", description = "what to be called there (default: the login name)")
    @Nullable
    String user;

    @Override
    public Integer call() {
        // What a terminal shows of it is a finding of its own; here nothing may be lost.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        return switch (Doctor.run(server(), out)) {
            case WELL -> ExitCode.OK;
            case SOMETHING_TO_DO -> ExitCode.SOMETHING_TO_DO;
            case CUT_SHORT -> ExitCode.INTERRUPTED;
        };
    }

    private Optional<ClientSettings> server() {
        if (host == null && port == null && socket == null) {
            return Optional.empty();
        }
        ClientCommand client = new ClientCommand();
        client.host = host;
        client.port = port;
        client.socket = socket;
        client.user = user;
        return Optional.of(client.settings());
    }
}
