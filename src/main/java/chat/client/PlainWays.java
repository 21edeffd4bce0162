package chat.client;

import chat.client.model.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How what a key does on the full screen is done in lines; {@code /keys} there and docs/client.md come from this. */
final class PlainWays {
    private static final String BY_THE_TERMINAL =
            "the terminal's own line: Backspace, Ctrl+W, Ctrl+U, or rlwrap before the command";
    private static final String TOLD = "all is told as it comes; /history tells older lines";
    private static final String NOTHING_TO_DO = "nothing is on a screen that it could change";

    private PlainWays() {}

    /** What, and how; what is done in the same way, in one. */
    record Way(String what, String how) {}

    /** In the order of the key table. */
    static List<Way> all() {
        Map<String, String> whatByHow = new LinkedHashMap<>();
        for (Action action : Action.values()) {
            boolean line = action.group() == Action.Group.MOVE || action.group() == Action.Group.DELETE;
            String what = line ? "moving and deleting in the message" : action.words();
            String others = whatByHow.getOrDefault(of(action), "");
            whatByHow.put(of(action), others.isEmpty() || others.equals(what) ? what : others + "; " + what);
        }
        List<Way> ways = new ArrayList<>();
        whatByHow.forEach((how, what) -> ways.add(new Way(what, how)));
        return ways;
    }

    static String of(Action action) {
        return switch (action) {
            case SEND -> "Enter";
            case NEW_LINE -> "a backslash at the end of the line";
            case COMPLETE, COMPLETE_BACK -> "any beginning of a command that only one has; /names and /list tell names";
            case OLDER_INPUT, NEWER_INPUT, OLDER_OF_ALL, NEWER_OF_ALL, SEARCH_HISTORY ->
                "rlwrap before the command keeps what was typed";
            case EDIT -> "lines that end with a backslash, or a file as input: chat client --plain < file";
            case LEFT,
                    RIGHT,
                    WORD_LEFT,
                    WORD_RIGHT,
                    HOME,
                    END,
                    BACKSPACE,
                    DELETE,
                    KILL_WORD,
                    KILL_LETTERS,
                    KILL_LETTERS_AFTER,
                    KILL_TO_START,
                    KILL_TO_END,
                    YANK,
                    YANK_OLDER,
                    SWAP,
                    UNDO -> BY_THE_TERMINAL;
            case PAGE_UP, ROWS_UP, TOP -> "/history, /history 50, /goto 14:30";
            case PAGE_DOWN, ROWS_DOWN, BOTTOM -> TOLD;
            case FIRST_UNREAD -> "/unread";
            case PREVIOUS_MENTION, NEXT_MENTION -> "/mentions";
            case SEARCH_WINDOW -> "/search";
            case FOLD -> "long texts are told whole";
            case WINDOW -> "/win 3, /win ops";
            case NEXT_WINDOW, PREVIOUS_WINDOW, LAST_WINDOW, FIND_WINDOW, WINDOW_LIST ->
                "/win lists them, /win name goes there";
            case NEXT_ACTIVE -> "/next";
            case HELP -> "/help, /keys";
            case PEOPLE, PEOPLE_UP, PEOPLE_DOWN -> "/names, /who";
            case MOUSE -> "the mouse is the terminal's";
            case BARE -> "lines are bare";
            case EVENTS -> "/events hidden, /events merged";
            case REDRAW -> NOTHING_TO_DO;
            case SUSPEND -> "Ctrl+Z; fg brings the chat back";
            case INTERRUPT -> "/quit, Ctrl+C";
            case ESCAPE -> "nothing asks: what was typed is done or refused at once";
        };
    }
}
