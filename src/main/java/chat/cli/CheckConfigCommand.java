package chat.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code chat.jar check-config}: whether a server could be started with a file of settings. Starts nothing and looks at no environment. */
@Command(
        name = "check-config",
        description = "Says whether a server's file of settings is right, or what is wrong with it and where.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class CheckConfigCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the file for server --config")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    Path file;

    @Override
    public Integer call() {
        CommandLine nothing = RootCommand.reading(new CommandLine(new ServerCommand()));
        List<String> warnings;
        try {
            warnings = new Presets()
                    .file(new ServerFile(file))
                    .complete(nothing.parseArgs())
                    .check("");
        } catch (Failure failure) {
            String sentence = String.valueOf(failure.getMessage());
            throw sentence.contains(file.toString())
                    ? failure
                    : new Failure(failure.exitCode(), file + ": " + sentence);
        }
        System.out.println(file + " is right.");
        warnings.forEach(sentence -> System.out.println("Warning: " + sentence));
        return ExitCode.OK;
    }
}
