package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.e2e.Server;
import chat.original.OriginalClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ssh chat@host} as docs/operating.md sets it up: a key leads to the confined client and to nothing else. */
@Tag("terminals")
class ForcedCommandIT {
    @TempDir
    Path folder;

    @Test
    void whoever_comes_gets_the_chat_whatever_they_ask_for_and_nothing_around_it() throws IOException {
        Path saved = folder.resolve("saved.txt");
        try (Server server = Server.start();
                Sshd sshd = Sshd.start(Files.createDirectory(folder.resolve("ssh")));
                Tmux tmux = Tmux.start(100, 30);
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            sshd.forces("env LC_ALL=C.UTF-8 EDITOR=touch CHAT_CONFINED=on " + tmux.folder() + "/chat "
                    + String.join(" ", server.clientLine("alice")));
            tmux.line(sshd.line("touch " + folder.resolve("touched")) + "; echo exit=$?");
            tmux.awaitText("alice (you)");
            tmux.type("said by ssh");
            tmux.press("Enter");
            Await.until("alice's line", bob::printed, lines -> lines.contains("[alice] said by ssh"));
            refused(tmux, "/save all " + saved, 1);
            tmux.type("a draft");
            tmux.press("C-x", "C-e");
            awaitRefusals(tmux, 2);
            tmux.press("C-z");
            awaitRefusals(tmux, 3);
            tmux.press("C-u");
            tmux.type("/set hook touch " + folder.resolve("hooked"));
            tmux.press("Enter");
            bob.say("alice: look");
            tmux.awaitText("alice: look");
            tmux.type("/quit");
            tmux.press("Enter");
            tmux.awaitText("exit=0");
        }
        assertThat(saved).doesNotExist();
        assertThat(folder.resolve("touched")).doesNotExist();
        assertThat(folder.resolve("hooked")).doesNotExist();
    }

    private static void refused(Tmux tmux, String command, int times) {
        tmux.type(command);
        tmux.press("Enter");
        awaitRefusals(tmux, times);
    }

    private static void awaitRefusals(Tmux tmux, int times) {
        tmux.await(times + " refusals", screen -> screen.split("This client is confined", -1).length == times + 1);
    }
}
