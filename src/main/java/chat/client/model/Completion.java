package chat.client.model;

import java.util.List;

/**
 * What Tab offers for the word before the cursor. Never empty.
 *
 * @param words whole words, each with what follows it
 * @param at the one that stands in the input
 * @param from where it stands there
 */
public record Completion(List<String> words, int at, int from) {
    public Completion {
        words = List.copyOf(words);
        if (at < 0 || at >= words.size()) {
            throw new IllegalArgumentException("word " + at + " of " + words.size());
        }
    }

    public String word() {
        return words.get(at);
    }

    Completion turned(int by) {
        return new Completion(words, Math.floorMod(at + by, words.size()), from);
    }
}
