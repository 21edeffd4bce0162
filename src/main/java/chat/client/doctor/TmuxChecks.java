package chat.client.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tmux between us and the terminal: each of its options that takes something from a chat. */
final class TmuxChecks {
    private static final int ESCAPE_MILLIS_MAX = 50;
    private static final String FILE = " Put this into ~/.tmux.conf, then run tmux source ~/.tmux.conf: ";

    private static final String ELSEWHERE =
            "it runs on the machine that you came from, and its settings cannot be asked from here. There they should be, in"
                    + " ~/.tmux.conf: set -sg escape-time 10; set -g set-clipboard on; set -g allow-passthrough on;"
                    + " set -g focus-events on; set -g visual-bell off; set -g monitor-bell on";

    private final Facts facts;
    private final Map<String, String> told;
    private final List<Finding> all = new ArrayList<>();

    TmuxChecks(Facts facts) {
        this.facts = facts;
        this.told = facts.programs().tmux();
    }

    /** None if there is no tmux. */
    List<Finding> findings() {
        if (!facts.tmuxIsHere()) {
            return facts.behindTmux() ? List.of(Finding.notKnown("tmux", ELSEWHERE)) : List.of();
        }
        if (value("version").isEmpty()) {
            return List.of(Finding.notKnown(
                    "tmux", "it does not answer: is tmux in the PATH of the shell that started the client?"));
        }
        all.add(Finding.ok(
                "tmux",
                "version " + value("version") + "; " + value("prefix") + " is its key: press it twice to send it."));
        escapeTime();
        clipboard();
        passthrough();
        onOff("focus-events", "focus", "tmux tells whether you look", "tmux does not tell whether you look");
        onOff("monitor-bell", "bell", "tmux hands the bell on", "tmux drops the bell");
        bell();
        defaultTerminal();
        terminal();
        return all;
    }

    private void escapeTime() {
        String millis = value("escape-time");
        if (!isNumber(millis)) {
            notTold("escape-time", "Esc");
        } else if (Integer.parseInt(millis) > ESCAPE_MILLIS_MAX) {
            toDo("Esc", "tmux keeps it back for " + millis + " ms.", "set -sg escape-time 10");
        } else {
            all.add(Finding.ok("Esc", "tmux keeps it back for " + millis + " ms only (escape-time)."));
        }
    }

    private void clipboard() {
        String set = value("set-clipboard");
        boolean through = on(value("allow-passthrough"));
        if (set.isEmpty()) {
            notTold("set-clipboard", "clipboard");
        } else if (!set.equals("on") && !through) {
            toDo("clipboard", "tmux keeps what /copy sends (set-clipboard is " + set + ").", "set -g set-clipboard on");
        } else if (value("client_termfeatures").contains("clipboard")) {
            all.add(Finding.ok(
                    "clipboard",
                    "tmux hands on what /copy sends, and counts " + value("client_termname")
                            + " as one that takes it."));
        } else {
            String name = value("client_termname").isEmpty() ? "your terminal" : value("client_termname");
            all.add(Finding.notKnown(
                    "clipboard",
                    "tmux hands on what /copy sends, and does not say that " + name
                            + " takes it. Try /copy, and paste elsewhere; if"
                            + " nothing comes, this in ~/.tmux.conf tells tmux that it does: set -as terminal-features ',"
                            + (value("client_termname").isEmpty() ? "*" : value("client_termname")) + ":clipboard'"));
        }
    }

    /** Before 3.3 there was no such option, and all went through. */
    private void passthrough() {
        String through = value("allow-passthrough");
        if (on(through) || through.isEmpty()) {
            all.add(Finding.ok(
                    "notifications", "tmux hands them on" + (through.isEmpty() ? "." : " (allow-passthrough).")));
        } else {
            toDo(
                    "notifications",
                    "tmux keeps them for itself, and hands on the bell alone.",
                    "set -g allow-passthrough on");
        }
    }

    private void onOff(String option, String subject, String is, String isNot) {
        String value = value(option);
        if (value.isEmpty()) {
            notTold(option, subject);
        } else if (on(value)) {
            all.add(Finding.ok(subject, is + " (" + option + ")."));
        } else {
            toDo(subject, isNot + ".", "set -g " + option + " on");
        }
    }

    private void bell() {
        String visual = value("visual-bell");
        if (visual.equals("on") || visual.equals("1")) {
            toDo("bell", "tmux shows a message in place of it.", "set -g visual-bell off");
        }
        if (value("bell-action").equals("none")) {
            toDo("bell", "tmux does not act on it.", "set -g bell-action any");
        }
    }

    private void defaultTerminal() {
        String name = value("default-terminal");
        if (name.isEmpty()) {
            notTold("default-terminal", "TERM in tmux");
        } else if (name.startsWith("tmux") || name.startsWith("screen")) {
            all.add(Finding.ok("TERM in tmux", "default-terminal is " + name + "."));
        } else {
            toDo(
                    "TERM in tmux",
                    "default-terminal is " + name + ", which tmux is not.",
                    "set -g default-terminal tmux-256color");
        }
    }

    /** What is behind tmux, as far as it says. */
    private void terminal() {
        String outer = value("client_termname");
        if (outer.startsWith("tmux") || outer.startsWith("screen")) {
            all.add(
                    Finding.note(
                            "tmux in tmux",
                            "around this tmux there is another one or a screen, whose settings count as well: run chat.jar doctor there too."));
        }
        if (value("client_utf8").equals("0")) {
            all.add(Finding.toDo("tmux", "it draws no UTF-8 on your terminal. Attach it as: tmux -u attach"));
        }
        String titles = value("set-titles");
        all.add(
                on(titles)
                        ? Finding.ok("title", "tmux hands it on (set-titles).")
                        : Finding.note(
                                "title",
                                "tmux shows it in its own status row alone; this hands it on to the terminal: set -g set-titles on"));
        String keys = value("extended-keys");
        if (!keys.isEmpty() && !keys.equals("always")) {
            all.add(Finding.note(
                    "Shift+Enter",
                    "tmux sends it as Enter (extended-keys is " + keys + "); Alt+Enter begins a new line everywhere."));
        }
    }

    private void toDo(String subject, String sentence, String line) {
        all.add(Finding.toDo(subject, sentence + FILE + line));
    }

    private void notTold(String option, String subject) {
        all.add(Finding.notKnown(subject, "this tmux does not tell its " + option + "."));
    }

    private static boolean on(String value) {
        return value.equals("on") || value.equals("1") || value.equals("all") || value.equals("2");
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private String value(String name) {
        return told.getOrDefault(name, "");
    }
}
