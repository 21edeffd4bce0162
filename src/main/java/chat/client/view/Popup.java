package chat.client.view;

import chat.client.model.Completion;
import chat.client.model.Layout;
import chat.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** What Tab offers, in the last row of the log: over it, so that nothing moves. The chosen word stands in brackets. */
final class Popup {
    private static final String GAP = " ";

    private Popup() {}

    static void draw(Frame frame) {
        Completion completion = frame.model().composer().completion();
        Layout layout = frame.layout();
        if (completion == null || completion.words().size() == 1 || layout.logRows() == 0) {
            return;
        }
        int row = layout.logTop() + layout.logRows() - 1;
        int columns = layout.columns();
        Style style = frame.theme().bar();
        frame.grid().fill(row, 0, columns, ' ', style);
        List<String> words = words(completion);
        int first = first(words, completion.at(), columns);
        int column = first > 0 ? frame.grid().put(row, 0, "<" + GAP, style) : 0;
        for (int i = first; i < words.size() && column < columns; i++) {
            String word = frame.theme().shown(words.get(i)) + GAP;
            column = frame.grid().put(row, column, word, i == completion.at() ? style.bold() : style);
        }
    }

    private static List<String> words(Completion completion) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < completion.words().size(); i++) {
            String word = completion.words().get(i).strip();
            String bare = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
            words.add(i == completion.at() ? "[" + bare + "]" : " " + bare + " ");
        }
        return words;
    }

    /** The first word to show so that the chosen one is in sight. */
    private static int first(List<String> words, int chosen, int columns) {
        int first = chosen;
        int room = columns - TextWidth.of(words.get(chosen)) - 4;
        while (first > 0 && room >= TextWidth.of(words.get(first - 1)) + 1) {
            first--;
            room -= TextWidth.of(words.get(first)) + 1;
        }
        return first;
    }
}
