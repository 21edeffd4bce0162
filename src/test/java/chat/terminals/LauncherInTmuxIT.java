package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/chat client} in a terminal: the archive of loaded classes that its first use leaves and its next ones start from. */
@Tag("terminals")
class LauncherInTmuxIT {
    @TempDir
    Path caches;

    @Test
    void the_first_client_leaves_an_archive_and_the_next_one_starts_from_it() throws IOException {
        try (Server server = Server.start();
                Tmux tmux = Tmux.start(80, 24)) {
            begin(tmux, server);
            quit(tmux);

            assertThat(archives()).singleElement().asString().matches("client-\\d+\\.(jsa|aot)\\.\\d+");

            begin(tmux, server);
            assertThat(archives()).singleElement().asString().matches("client-\\d+\\.(jsa|aot)");
            Path archive = caches.resolve("chat").resolve(archives().get(0));
            Path maps = Path.of("/proc/" + tmux.running("java").pid() + "/maps");
            assertThat(Files.readString(maps))
                    .as("what the JVM has mapped into its memory")
                    .contains(archive.toRealPath().toString());
            quit(tmux);
        }
    }

    @Test
    void what_ended_before_the_screen_showed_is_not_kept() throws IOException {
        try (Server server = Server.start();
                Tmux tmux = Tmux.start(80, 24)) {
            tmux.line(launcher() + " client --bogus; echo exit=$?");
            tmux.awaitText("exit=2");
            List<String> poor = archives();
            assertThat(poor).hasSize(1);

            begin(tmux, server);
            assertThat(archives()).doesNotContainAnyElementsOf(poor);
            quit(tmux);
            assertThat(archives()).singleElement().asString().matches("client-\\d+\\.(jsa|aot)\\.\\d+");
        }
    }

    private void begin(Tmux tmux, Server server) {
        tmux.line("clear; " + launcher() + " " + String.join(" ", server.clientLine("alice")) + "; echo exit=$?");
        tmux.awaitText("alice (you)");
    }

    private String launcher() {
        return "XDG_CACHE_HOME=" + caches + " CHAT_JAR="
                + Path.of("target/chat.jar").toAbsolutePath() + " CHAT_JAVA="
                + Path.of(System.getProperty("java.home"), "bin/java") + " "
                + Path.of("bin/chat").toAbsolutePath();
    }

    private static void quit(Tmux tmux) {
        tmux.type("/quit");
        tmux.press("Enter");
        tmux.awaitText("exit=0");
    }

    private List<String> archives() throws IOException {
        try (Stream<Path> files = Files.list(caches.resolve("chat"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
