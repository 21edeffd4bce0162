package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One line of the log, already cleaned for the screen. Ids grow along the log, see {@link ChatLog}. */
public sealed interface LogLine {
    long NO_TIME = Long.MIN_VALUE;

    long id();

    /** Wall time, ms since 1970; {@link #NO_TIME} for what stands in place of other lines. */
    long atMillis();

    /** Characters held, roughly: what the log's limit counts. */
    int chars();

    /** The same at another place of the log. */
    LogLine at(long id);

    <T> T accept(Receiver<T> receiver);

    /**
     * Somebody's words.
     *
     * @param seq its number in the conversation; 0 if it has none, or none yet
     * @param claim whether {@code from} is surely who said it
     * @param to empty unless this is our whisper to somebody
     */
    record Message(
            long id,
            long seq,
            long atMillis,
            Form form,
            Came came,
            String from,
            Claim claim,
            String to,
            String text,
            Mark mark)
            implements LogLine {
        public Message {
            Objects.requireNonNull(form);
            Objects.requireNonNull(came);
            Objects.requireNonNull(claim);
            Objects.requireNonNull(mark);
        }

        /** Who said it, as it is shown. */
        public String by() {
            return claim.sign() + from;
        }

        Message marked(Mark changed) {
            return new Message(id, seq, atMillis, form, came, from, claim, to, text, changed);
        }

        @Override
        public Message at(long place) {
            return new Message(place, seq, atMillis, form, came, from, claim, to, text, mark);
        }

        @Override
        public int chars() {
            return 64 + from.length() + to.length() + text.length();
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.message(this);
        }
    }

    /** Joins and leaves that came one after another, merged. Never empty. */
    record Presence(long id, List<Change> changes) implements LogLine {
        /** A merged line longer than this is no longer a line. */
        static final int CHANGES_MAX = 50;

        public Presence {
            changes = List.copyOf(changes);
            if (changes.isEmpty()) {
                throw new IllegalArgumentException("presence without a change");
            }
        }

        @Override
        public Presence at(long place) {
            return new Presence(place, changes);
        }

        Presence with(Change change) {
            List<Change> more = new ArrayList<>(changes);
            more.add(change);
            return new Presence(id, more);
        }

        @Override
        public long atMillis() {
            return changes.get(0).atMillis();
        }

        @Override
        public int chars() {
            return 64 + changes.size() * 64;
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.presence(this);
        }
    }

    record Change(long atMillis, String name, Claim claim, Way way) {
        public Change {
            Objects.requireNonNull(name);
            Objects.requireNonNull(claim);
            Objects.requireNonNull(way);
        }
    }

    /** A sentence of the server's or of the client's own. */
    record Note(long id, long atMillis, Tone tone, String text) implements LogLine {
        public Note {
            Objects.requireNonNull(tone);
            Objects.requireNonNull(text);
        }

        @Override
        public Note at(long place) {
            return new Note(place, atMillis, tone, text);
        }

        @Override
        public int chars() {
            return 64 + text.length();
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.note(this);
        }
    }

    /**
     * Entries that are not here, though some around them are, or may be. Its own place is that of the last of them.
     *
     * @param first seq of the first of them
     * @param last seq of the last of them
     */
    record Hole(long id, long first, long last, TalkNews.Filling filling) implements LogLine {
        public Hole {
            Objects.requireNonNull(filling);
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("hole from " + first + " to " + last);
            }
        }

        long count() {
            return last - first + 1;
        }

        @Override
        public Hole at(long place) {
            return new Hole(place, first, last, filling);
        }

        @Override
        public long atMillis() {
            return NO_TIME;
        }

        @Override
        public int chars() {
            return 64;
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.hole(this);
        }
    }

    /** How a line came: as it was said, or from the history. */
    enum Came {
        LIVE,
        REPLAYED
    }

    enum Form {
        SAID,
        ACTION,
        WHISPER,
        /** Many lines, which fold. */
        BLOCK
    }

    /** OWN, PENDING and FAILED are lines of ours; OWN is delivered. */
    enum Mark {
        NONE,
        MENTION,
        OWN,
        PENDING,
        FAILED;

        public boolean own() {
            return this == OWN || this == PENDING || this == FAILED;
        }
    }

    enum Way {
        JOINED,
        LEFT
    }

    enum Tone {
        /** The server said it, and the user should see it. */
        NOTICE,
        /** We said it. */
        LOCAL,
        ERROR
    }

    interface Receiver<T> {
        T message(Message line);

        T presence(Presence line);

        T note(Note line);

        T hole(Hole line);
    }
}
