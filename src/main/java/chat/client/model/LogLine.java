package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One entry of the log, already cleaned for the screen. Ids grow along the log. */
public sealed interface LogLine {
    long id();

    /** Wall time, ms since 1970. */
    long atMillis();

    /** Characters held, roughly: what the log's limit counts. */
    int chars();

    <T> T accept(Receiver<T> receiver);

    /** Somebody's words. {@code to} is empty unless this is our whisper to somebody. */
    record Message(long id, long atMillis, Form form, String from, String to, String text, Mark mark)
            implements LogLine {
        public Message {
            Objects.requireNonNull(form);
            Objects.requireNonNull(mark);
        }

        Message marked(Mark changed) {
            return new Message(id, atMillis, form, from, to, text, changed);
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

    record Change(long atMillis, String name, Way way) {
        public Change {
            Objects.requireNonNull(name);
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
        public int chars() {
            return 64 + text.length();
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.note(this);
        }
    }

    enum Form {
        SAID,
        ACTION,
        WHISPER
    }

    /** OWN, PENDING and FAILED are lines of ours; OWN has left for the server. */
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
    }
}
