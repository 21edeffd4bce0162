package chat.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options of {@code chat.jar server} about where its other options stand. picocli fills the fields. */
final class ServerConfig {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "reads settings from this TOML file; the variables CHAT_SERVER_... count more, and options most"
                            + " (default: $CHAT_SERVER_CONFIG, else none)")
    @Nullable
    Path file;

    @Option(names = "--print-config", description = "prints all settings as such a file and ends")
    boolean print;

    /**
     * What holds when all is put together.
     *
     * @throws Failure with the line or the variable where a wrong setting stands
     */
    ServerCommand complete(ParseResult typed, Map<String, String> environment) {
        String named = environment.getOrDefault(Presets.variable("config"), "");
        Path read = file != null ? file : named.isEmpty() ? null : Path.of(named);
        Presets presets = new Presets();
        if (read != null) {
            presets.file(new ServerFile(read));
        }
        return presets.environment(environment).complete(typed);
    }
}
