package chat.client.doctor;

import chat.client.terminal.Probe;
import chat.client.terminal.ProbeAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The terminal itself, or what stands for it: what it is, what it draws and what it tells. */
final class TerminalChecks {
    private static final int COLOURS = 16;

    /** Set, not set, and set for ever: then it is known. */
    private static final int MODE_STATE_MAX = 3;

    private static final int FEATURE_CLIPBOARD = 52;

    private static final String PASTE_UNKNOWN =
            "the terminal cannot mark pastes: each line end in one sends. Ctrl+X Ctrl+E opens an editor for them.";
    private static final String PASTE_TRY =
            "the terminal does not tell. Paste two lines into the input: if they stay there, all is well; else each line end in a"
                    + " paste sends.";
    private static final String FOCUS_UNKNOWN =
            "the terminal does not tell whether you look: a minute after your last key it counts as not looked at.";
    private static final String FOCUS_TRY = "the terminal does not say whether it would tell that you look.";
    private static final String FRAMES_UNKNOWN =
            "the terminal shows each frame as it comes; there is no setting for it.";
    private static final String FRAMES_TRY = "the terminal does not say whether it can show long frames at once.";

    private final Facts facts;

    TerminalChecks(Facts facts) {
        this.facts = facts;
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        all.add(term());
        all.add(name());
        all.add(locale());
        all.addAll(Widths.findings(facts));
        all.add(colours());
        all.add(alt());
        all.add(mode(Probe.MODE_PASTE, "paste", "pastes come marked, and stay one message.", PASTE_UNKNOWN, PASTE_TRY));
        if (!facts.tmuxIsHere()) {
            all.add(mode(Probe.MODE_FOCUS, "focus", "the terminal tells whether you look.", FOCUS_UNKNOWN, FOCUS_TRY));
            all.add(clipboard());
            all.add(title());
        }
        all.add(mode(Probe.MODE_SYNCHRONIZED, "flicker", "long frames are shown at once.", FRAMES_UNKNOWN, FRAMES_TRY));
        all.add(flowControl());
        return all;
    }

    private Finding term() {
        String term = facts.value("TERM");
        if (term.isEmpty() || term.equals("dumb") || term.equals("unknown")) {
            String is = term.isEmpty() ? "it is not set" : "it is " + term;
            return Finding.toDo(
                    "TERM", is + ", so there is no full screen. Before the client: export TERM=xterm-256color");
        }
        if (facts.tmuxIsHere() && !term.startsWith("tmux") && !term.startsWith("screen")) {
            return Finding.toDo(
                    "TERM",
                    "it is " + term
                            + " inside tmux. Take what sets TERM out of ~/.profile, ~/.bashrc or ~/.zshrc: tmux does it.");
        }
        if (facts.inScreen() && !term.startsWith("screen")) {
            return Finding.toDo(
                    "TERM",
                    "it is " + term
                            + " inside screen. Take what sets TERM out of ~/.profile, ~/.bashrc or ~/.zshrc, and put this"
                            + " into ~/.screenrc: term screen-256color");
        }
        return Finding.ok("TERM", term + ".");
    }

    private Finding name() {
        ProbeAnswers answers = facts.terminal();
        return switch (answers.end()) {
            case NOT_ASKED -> Finding.notKnown("terminal", "it was not asked: the client is not in full screen.");
            case SILENT -> Finding.notKnown("terminal", "it did not answer in time, or only in part.");
            case ANSWERED ->
                answers.name().isEmpty()
                        ? Finding.note("terminal", "it answers, and does not say what it is.")
                        : Finding.ok("terminal", "it says that it is " + answers.name() + ".");
        };
    }

    private Finding locale() {
        String variable =
                facts.value("LC_ALL").isEmpty() ? facts.value("LC_CTYPE").isEmpty() ? "LANG" : "LC_CTYPE" : "LC_ALL";
        String value = facts.value(variable);
        return facts.utf8Locale()
                ? Finding.ok("UTF-8", variable + " is " + value + ".")
                : Finding.toDo(
                        "UTF-8",
                        (value.isEmpty() ? "LC_ALL, LC_CTYPE and LANG are not set" : variable + " is " + value)
                                + ", so all is drawn in ASCII. Put this into ~/.profile: export " + variable
                                + "=C.UTF-8   or start the client with --utf8.");
    }

