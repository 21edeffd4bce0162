package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as an operator types them, each in a process of its own. */
class HistoryCommandTest {
    @TempDir
    Path folder;

    @Test
    void import_stats_purge_and_export_go_round() throws Exception {
        Path lines = folder.resolve("lines");
        Files.writeString(lines, """
                {"room":"lobby","topic":"All","created":1}
                {"room":"lobby","seq":1,"at":1000,"user":"alice","device":"d","n":1,"text":"hi"}

                {"room":"lobby","seq":2,"at":2000,"user":"Zoë","device":"d","n":1,"text":"hé 👍"}
                """, StandardCharsets.UTF_8);
        assertThat(out(0, "import", data(), lines.toString())).containsExactly("2 messages were taken in.");
        assertThat(out(0, "stats", data()))
                .contains("2 messages in 1 room, by 2 users.")
                .anyMatch(line -> line.matches(" +2 {2}lobby {2}19(69|70)-\\d\\d-\\d\\d to .*"));
        assertThat(err(2, "purge", data(), "--user", "alice"))
                .containsExactly("chat: 1 message would be removed for good. If that is right add --yes.");
        assertThat(err(2, "purge", data())).containsExactly("chat: Say which messages: --room, --user or --before.");
        assertThat(out(0, "purge", data(), "--user", "alice", "--yes")).containsExactly("1 message was removed.");
        Path exported = folder.resolve("exported");
        assertThat(out(0, "export", data(), exported.toString())).isEmpty();
        assertThat(Files.readAllLines(exported, StandardCharsets.UTF_8))
                .containsExactly(
                        "{\"room\":\"lobby\",\"topic\":\"All\",\"created\":1}",
                        "{\"room\":\"lobby\",\"seq\":2,\"at\":2000,\"user\":\"Zoë\",\"device\":\"d\",\"n\":1,\"text\":\"hé 👍\"}");
        assertThat(Files.getPosixFilePermissions(exported)).hasSize(2);
    }

    @Test
    void a_slip_is_one_sentence_and_a_code() throws Exception {
        assertThat(err(8, "export", "--data-dir=" + folder.resolve("none")))
                .singleElement()
                .asString()
                .startsWith("chat: There is no history in ");
        Path wrong = Files.writeString(folder.resolve("wrong"), "{\"room\":\"lobby\",\"seq\":1}\n");
        assertThat(err(2, "import", data(), wrong.toString()))
                .containsExactly("chat: Line 1: the line needs a field at. What came before is kept.");
        assertThat(err(2, "purge", data(), "--before", "Monday"))
                .singleElement()
                .asString()
                .contains("--before needs a day");
    }

    private String data() {
        return "--data-dir=" + folder.resolve("state");
    }

    private static List<String> out(int exitCode, String... args) {
        try (Program program = run(exitCode, args)) {
            assertThat(told(program)).isEmpty();
            return program.out();
        }
    }

    private static List<String> err(int exitCode, String... args) {
        try (Program program = run(exitCode, args)) {
            assertThat(program.out()).isEmpty();
            return told(program);
        }
    }

    /** Without what a library says that is on the class path of tests alone. */
    private static List<String> told(Program program) {
        return program.err().stream().filter(line -> !line.startsWith("SLF4J")).toList();
    }

    private static Program run(int exitCode, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Program.java().toString(),
                "--enable-native-access=ALL-UNNAMED", // as the manifest of the jar says
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "chat.Main",
                "history"));
        command.addAll(List.of(args));
        Program program = Program.start(command);
        assertThat(program.awaitExit()).as(program.told()).isEqualTo(exitCode);
        return program;
    }
}
