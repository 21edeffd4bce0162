package chat.cli;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All commands as picocli sees them: help, version, and a slip told in one sentence. */
@Command(
        name = "chat.jar",
        description = "A chat for people who live in SSH sessions: one jar, a server and a terminal client.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        subcommands = {
            ClientCommand.class,
            DoctorCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            HistoryCommand.class,
            AdminCommand.class,
            InviteCommand.class,
            CheckConfigCommand.class
        })
final class RootCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    CommandSpec spec;

    /** Without a command: what there is, and the exit code of a usage error. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: server, client, doctor, demo, bench, history, admin, invite or check-config");
    }

    static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new RootCommand());
        CommandLine server = new CommandLine(new ServerCommand());
        server.getCommandSpec().usageMessage().footer(ServerCommand.limitLines());
        line.addSubcommand(server);
        reading(line).setParameterExceptionHandler((slip, args) -> usage(slip));
        line.setExecutionExceptionHandler((fault, command, parsed) -> {
            if (fault instanceof Failure failure) {
                return failure.report();
            }
            throw fault;
        });
        return line;
    }

    /** How all our lines are read. */
    static CommandLine reading(CommandLine line) {
        return line.setExpandAtFiles(false) // a name may begin with @
                .setCaseInsensitiveEnumValuesAllowed(true) // on, off
                .setAbbreviatedOptionsAllowed(false);
    }

    private static int usage(ParameterException slip) {
        CommandLine command = slip.getCommandLine();
        String sentence = Optional.ofNullable(slip.getMessage()).orElse("the options are wrong");
        PrintWriter err = command.getErr();
        err.println("chat: " + sentence.lines().findFirst().orElse("") + " (see "
                + command.getCommandSpec().qualifiedName() + " --help)");
        err.flush();
        return ExitCode.USAGE;
    }

    /** The version that the build wrote into the manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RootCommand.class.getPackage().getImplementationVersion();
            return new String[] {"chat.jar " + (version == null ? "(not packaged)" : version)};
        }
    }
}
