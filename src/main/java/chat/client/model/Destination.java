package chat.client.model;

import java.util.Objects;

/**
 * Where the user can go.
 *
 * @param number of its window; 0: there is none yet
 * @param name as the window is called or would be
 * @param note what is new there, or what going there means; may be empty
 */
public record Destination(Kind kind, int number, String name, String note) {
    public enum Kind {
        WINDOW,
        /** A room that the server named, and in which the user is not. */
        ROOM,
        PERSON
    }

    public Destination {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
        Objects.requireNonNull(note);
    }

    /** A window that is there. */
    public static Destination of(Window window) {
        return new Destination(Kind.WINDOW, window.number(), window.name(), "");
    }

    /** {@code 4:#ops}, {@code #dev} or {@code bob}. */
    public String words() {
        return number == 0 ? name : number + ":" + name;
    }
}
