package chat.client.model;

import chat.protocol.Place;
import chat.protocol.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Our messages that are not delivered. Bounded, so that a long night without a network does not fill the memory.
 *
 * @param letters those that wait, oldest first
 * @param failed those that nobody will send unless the user asks
 */
public record Outbox(List<Letter> letters, List<Letter> failed) {
    public static final int LETTERS_MAX = 200;

    static final Outbox EMPTY = new Outbox(List.of(), List.of());

    /**
     * A message and its line.
     *
     * @param id by which the runtime knows it; below 0 if it is from before this program began
     * @param place where it is to be said
     * @param window whose line it is: on a legacy server, whispers stand in the lobby
     * @param lineId of its line in that window's log
     * @param atMillis wall time at which it was written
     */
    public record Letter(long id, Place place, TextKind kind, String text, Place window, long lineId, long atMillis) {
        public Letter {
            Objects.requireNonNull(place);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(text);
            Objects.requireNonNull(window);
        }

        Letter lineId(long lineId) {
            return new Letter(id, place, kind, text, window, lineId, atMillis);
        }
    }

    public Outbox {
        letters = List.copyOf(letters);
        failed = List.copyOf(failed);
    }

    /** How many are not delivered. */
    public int unsent() {
        return letters.size() + failed.size();
    }

    boolean isFull() {
        return unsent() >= LETTERS_MAX;
    }

    /** How many of a window's lines are not delivered. */
    int unsent(Place window) {
        int count = 0;
        for (Letter letter : letters) {
            count += letter.window().equals(window) ? 1 : 0;
        }
        return count + failed(window).size();
    }

    List<Letter> failed(Place window) {
        List<Letter> there = new ArrayList<>();
        for (Letter letter : failed) {
            if (letter.window().equals(window)) {
                there.add(letter);
            }
        }
        return there;
    }

    /** One that waits; null if none with this id does. */
    @Nullable
    Letter waiting(long id) {
        for (Letter letter : letters) {
            if (letter.id() == id) {
                return letter;
            }
        }
        return null;
    }

    /** Waiting or failed; null if there is none with this id. */
    @Nullable
    Letter find(long id) {
        for (Letter letter : failed) {
            if (letter.id() == id) {
                return letter;
            }
        }
        return waiting(id);
    }

    Outbox with(Letter letter) {
        return new Outbox(with(letters, letter), failed);
    }

    Outbox withFailed(Letter letter) {
        return new Outbox(letters, with(failed, letter));
    }

    Outbox without(long id) {
        return new Outbox(without(letters, id), without(failed, id));
    }

    /** The conversation is called otherwise now. */
    Outbox moved(Place from, Place to) {
        return new Outbox(moved(letters, from, to), moved(failed, from, to));
    }

    private static List<Letter> moved(List<Letter> letters, Place from, Place to) {
        List<Letter> moved = new ArrayList<>();
        for (Letter letter : letters) {
            Place place = letter.place().equals(from) ? to : letter.place();
            Place window = letter.window().equals(from) ? to : letter.window();
            moved.add(new Letter(
                    letter.id(), place, letter.kind(), letter.text(), window, letter.lineId(), letter.atMillis()));
        }
        return moved;
    }

    private static List<Letter> with(List<Letter> letters, Letter letter) {
        List<Letter> more = new ArrayList<>(letters);
        more.add(letter);
        return more;
    }

    private static List<Letter> without(List<Letter> letters, long id) {
        List<Letter> fewer = new ArrayList<>(letters);
        fewer.removeIf(letter -> letter.id() == id);
        return fewer;
    }
}
