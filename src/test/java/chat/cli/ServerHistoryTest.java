package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Program;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's options about its history as an operator types them, each in a process of its own. */
class ServerHistoryTest {
    /** Where SQLite keeps the version of the tables, big end first. */
    private static final int USER_VERSION_AT = 60;

    @TempDir
    Path folder;

    @Test
    void the_folder_is_made_for_its_owner_alone_and_named_and_used_again() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (Program server = server("--data-dir", state().toString())) {
                server.awaitOut("^Listening on ");
                server.awaitOut("^History: " + state() + "$");
                server.terminate();
                assertThat(server.awaitExit()).as(server.told()).isZero();
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state().resolve("chat.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void systemd_s_folder_comes_before_xdg_s() {
        try (Program server = serverIn("STATE_DIRECTORY=" + state() + " XDG_STATE_HOME=" + folder)) {
            server.awaitOut("^History: " + state() + "$");
        }
        try (Program server = serverIn("XDG_STATE_HOME=" + folder)) {
            server.awaitOut("^History: " + folder.resolve("chat") + "$");
        }
    }

    @Test
    void a_default_folder_that_cannot_be_made_is_one_sentence_that_says_what_to_do() {
        try (Program server = serverIn("XDG_STATE_HOME=/proc/nowhere")) {
            assertThat(server.awaitExit()).as(server.told()).isEqualTo(ExitCode.HISTORY_UNUSABLE);
            assertThat(told(server))
                    .singleElement()
                    .asString()
                    .startsWith("chat: The data folder /proc/nowhere/chat cannot be made: ")
                    .endsWith(" Choose another --data-dir, or start with --history off.");
        }
    }

    @Test
    void a_folder_that_another_server_uses_is_refused() {
        try (Program first = server("--data-dir", state().toString())) {
            first.awaitOut("^Listening on ");
            assertRefused(ExitCode.HISTORY_IN_USE, "Another server keeps its history in " + state());
        }
    }

    @Test
    void a_newer_history_is_refused() throws IOException {
        makeHistory();
        try (RandomAccessFile file =
                new RandomAccessFile(state().resolve("chat.db").toFile(), "rw")) {
            file.seek(USER_VERSION_AT);
            file.writeInt(99);
        }
        assertRefused(ExitCode.HISTORY_NEWER, "was written by a newer chat.jar");
    }

    @Test
    void a_damaged_history_is_refused_and_set_aside_by_repair_alone() throws IOException {
        makeHistory();
        try (RandomAccessFile file =
                new RandomAccessFile(state().resolve("chat.db").toFile(), "rw")) {
            file.write("this is no database any more, whatever it was"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        assertRefused(ExitCode.HISTORY_DAMAGED, "is damaged. `server --repair` sets it aside");
        try (Program server = server("--data-dir", state().toString(), "--repair")) {
            server.awaitOut("^Listening on ");
            assertThat(server.err()).anyMatch(line -> line.contains("history_set_aside"));
        }
        try (Stream<Path> files = Files.list(state())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("chat.db")
                    .anyMatch(name -> name.matches("chat\\.db\\.damaged-\\d+"));
        }
    }

    @Test
    void repair_leaves_a_sound_history_as_it_is() throws IOException {
        makeHistory();
        try (Program server = server("--data-dir", state().toString(), "--repair")) {
            server.awaitOut("^Listening on ");
            assertThat(server.err()).noneMatch(line -> line.contains("history_set_aside"));
        }
    }

    @Test
    void options_that_contradict_each_other_are_refused() {
        for (String[] options : new String[][] {{"--data-dir", state().toString()}, {"--repair"}}) {
            List<String> line = new ArrayList<>(List.of("--history", "off"));
            line.addAll(List.of(options));
            try (Program server = server(line.toArray(String[]::new))) {
                assertThat(server.awaitExit()).as(server.told()).isEqualTo(ExitCode.USAGE);
                assertThat(told(server)).singleElement().asString().contains(options[0] + " is for --history on");
            }
        }
        try (Program server = server("--legacy-replay", "-1")) {
            assertThat(server.awaitExit()).as(server.told()).isEqualTo(ExitCode.USAGE);
        }
    }

    /** Nobody who does not keep a history pays for it. */
    @Test
    void with_the_history_off_nothing_of_sqlite_is_loaded() {
        try (Program server = Program.start(command(List.of("-Xlog:class+load"), "--history", "off"))) {
            server.awaitOut("^Listening on ");
            server.terminate();
            assertThat(server.awaitExit()).isZero();
            assertThat(server.out())
                    .anyMatch(line -> line.contains("chat.store.MemoryLog "))
                    .noneMatch(line -> line.contains("sqlite") || line.contains("chat.store.Sql"))
                    .noneMatch(line -> line.startsWith("History: "));
        }
    }

    private void makeHistory() {
        try (Program server = server("--data-dir", state().toString())) {
            server.awaitOut("^Listening on ");
            server.terminate();
            assertThat(server.awaitExit()).as(server.told()).isZero();
        }
    }

    private void assertRefused(int exitCode, String sentence) {
        try (Program server = server("--data-dir", state().toString())) {
            assertThat(server.awaitExit()).as(server.told()).isEqualTo(exitCode);
            assertThat(server.out()).isEmpty();
            assertThat(told(server))
                    .singleElement()
                    .asString()
                    .startsWith("chat: ")
                    .contains(sentence);
        }
    }

    private Path state() {
        return folder.resolve("state");
    }

    /** Without what a library says that is on the class path of tests alone. */
    private static List<String> told(Program program) {
        return program.err().stream().filter(line -> !line.startsWith("SLF4J")).toList();
    }

    private static Program server(String... options) {
        return Program.start(command(List.of(), options));
    }

    /** With these assignments before it, as for a shell. */
    private static Program serverIn(String environment) {
        List<String> command = new ArrayList<>(List.of("env", "-u", "STATE_DIRECTORY", "-u", "XDG_STATE_HOME"));
        command.addAll(List.of(environment.split(" ", -1)));
        command.addAll(command(List.of()));
        return Program.start(command);
    }

    private static List<String> command(List<String> jvmOptions, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Program.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED")); // as the jar says
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "chat.Main",
                "server",
                "--bind",
                "127.0.0.1",
                "--port",
                "0"));
        command.addAll(List.of(options));
        return command;
    }
}
