package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness of the other tests here, shown on cat and sh: what it reports is what a person at that terminal would see. */
@Tag("terminals")
class HarnessIT {
    @Test
    void tmux_types_resizes_and_reads_the_screen() {
        try (Tmux tmux = Tmux.start(80, 24)) {
            tmux.line("cat");
            tmux.type("grüße 你好 👋");
            tmux.press("Enter");
            tmux.await(
                    "the echo and cat's answer",
                    s -> s.lines().filter("grüße 你好 👋"::equals).count() == 2);
            tmux.resize(40, 10);
            tmux.press("C-d");
            tmux.line("stty size");
            tmux.awaitText("10 40");
        }
    }

    @Test
    void a_paste_is_bracketed_only_where_the_program_asked() {
        try (Tmux tmux = Tmux.start(80, 24)) {
            tmux.line("cat -v");
            tmux.paste("plain\n");
            tmux.await(
                    "the plain paste twice",
                    s -> s.lines().filter("plain"::equals).count() == 2);
            tmux.interrupt();
            tmux.line("printf '\\033[?2004h'; cat -v");
            tmux.paste("marked");
            tmux.press("Enter");
            tmux.awaitText("^[[200~marked^[[201~");
        }
    }

    @Test
    void what_a_program_leaves_behind_is_noticed() {
        try (Tmux tmux = Tmux.start(80, 24)) {
            String stty = tmux.stty();
            String modes = tmux.modes();
            assertThat(stty).contains(" icanon").contains(" echo ");
            tmux.line("stty -icanon; printf '\\033[?1049h\\033[?25l\\033[2;10r'; echo d'o'ne");
            tmux.awaitText("done");
            assertThat(tmux.stty()).contains("-icanon").isNotEqualTo(stty);
            assertThat(tmux.modes()).isNotEqualTo(modes).contains("alternate=1 cursor=0", "region=1-9");
            assertThat(tmux.alternateScreen()).isTrue();
        }
    }

    @Test
    void jobs_of_the_shell_stop_and_come_back() {
        try (Tmux tmux = Tmux.start(80, 24)) {
            tmux.line("cat");
            tmux.press("C-z");
            tmux.awaitText("Stopped");
            tmux.line("fg");
            tmux.line("again");
            tmux.await("cat's answer", s -> s.lines().filter("again"::equals).count() == 2);
        }
    }

    @Test
    void ssh_gives_a_terminal_that_dies_with_the_connection(@TempDir Path folder) throws IOException {
        try (Sshd sshd = Sshd.start(folder);
                Tmux tmux = Tmux.start(80, 24)) {
            tmux.line(sshd.line("tty; cat"));
            tmux.awaitText("/dev/pts/");
            tmux.line("hello");
            tmux.await("cat's answer", s -> s.lines().filter("hello"::equals).count() == 2);
            ProcessHandle cat = Await.until(
                            "cat under sshd",
                            () -> sshd.sessions()
                                    .filter(p -> Tmux.isRunning(p, "cat"))
                                    .findFirst(),
                            java.util.Optional::isPresent)
                    .orElseThrow();
            tmux.shell().descendants().toList().forEach(ProcessHandle::destroyForcibly);
            Await.until("end of cat", cat::isAlive, alive -> !alive);
        }
    }
}
