package chat.client.model;

import java.util.List;
import java.util.Objects;

/** What the next key is for. Outside NORMAL, Esc always leads back without having changed the draft. */
public sealed interface Mode {
    Mode NORMAL = new Normal();

    record Normal() implements Mode {}

    /** "Quit?" */
    record AskQuit() implements Mode {}

    /** "Paste all this?"; the text is cleaned already. */
    record AskPaste(String text) implements Mode {
        public AskPaste {
            Objects.requireNonNull(text);
        }
    }

    /**
     * Searching what was typed before.
     *
     * @param at index of the hit in the history, -1 if none
     */
    record SearchHistory(String query, int at) implements Mode {
        public SearchHistory {
            Objects.requireNonNull(query);
        }
    }

    /**
     * Searching the window.
     *
     * @param back where the window was before
     */
    record SearchWindow(String query, Scroll back) implements Mode {
        public SearchWindow {
            Objects.requireNonNull(query);
            Objects.requireNonNull(back);
        }
    }

    /** The page of keys and commands, scrolled down by so many rows. */
    record Help(int firstRow) implements Mode {}

    /**
     * Choosing where to go by part of a name.
     *
     * @param found best first; what is found changes with the query and never by itself
     * @param at the chosen one; 0 if nothing was found
     */
    record FindWindow(String query, List<Destination> found, int at) implements Mode {
        public FindWindow {
            Objects.requireNonNull(query);
            found = List.copyOf(found);
        }
    }

    /** What the server found, to choose from. */
    record Hits() implements Mode {}
}
