package chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/chat} as a user has it: beside the jar, called by way of a link, or from a clone. */
class LauncherIT {
    private static final Path SCRIPT = Path.of("bin/chat").toAbsolutePath();
    private static final Path JAR = Path.of("target/chat.jar").toAbsolutePath();
    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir
    Path folder;

    private record Outcome(int exitCode, String output) {}

    @Test
    void it_starts_the_jar_beside_it_also_by_way_of_a_relative_link() throws Exception {
        Path home = Files.createDirectories(folder.resolve("a folder/chat"));
        Files.copy(JAR, home.resolve("chat.jar"));
        Files.copy(SCRIPT, home.resolve("chat"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("chat"), Path.of("../a folder/chat/chat"));

        Outcome outcome = run(bin.resolve("chat"), Map.of("JAVA_HOME", JAVA_HOME), "--version");

        assertThat(outcome.output()).startsWith("chat.jar ");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void it_sets_the_jvm_up_and_a_user_can_overrule_it() throws Exception {
        Map<String, String> environment =
                Map.of("JAVA_HOME", JAVA_HOME, "CHAT_OPTS", "-XX:+PrintCommandLineFlags -XX:TieredStopAtLevel=4");
        String flags = run(SCRIPT, environment, "--version").output();
        assertThat(flags)
                .contains("-XX:+UseSerialGC")
                .contains("-XX:MaxHeapSize=67108864")
                .contains("-XX:TieredStopAtLevel=4");
    }

    @Test
    void the_exit_code_is_the_programs() throws Exception {
        assertThat(run(SCRIPT, Map.of("JAVA_HOME", JAVA_HOME), "server", "--port", "70000")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void without_a_terminal_no_archive_is_left() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", JAVA_HOME, "XDG_CACHE_HOME", folder.toString());
        assertThat(run(SCRIPT, environment, "client", "--help").output()).contains("Usage:");
        assertThat(folder.resolve("chat")).doesNotExist();
    }

    @Test
    void what_is_missing_is_said_in_a_sentence() throws Exception {
        Path alone = folder.resolve("chat");
        Files.copy(SCRIPT, alone);
        assertThat(run(alone, Map.of("JAVA_HOME", JAVA_HOME), "--version"))
                .isEqualTo(new Outcome(
                        1,
                        "chat: there is no chat.jar beside it. Put one into " + folder.toRealPath()
                                + ", or set CHAT_JAR.\n"));
        assertThat(run(SCRIPT, Map.of("CHAT_JAVA", "no-such-java"), "--version"))
                .isEqualTo(new Outcome(
                        1, "chat: there is no no-such-java. Install Java 17 or newer, or set JAVA_HOME.\n"));
    }

    private static Outcome run(Path script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        for (String name : List.of("CHAT_JAVA", "CHAT_JAR", "CHAT_OPTS", "CHAT_HEAP", "JAVA_HOME")) {
            builder.environment().remove(name);
        }
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }
}
