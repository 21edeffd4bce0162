package chat.client.model;

import chat.client.text.LineWrap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page that F1 shows: all keys and all commands, from their tables. */
public final class HelpPage {
    /** Where the explanations begin, if that leaves them enough room. */
    private static final int KEY_COLUMNS = 34;

    private static final int WORDS_COLUMNS_MIN = 24;
    private static final int INDENT = 4;

    private HelpPage() {}

    /** Its rows at this width; titles of sections end with a colon and are not indented. */
    public static List<String> rows(int columns, Bindings keys) {
        List<String> rows = new ArrayList<>();
        Action.@Nullable Group group = null;
        for (Action action : Action.values()) {
            if (action.group() != group) {
                title(rows, action.group().title());
                group = action.group();
            }
            String ways = action.ways(keys.chords(action));
            add(rows, ways.isEmpty() ? "(no key)" : ways, action.words(), columns);
        }
        title(rows, "Commands (any unique beginning will do; // sends a slash)");
        for (SlashCommand command : SlashCommand.values()) {
            add(rows, command.usage(), command.summary(), columns);
        }
        return rows;
    }

    static Model scrolled(Model model, Mode.Help help, int by) {
        Layout layout = Layout.of(model);
        int last = Math.max(0, rows(layout.columns(), model.settings().keys()).size() - pageRows(layout));
        return model.mode(new Mode.Help(Math.max(0, Math.min(last, help.firstRow() + by))));
    }

    /** How many of its rows show. */
    public static int pageRows(Layout layout) {
        return Math.max(1, layout.titleRows() + layout.logRows());
    }

    private static void title(List<String> rows, String title) {
        if (!rows.isEmpty()) {
            rows.add("");
        }
        rows.add(title + ":");
    }

    private static void add(List<String> rows, String keys, String words, int columns) {
        int room = columns - KEY_COLUMNS - 2;
        if (room >= WORDS_COLUMNS_MIN && keys.length() < KEY_COLUMNS) {
            String first = "  " + keys + " ".repeat(KEY_COLUMNS - keys.length());
            for (String row : LineWrap.wrap(words, room)) {
                rows.add(first + row);
                first = " ".repeat(KEY_COLUMNS + 2);
            }
            return;
        }
        for (String row : LineWrap.wrap(keys, Math.max(1, columns - 2))) {
            rows.add("  " + row);
        }
        for (String row : LineWrap.wrap(words, Math.max(1, columns - INDENT))) {
            rows.add(" ".repeat(INDENT) + row);
        }
    }
}
