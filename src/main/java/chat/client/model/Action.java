package chat.client.model;

import java.util.List;
import java.util.Locale;

/**
 * Everything a key can do, with the keys that do it. The help page, the key map and docs/client.md come from this
 * table.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
public enum Action {
    SEND(Group.WRITE, "send", "", "Enter", "C-j"),
    NEW_LINE(Group.WRITE, "new line in the same message", "", "M-Enter", "S-Enter"),
    COMPLETE(Group.WRITE, "complete a name, a command, what it takes, #room, :emoji", "", "Tab", "C-@"),
    COMPLETE_BACK(Group.WRITE, "the one before", "Tab goes round", "S-Tab"),
    OLDER_INPUT(Group.WRITE, "what was typed before; in several lines, up first", "Ctrl+R", "Up"),
    NEWER_INPUT(Group.WRITE, "back towards the draft; in several lines, down first", "Ctrl+R", "Down"),
    OLDER_OF_ALL(Group.WRITE, "what was typed before in any window", "Ctrl+R there", "C-Up"),
    NEWER_OF_ALL(Group.WRITE, "back towards the draft, through all windows", "Ctrl+R there", "C-Down"),
    SEARCH_HISTORY(Group.WRITE, "search what was typed before", "", "C-r", "M-r"),
    EDIT(Group.WRITE, "write the message in your editor: $VISUAL, $EDITOR or vi", "", "C-x C-e", "M-e"),

    LEFT(Group.MOVE, "left", "", "Left", "C-b"),
    RIGHT(Group.MOVE, "right", "", "Right", "C-f"),
    WORD_LEFT(Group.MOVE, "word left", "", "C-Left", "M-b"),
    WORD_RIGHT(Group.MOVE, "word right", "", "C-Right", "M-f"),
    HOME(Group.MOVE, "start of the line, then of the message", "", "Home", "C-a"),
    END(Group.MOVE, "end of the line, then of the message", "", "End", "C-e"),

    BACKSPACE(Group.DELETE, "delete before the cursor", "", "Backspace", "C-h"),
    DELETE(Group.DELETE, "delete at the cursor", "", "Delete", "C-d"),
    KILL_WORD(Group.DELETE, "kill back to a blank", "Alt+Backspace", "C-w"),
    KILL_LETTERS(Group.DELETE, "kill the letters before the cursor", "", "M-Backspace", "C-Backspace"),
    KILL_LETTERS_AFTER(Group.DELETE, "kill the letters after the cursor", "", "M-d", "C-Delete"),
    KILL_TO_START(Group.DELETE, "kill to the start of the line", "Ctrl+A Ctrl+K", "C-u"),
    KILL_TO_END(Group.DELETE, "kill to the end of the line", "Ctrl+E Ctrl+U", "C-k"),
    YANK(Group.DELETE, "put back what was killed", "", "C-y", "C-M-y"),
    YANK_OLDER(Group.DELETE, "instead of it, what was killed before", "", "M-y"),
    SWAP(Group.DELETE, "swap the two characters at the cursor", "", "C-t", "M-t"),
    UNDO(Group.DELETE, "undo", "", "C-_", "M-_"),

    PAGE_UP(Group.READ, "a page up, less 2 rows", "", "PgUp", "M-v"),
    PAGE_DOWN(Group.READ, "a page down, less 2 rows", "", "PgDn", "C-v"),
    ROWS_UP(Group.READ, "3 rows up", "the wheel", "M-PgUp", "M-Up"),
    ROWS_DOWN(Group.READ, "3 rows down", "the wheel", "M-PgDn", "M-Down"),
    TOP(Group.READ, "the oldest line", "", "M-Home", "C-Home"),
    BOTTOM(Group.READ, "the newest line", "", "M-End", "C-End"),
    FIRST_UNREAD(Group.READ, "the first unread line", "/unread", "M-u"),
    PREVIOUS_MENTION(Group.READ, "the mention of you before", "/mentions", "M-p"),
    NEXT_MENTION(Group.READ, "the next mention of you", "", "M-n"),
    SEARCH_WINDOW(Group.READ, "search the window (flow control must be off)", "/search", "C-s", "M-s"),
    FOLD(Group.READ, "fold or unfold the last block in sight", "", "M-o"),

    WINDOW(
            Group.WINDOWS,
            "the window with that number, 0 being 10",
            "/win",
            "M-1",
            "M-2",
            "M-3",
            "M-4",
            "M-5",
            "M-6",
            "M-7",
            "M-8",
            "M-9",
            "M-0"),
    NEXT_WINDOW(Group.WINDOWS, "the next window", "", "C-n", "F6", "M-Right"),
    PREVIOUS_WINDOW(Group.WINDOWS, "the window before", "", "C-p", "F5", "M-Left"),
    NEXT_ACTIVE(Group.WINDOWS, "where something is new, mentions of you first; the last press returns", "/next", "M-a"),
    LAST_WINDOW(Group.WINDOWS, "the window that showed before", "", "M-/"),
    FIND_WINDOW(Group.WINDOWS, "go to a window, room or person by part of the name", "/win", "C-g", "M-g"),

    HELP(Group.SCREEN, "the keys and commands", "/help", "F1"),
    WINDOW_LIST(Group.SCREEN, "window list on and off", "/win", "F7", "M-q"),
    PEOPLE(Group.SCREEN, "people pane on and off", "", "F8", "M-w"),
    PEOPLE_UP(Group.SCREEN, "scroll the people up", "", "F11", "M-,"),
    PEOPLE_DOWN(Group.SCREEN, "scroll the people down", "", "F12", "M-."),
    MOUSE(Group.SCREEN, "mouse on and off", "/mouse", "M-m"),
    BARE(Group.SCREEN, "bare view for copying, and back", "/bare", "M-l"),
    EVENTS(Group.SCREEN, "joins and leaves: each in a row of its own, then hidden, then in one line", "/events", "M-="),
    REDRAW(Group.SCREEN, "draw the screen anew", "", "C-l", "C-M-l"),
    SUSPEND(Group.SCREEN, "suspend; fg brings the chat back", "", "C-z", "M-z"),
    INTERRUPT(Group.SCREEN, "the draft goes to the history; twice on an empty line asks to quit", "/quit", "C-c"),
    ESCAPE(Group.SCREEN, "leave what asks or searches; before a character, the same as Alt", "Ctrl+C", "Esc");

    public enum Group {
        WRITE("Writing"),
        MOVE("Moving in the message"),
        DELETE("Deleting"),
        READ("Reading"),
        WINDOWS("Windows"),
        SCREEN("Screen and program");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Of more than this only the first and the last are named. */
    private static final int CHORDS_SHOWN_MAX = 4;

    private final Group group;
    private final String words;
    private final String otherWay;
    private final List<String> chords;

    Action(Group group, String words, String otherWay, String... chords) {
        this.group = group;
        this.words = words;
        this.otherWay = otherWay;
        this.chords = List.of(chords);
    }

    /** Its name in the settings file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Group group() {
        return group;
    }

    /** What it does. */
    public String words() {
        return words;
    }

    /** The chords that do it, in the spelling of {@link Key.Chord}. */
    public List<String> chords() {
        return chords;
    }

    /** All ways to it, for people: some terminal, multiplexer or window manager takes nearly every key. */
    public String ways() {
        return ways(chords);
    }

    /** The same with other keys. */
    String ways(List<String> chords) {
        StringBuilder text = new StringBuilder();
        List<String> shown = chords.size() <= CHORDS_SHOWN_MAX ? chords : List.of(chords.get(0));
        for (String chord : shown) {
            text.append(text.isEmpty() ? "" : ", ").append(KeyBindings.words(chord));
        }
        if (shown.size() < chords.size()) {
            text.append(" to ").append(KeyBindings.words(chords.get(chords.size() - 1)));
        }
        if (!otherWay.isEmpty()) {
            text.append(", ").append(otherWay);
        } else if (chords.size() == 1 && chords.get(0).startsWith("M-")) {
            text.append(", ").append(KeyBindings.escWords(chords.get(0)));
        }
        return text.toString();
    }
}