    private Finding colours() {
        if (!facts.value("NO_COLOR").isEmpty()) {
            return Finding.note("colours", "none, because NO_COLOR is set; this brings them back: unset NO_COLOR");
        }
        OptionalInt told =
                facts.programs().colours().map(TerminalChecks::number).orElse(OptionalInt.empty());
        String truth = facts.value("COLORTERM").isEmpty() ? "" : ", COLORTERM is " + facts.value("COLORTERM");
        if (told.isEmpty()) {
            return Finding.notKnown("colours", "tput, which says how many TERM has, does not answer" + truth + ".");
        }
        int count = told.getAsInt();
        if (count >= COLOURS) {
            return Finding.ok("colours", "TERM has " + count + truth + "; this client uses " + COLOURS + ".");
        }
        return Finding.toDo(
                "colours",
                "TERM has " + (count < 2 ? "none" : "only " + count) + ", and this client uses " + COLOURS
                        + ". In the client: /theme mono   or, if the terminal has more: export TERM="
                        + (facts.tmuxIsHere() ? "tmux" : facts.inScreen() ? "screen" : "xterm") + "-256color");
    }

    private Finding alt() {
        if (facts.alt() == Facts.Alt.CAME) {
            return Finding.ok("Alt", "Alt with a key arrives.");
        }
        if (facts.alt() == Facts.Alt.CAME_OTHERWISE) {
            return Finding.toDo(
                    "Alt",
                    "Alt with a key arrives as something else. " + altSetting()
                            + " Until then Esc, and then the key, does the same.");
        }
        return facts.terminal().keyboardFlags().isPresent()
                ? Finding.ok("Alt", "the terminal tells keys apart (kitty's protocol).")
                : Finding.notKnown("Alt", "only a key can tell; chat.jar doctor asks for one.");
    }

    private String altSetting() {
        String name = facts.terminal().name().toLowerCase(Locale.ROOT);
        if (name.startsWith("xterm")) {
            return "Put this into ~/.Xresources: XTerm*metaSendsEscape: true";
        }
        if (name.startsWith("iterm2")) {
            return "iTerm2: Settings, Profiles, Keys, Left Option key: Esc+.";
        }
        return "In the terminal's settings Alt, Option or Meta must send ESC (xterm: XTerm*metaSendsEscape: true in ~/.Xresources;"
                + " iTerm2: Profiles, Keys, Left Option key: Esc+; Terminal on macOS: Profiles, Keyboard, Use Option as Meta key).";
    }

    private Finding mode(int mode, String subject, String known, String unknown, String silent) {
        Integer state = facts.terminal().modes().get(mode);
        if (state == null) {
            return Finding.notKnown(subject, silent);
        }
        return state >= 1 && state <= MODE_STATE_MAX ? Finding.ok(subject, known) : Finding.note(subject, unknown);
    }

    private Finding clipboard() {
        if (facts.terminal().features().contains(FEATURE_CLIPBOARD)) {
            return Finding.ok("clipboard", "the terminal says that /copy reaches it (OSC 52).");
        }
        return Finding.notKnown(
                "clipboard",
                "no terminal must say whether it takes OSC 52. Try /copy, and paste elsewhere. " + clipboardSetting());
    }

    private String clipboardSetting() {
        String name = facts.terminal().name().toLowerCase(Locale.ROOT);
        if (name.startsWith("iterm2")) {
            return "iTerm2 needs: Settings, General, Selection, Applications in terminal may access clipboard.";
        }
        if (name.startsWith("xterm")) {
            return "XTerm needs in ~/.Xresources: XTerm*disallowedWindowOps: 20,21,SetXprop";
        }
        return name.startsWith("kitty")
                ? "kitty needs in kitty.conf: clipboard_control write-clipboard"
                : "If nothing comes: Alt+L shows the bare texts, for the mouse.";
    }

    private Finding title() {
        return Finding.notKnown("title", "it is sent (OSC 2), and no terminal must say whether it shows it.");
    }

    private Finding flowControl() {
        String stty = facts.programs().stty().orElse("");
        if (facts.inScreen() && facts.programs().screen().orElse("").contains(" +flow")) {
            return Finding.toDo(
                    "Ctrl+S", "screen keeps Ctrl+S and Ctrl+Q for itself. Put this into ~/.screenrc: defflow off");
        }
        if (stty.contains("-ixon")) {
            return Finding.ok("Ctrl+S", "Ctrl+S and Ctrl+Q reach the client: flow control is off while it runs.");
        }
        return stty.contains("ixon")
                ? Finding.toDo(
                        "Ctrl+S", "the terminal line keeps Ctrl+S and Ctrl+Q for itself. Before the client: stty -ixon")
                : Finding.notKnown("Ctrl+S", "stty, which says whether the terminal line keeps it, does not answer.");
    }

    private static OptionalInt number(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException none) {
            return OptionalInt.empty();
        }
    }
}
