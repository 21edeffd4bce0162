package chat.client.model;

import chat.protocol.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Our messages that have not left for the server. Bounded, so that a long night without a network does not fill the
 * memory.
 *
 * @param letters those that wait for the connection, oldest first
 * @param failed those that nobody will send unless the user asks
 */
public record Outbox(List<Letter> letters, List<Letter> failed) {
    public static final int LETTERS_MAX = 200;

    static final Outbox EMPTY = new Outbox(List.of(), List.of());

    /** The id is the one of its line in the log. */
    public record Letter(long id, ClientMessage message) {
        public Letter {
            Objects.requireNonNull(message);
        }
    }

    public Outbox {
        letters = List.copyOf(letters);
        failed = List.copyOf(failed);
    }

    boolean isFull() {
        return letters.size() + failed.size() >= LETTERS_MAX;
    }

    Outbox with(Letter letter) {
        List<Letter> more = new ArrayList<>(letters);
        more.add(letter);
        return new Outbox(more, failed);
    }

    boolean holds(long id) {
        for (Letter letter : letters) {
            if (letter.id() == id) {
                return true;
            }
        }
        return false;
    }

    Outbox without(long id) {
        List<Letter> fewer = new ArrayList<>(letters.size());
        for (Letter letter : letters) {
            if (letter.id() != id) {
                fewer.add(letter);
            }
        }
        return new Outbox(fewer, failed);
    }

    Outbox allFailed() {
        List<Letter> all = new ArrayList<>(failed);
        all.addAll(letters);
        return new Outbox(List.of(), all);
    }

    /** What failed is older than what waits. */
    Outbox allWaiting() {
        return new Outbox(allFailed().failed, List.of());
    }
}
