package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.e2e.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that change under a server, by a signal and by an order, and the record of orders; a process of its own, and real signals. */
class ReloadTest {
    @TempDir
    Path folder;

    @Test
    void a_hang_up_reads_the_settings_anew_and_a_wrong_file_changes_nothing() throws IOException, InterruptedException {
        write("motd = \"first\"\n");
        try (Program server = run(
                "server",
                "--bind",
                "127.0.0.1",
                "--port",
                "0",
                "--data-dir",
                data(),
                "--socket",
                socket(),
                "--config",
                file().toString())) {
            server.awaitOut("^On this machine: ");
            assertThat(admin("motd")).containsExactly("first");

            write("motd = \"second\"\nlegacy = \"off\"\n");
            hangUp(server);
            awaitErr(server, "settings said=\"Changed: motd\\.\"");
            awaitErr(server, "settings said=\"These need a restart: legacy\\.\"");
            assertThat(admin("motd")).containsExactly("second");

            write("motd = \"third\"\nprot = 1\n");
            hangUp(server);
            awaitErr(server, "settings said=\"Nothing was changed\\. .*line 2: there is no setting 'prot'");
            assertThat(admin("motd")).containsExactly("second");

            write("motd = \"fourth\"\n");
            assertThat(admin("reload")).containsExactly("Changed: motd.");
            assertThat(admin("motd")).containsExactly("fourth");
            admin("announce", "tea", "is", "ready");
            List<String> deeds = admin("audit");
            assertThat(deeds).hasSize(2);
            assertThat(deeds.get(0)).contains(" reload by=");
            assertThat(deeds.get(1)).contains(" announce by=").endsWith("detail=\"tea is ready\"");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(data(), "audit.log"))))
                    .isEqualTo("rw-------");
        }
    }

    private static void awaitErr(Program server, String regex) {
        Pattern wanted = Pattern.compile(regex);
        Await.until(
                "log line like " + regex,
                server::told,
                seen -> server.err().stream().anyMatch(wanted.asPredicate()));
    }

    private void hangUp(Program server) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-HUP", "" + server.pid()).start().waitFor();
    }

    private List<String> admin(String... order) {
        List<String> arguments = new ArrayList<>(List.of("admin"));
        arguments.addAll(List.of(order));
        arguments.addAll(List.of("--socket", socket()));
        try (Program admin = run(arguments.toArray(String[]::new))) {
            assertThat(admin.awaitExit()).as(admin.told()).isZero();
            return admin.out();
        }
    }

    private static Program run(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Program.java().toString(), "-cp", System.getProperty("java.class.path"), "chat.Main"));
        command.addAll(List.of(arguments));
        return Program.start(command);
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text, StandardCharsets.UTF_8);
    }

    private Path file() {
        return folder.resolve("chat.toml");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String socket() {
        return folder.resolve("own").resolve("chat.sock").toString();
    }
}
