package chat.client.model;

import java.util.Objects;

/**
 * One of the words that Tab offers.
 *
 * @param word what goes into the draft, with what follows it
 * @param shown the same for the list, in one line
 * @param note what it is, for the list; may be empty
 */
public record Candidate(String word, String shown, String note) {
    public Candidate {
        Objects.requireNonNull(word);
        Objects.requireNonNull(shown);
        Objects.requireNonNull(note);
    }

    /** With a blank after it, and nothing to explain. */
    static Candidate of(String word) {
        return new Candidate(word + " ", word, "");
    }

    static Candidate of(String word, String note) {
        return new Candidate(word + " ", word, note);
    }
}
