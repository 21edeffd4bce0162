package chat.client.view;

import chat.client.model.Hits;
import chat.client.model.InputRows;
import chat.client.model.Mode;
import chat.client.model.Model;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the client asks, or has to say about the last key.
 *
 * @param text empty if there is nothing to say
 * @param cursor where in the text the user types, -1 if not there
 */
record Talk(String text, int cursor) {
    private static final Talk NOTHING = new Talk("", -1);

    static Talk of(Model model) {
        Mode mode = model.dialog().mode();
        String hint = model.dialog().hint();
        if (mode instanceof Mode.Normal) {
            return hint.isEmpty() ? NOTHING : new Talk(hint, -1);
        }
        if (mode instanceof Mode.AskQuit) {
            return new Talk(quit(model), -1);
        }
        if (mode instanceof Mode.AskPaste ask) {
            return new Talk(paste(ask.text()), -1);
        }
        if (mode instanceof Mode.SearchHistory search) {
            String keys = "Ctrl+R older, Enter takes it, Esc back";
            return search("typed before: ", search.query(), hint.isEmpty() ? keys : hint);
        }
        if (mode instanceof Mode.SearchWindow search) {
            String keys = "Up older, Down newer, Enter stays, Esc back";
            return search("search: ", search.query(), hint.isEmpty() ? keys : hint);
        }
        if (mode instanceof Mode.FindWindow find) {
            return search("go to: ", find.query(), FinderOverlay.words(find));
        }
        if (mode instanceof Mode.Hits) {
            return new Talk(hits(model.dialog().hits()), -1);
        }
        return new Talk("Help: PgDn, PgUp; Esc closes it", -1);
    }

    private static Talk search(String title, String query, String rest) {
        String typed = title + query;
        return new Talk(typed + "   " + rest, typed.length());
    }

    private static String hits(@Nullable Hits hits) {
        if (hits == null) {
            return "Nothing was found. Esc closes this";
        }
        String more = hits.next() == 0 ? "" : "+";
        return "found: " + (hits.at() + 1) + " of " + hits.found().size() + more
                + "   Up, Down, Enter goes there, Esc closes it";
    }

    private static String quit(Model model) {
        int unsent = model.outbox().unsent();
        return "Quit? " + (unsent == 0 ? "" : unsent + " unsent: sent when you are back. ")
                + "Enter quits, other keys stay";
    }

    private static String paste(String text) {
        int lines = InputRows.of(text, Integer.MAX_VALUE).count();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        String size = bytes < 1024 ? bytes + " B" : bytes / 1024 + " KiB";
        return "Paste " + lines + (lines == 1 ? " line, " : " lines, ") + size + "? Enter: yes, Esc: no";
    }
}
