package chat.terminals;

import chat.e2e.Await;
import chat.e2e.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A real terminal: one tmux server of its own, without anybody's configuration, with one pane that runs a bash with job
 * control and without line editing (which would change the terminal's modes at each prompt). Closing it ends that server
 * and with it all that ran in the pane. {@code chat} there is the jar under test.
 */
final class Tmux implements AutoCloseable {
    /** What the shell prints when it is ready for the next command. */
    static final String PROMPT = "ready$";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String socket = "chat-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private final Path folder;
    private final Path config;

    private Tmux(int columns, int rows, List<String> settings) {
        try {
            folder = Files.createTempDirectory("chat-tmux");
            config = folder.resolve("tmux.conf");
            Path chat = Files.writeString(folder.resolve("chat"), chatScript());
            Files.setPosixFilePermissions(chat, PosixFilePermissions.fromString("rwx------"));
            Files.write(
                    config,
                    List.of("set -g status off", "set -sg escape-time 0", "set -g default-terminal screen-256color"));
            Files.write(config, settings, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String shell = "exec env -u TMUX XDG_STATE_HOME=" + folder + "/state XDG_CONFIG_HOME=" + folder
                + "/config LC_ALL=C.UTF-8 PS1='" + PROMPT + " ' PATH=" + folder
                + ":\"$PATH\" bash --norc --noprofile --noediting -i";
        tmux("new-session", "-d", "-x", "" + columns, "-y", "" + rows, shell);
        await("prompt", screen -> screen.contains(PROMPT));
    }

    /** So that {@code chat client} is what one types there. FLAGS are for the JVM. */
    private static String chatScript() {
        return "#!/bin/sh\nexec '" + Program.java() + "' $FLAGS -jar '" + Program.jarFile() + "' \"$@\"\n";
    }

    static Tmux start(int columns, int rows) {
        return new Tmux(columns, rows, List.of());
    }

    /** With further lines of tmux's configuration. */
    static Tmux start(int columns, int rows, String... settings) {
        return new Tmux(columns, rows, List.of(settings));
    }

    /** Types text, key by key. */
    void type(String text) {
        tmux("send-keys", "-l", "--", text);
    }

    /** Presses keys by tmux's names: {@code Enter}, {@code C-c}, {@code M-x}, {@code PPage}. */
    void press(String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys"));
        command.addAll(List.of(keys));
        tmux(command.toArray(String[]::new));
    }

    /** Types a line for the shell and Enter. */
    void line(String command) {
        type(command);
        press("Enter");
    }

    /** Pastes as a person does: bracketed, if the program in the pane asked for that. */
    void paste(String text) {
        Tool.run(command("load-buffer", "-b", "paste", "-"), text);
        tmux("paste-buffer", "-p", "-b", "paste");
    }

    void resize(int columns, int rows) {
        tmux("resize-window", "-x", "" + columns, "-y", "" + rows);
    }

    /** The rows of the screen, without the blanks at their ends, joined by newlines. */
    String screen() {
        return tmux("capture-pane", "-p");
    }

    List<String> rows() {
        return screen().lines().toList();
    }

    /** The screen with its colours and attributes as escape sequences. */
    String colouredScreen() {
        return tmux("capture-pane", "-p", "-e");
    }

    /** A value that tmux knows of the pane: {@code alternate_on}, {@code cursor_x}, {@code pane_tty}. */
    String value(String name) {
        return tmux("display-message", "-p", "#{" + name + "}").strip();
    }

    boolean alternateScreen() {
        return value("alternate_on").equals("1");
    }

    /** The terminal's modes as the kernel has them, whoever runs in it. */
    String stty() {
        return Tool.run(List.of("stty", "-a", "-F", value("pane_tty")));
    }

    /** The modes that programs ask a terminal for, as tmux remembers them. */
    String modes() {
        return tmux(
                        "display-message",
                        "-p",
                        "alternate=#{alternate_on} cursor=#{cursor_flag} insert=#{insert_flag} keypad=#{keypad_flag}"
                                + " cursorkeys=#{keypad_cursor_flag} mouse=#{mouse_any_flag} origin=#{origin_flag}"
                                + " wrap=#{wrap_flag} region=#{scroll_region_upper}-#{scroll_region_lower}")
                .strip();
    }

    /** Waits until the screen is right, and returns it. */
    String await(String what, Predicate<String> right) {
        return Await.until(what, this::screen, right);
    }

    String awaitText(String text) {
        return await("text '" + text + "'", screen -> screen.contains(text));
    }

    /** Waits until the shell is ready for the next command. */
    String awaitPrompt() {
        return await("prompt in the last row", screen -> screen.stripTrailing().endsWith("\n" + PROMPT));
    }

    /** Ctrl+C for a program of the shell. What is typed before the prompt is back, the terminal throws away. */
    void interrupt() {
        press("C-c");
        awaitPrompt();
    }

    /** Where the {@code chat} command stands. */
    Path folder() {
        return folder;
    }

    /** From now on all bytes that programs write into the pane go into that file as well. */
    void record(Path into) {
        tmux("pipe-pane", "-O", "cat >> '" + into + "'");
    }

    /** What a shell elsewhere types to look at this terminal, until Ctrl+B D. */
    String attachLine() {
        return "tmux -u -L " + socket + " -f " + config + " attach";
    }

    /** What was copied last, as tmux keeps it. */
    String clipboard() {
        return tmux("show-buffer");
    }

    /** The shell was started as if it were in no tmux; now it knows. */
    void tellWhereItIs() {
        line("export TMUX=" + value("socket_path") + ",1,0 TMUX_PANE=" + value("pane_id"));
    }

    /** The terminal goes away under all that runs in it, as when its window is closed. */
    void hangUp() {
        tmux("kill-server");
    }

    /** The process of the pane: the shell. */
    ProcessHandle shell() {
        return ProcessHandle.of(Long.parseLong(value("pane_pid"))).orElseThrow();
    }

    /** What runs under the shell by that name: {@code java}, {@code ssh}. */
    ProcessHandle running(String program) {
        return Await.until(
                        program + " among the processes of the pane",
                        () -> shell().descendants()
                                .filter(p -> isRunning(p, program))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    static boolean isRunning(ProcessHandle process, String program) {
        return process.info().command().orElse("").endsWith("/" + program);
    }

    private String tmux(String... arguments) {
        return Tool.run(command(arguments));
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", socket, "-f", config.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    @Override
    public void close() {
        try {
            Tool.run(command("kill-server"));
        } catch (AssertionError gone) {
            // Its shell had ended already, and the server with it.
        }
        try {
            List<Path> all;
            try (Stream<Path> files = Files.walk(folder)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
