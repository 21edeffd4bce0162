package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.e2e.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The full-screen client in a tmux, from the shell's prompt to the shell's prompt. */
final class ClientScreen implements AutoCloseable {
    private final Tmux tmux;
    private final String stty;
    private final String modes;

    private ClientScreen(Tmux tmux) {
        this.tmux = tmux;
        tmux.line("echo before-the-chat");
        tmux.await("the shell's answer", s -> s.contains("\nbefore-the-chat\n"));
        this.stty = tmux.stty();
        this.modes = tmux.modes();
    }

    /** In a terminal of 80x24. */
    static ClientScreen open(Server server, String user) {
        return open(Tmux.start(80, 24), server, user, "");
    }

    /** In that terminal; {@code before} stands on the line before the command, as in {@code TERM=dumb}. */
    static ClientScreen open(Tmux tmux, Server server, String user, String before) {
        ClientScreen client = new ClientScreen(tmux);
        client.start(server, user, before);
        tmux.awaitText(user + " (you)");
        return client;
    }

    private void start(Server server, String user, String before) {
        String line = before + " chat " + String.join(" ", server.clientLine(user)) + "; echo exit=$?";
        tmux.line(line.strip());
    }

    Tmux tmux() {
        return tmux;
    }

    /** The java process itself. */
    ProcessHandle process() {
        return tmux.running("java");
    }

    /** Sends it a signal by its short name: TERM, INT, HUP, TSTP, STOP, CONT. */
    void signal(String name) {
        Tool.run(List.of("kill", "-s", name, Long.toString(process().pid())));
    }

    void say(String text) {
        tmux.type(text);
        tmux.press("Enter");
    }

    /** Waits for the shell, and checks that the terminal is as it was, its screen included; returns the exit code. */
    int awaitRestored() {
        String screen = tmux.awaitPrompt();
        assertRestored();
        return Integer.parseInt(screen.replaceAll("(?s).*\\nexit=(\\d+)\\n.*", "$1"));
    }

    void assertRestored() {
        Await.until("terminal as it was before: " + modes, tmux::modes, modes::equals);
        assertThat(tmux.stty()).as("stty -a after the chat").isEqualTo(stty);
        assertThat(tmux.screen()).as("the screen after the chat").contains("\nbefore-the-chat\n");
        tmux.line("cat -v");
        tmux.paste("pasted");
        tmux.press("Enter");
        tmux.await(
                "a paste without brackets",
                s -> s.lines().filter("pasted"::equals).count() >= 2);
        tmux.interrupt();
    }

    static void awaitGone(ProcessHandle process, Duration within) {
        Await.until("end of the client", within, () -> running(process), running -> !running);
    }

    /** An orphan that has ended stays in the table until init reaps it, which may take seconds: that is no running client. */
    private static boolean running(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return process.isAlive() && !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException gone) {
            return process.isAlive();
        }
    }

    @Override
    public void close() {
        tmux.close();
    }
}
