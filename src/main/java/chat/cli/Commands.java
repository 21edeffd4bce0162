package chat.cli;

import java.util.Optional;

/** From the arguments to the exit code. A plain client line goes straight to the client; all else goes through picocli. */
public final class Commands {
    private Commands() {}

    /** Runs what the arguments ask for, to its end. */
    public static int run(String... args) {
        try {
            Optional<ClientCommand> client = client(args); // no lambda here: the first one costs as much as a terminal
            return client.isPresent() ? client.get().call() : RootCommand.run(args);
        } catch (Failure failure) {
            return failure.report();
        }
    }

    private static Optional<ClientCommand> client(String[] args) {
        boolean client = args.length > 0 && args[0].equals("client");
        return client ? QuickClientOptions.read(args, 1) : Optional.empty();
    }
}
