package chat.client;

import chat.protocol.Place;
import chat.protocol.TextKind;
import java.util.Objects;

/**
 * A line of ours that the server does not have for certain.
 *
 * @param n its number on this device, by which a server knows it again
 * @param id by which the model knows it; below 0 if it is from an earlier run
 * @param atMillis wall time at which it was written
 * @param writtenAs the name under which we were signed in, or wanted to be, when it was written; empty if nobody knows any more
 * @param sentAs the name under which we had signed in when it first left, and may have arrived; empty if it never left
 * @param refusal why it was refused, as a sentence; empty while it waits to be delivered
 */
record OwnLine(
        long n,
        long id,
        Place place,
        TextKind kind,
        String text,
        long atMillis,
        String writtenAs,
        String sentAs,
        String refusal) {
    OwnLine {
        Objects.requireNonNull(place);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(text);
        Objects.requireNonNull(writtenAs);
        Objects.requireNonNull(sentAs);
        Objects.requireNonNull(refusal);
    }

    /** A new one. */
    static OwnLine of(long n, long id, Place place, TextKind kind, String text, long atMillis, String writtenAs) {
        return new OwnLine(n, id, place, kind, text, atMillis, writtenAs, "", "");
    }

    boolean waits() {
        return refusal.isEmpty();
    }

    /**
     * Why it must not be said by itself by whoever is called so; empty if it may. What was typed in this run goes out under the name that
     * the user has by then; what an earlier run left is said by nobody but who wrote it.
     */
    String barred(String name) {
        if (!sentAs.isEmpty()) {
            return sentAs.equals(name) ? "" : "It may have arrived when you signed in as " + sentAs + ".";
        }
        boolean others = id < 0 && !writtenAs.isEmpty() && !writtenAs.equals(name);
        return others ? "It was written as " + writtenAs + ", and you are " + name + " here." : "";
    }

    /** It is said by whoever is called so. */
    OwnLine writtenAs(String name) {
        return new OwnLine(n, id, place, kind, text, atMillis, name, sentAs, refusal);
    }

    OwnLine sentAs(String name) {
        return new OwnLine(n, id, place, kind, text, atMillis, writtenAs, name, refusal);
    }

    OwnLine refused(String sentence) {
        return new OwnLine(n, id, place, kind, text, atMillis, writtenAs, sentAs, sentence);
    }

    /** The same under another number, as much sent as it was. */
    OwnLine numbered(long number) {
        return new OwnLine(number, id, place, kind, text, atMillis, writtenAs, sentAs, refusal);
    }

    /** The same, known to the model by that. */
    OwnLine identified(long by) {
        return new OwnLine(n, by, place, kind, text, atMillis, writtenAs, sentAs, refusal);
    }

    /** The same to be said under another number, as if it had never been sent. */
    OwnLine anew(long number) {
        return new OwnLine(number, id, place, kind, text, atMillis, writtenAs, "", "");
    }
}
