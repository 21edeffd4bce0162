package chat.client.model;

import chat.protocol.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Our messages that have not left for the server, oldest first. Bounded, so that a long night without a network does not fill the memory. */
public record Outbox(List<Letter> letters) {
    public static final int LETTERS_MAX = 200;

    static final Outbox EMPTY = new Outbox(List.of());

    /** The id is the one of its line in the log. */
    public record Letter(long id, ClientMessage message) {
        public Letter {
            Objects.requireNonNull(message);
        }
    }

    public Outbox {
        letters = List.copyOf(letters);
    }

    boolean isFull() {
        return letters.size() >= LETTERS_MAX;
    }

    Outbox with(Letter letter) {
        List<Letter> more = new ArrayList<>(letters);
        more.add(letter);
        return new Outbox(more);
    }

    Outbox without(long id) {
        return letters.stream().noneMatch(letter -> letter.id() == id)
                ? this
                : new Outbox(
                        letters.stream().filter(letter -> letter.id() != id).toList());
    }
}
