package chat.client.model;

import chat.protocol.Entry;
import chat.protocol.Place;
import chat.protocol.TextKind;
import java.util.List;
import java.util.Objects;

/**
 * What the model is told of conversations on a server of the session profile: which there are, what is said in them, and what becomes
 * of our own lines. A place is always as this user knows it: a private conversation is with the other one.
 *
 * <p>The runtime has put all in order. What comes by itself comes once: {@link Origin#LIVE} with a seq higher than all before,
 * {@link Origin#REPLAY} into a place that a {@link Hole} or an {@link Opened} left open. Only what the model asks for may overlap with what
 * it has.
 */
public sealed interface TalkNews {
    <T> T accept(Receiver<T> receiver);

    /**
     * The user is in this conversation: now, still, or again after a drop. What is known of it stays as it is.
     *
     * @param topic what the room is about; may be empty
     * @param first the oldest entry that the server keeps; one behind the last if it keeps none
     * @param last the newest entry there is; all later ones come live. What of it is missing here comes as replay by itself, the
     *     newest first
     * @param read the user has seen all up to this one, on whatever client
     * @param members how many are in the room; 0 for a private conversation
     */
    record Opened(Place place, String topic, long first, long last, long read, int members) implements TalkNews {
        public Opened {
            Objects.requireNonNull(place);
            Objects.requireNonNull(topic);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.opened(this);
        }
    }

    /**
     * The user is not in this conversation any more. Should it be opened again, what is told of it begins anew.
     *
     * @param why a sentence; empty if the user wanted it so, here or on another client
     */
    record Closed(Place place, String why) implements TalkNews {
        public Closed {
            Objects.requireNonNull(place);
            Objects.requireNonNull(why);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.closed(this);
        }
    }

    /**
     * Entries of one conversation, in order, side by side: there is no other entry from {@code first} to {@code last} on the server.
     * What of a hole lies between these two is a hole no longer. In front of the very first entries told of a conversation there may be
     * older ones, to be asked for by {@link Request.Page}.
     *
     * @param lines may be empty
     */
    record Entries(Place place, Origin origin, long first, long last, List<Heard> lines) implements TalkNews {
        public Entries {
            Objects.requireNonNull(place);
            Objects.requireNonNull(origin);
            lines = List.copyOf(lines);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.entries(this);
        }
    }

    /**
     * Entries from {@code first} to {@code last} are not here although some around them are. Another hole that this one overlaps with is
     * meant to be this one.
     */
    record Hole(Place place, long first, long last, Filling filling) implements TalkNews {
        public Hole {
            Objects.requireNonNull(place);
            Objects.requireNonNull(filling);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.hole(this);
        }
    }

    /** What is being fetched there cannot be had now. It is tried again by itself, and what comes of that is told as ever. */
    record NotYet(Place place) implements TalkNews {
        public NotYet {
            Objects.requireNonNull(place);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.notYet(this);
        }
    }

    /** The user has seen all up to this one: on another client, or by saying it. */
    record ReadTo(Place place, long seq) implements TalkNews {
        public ReadTo {
            Objects.requireNonNull(place);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.readTo(this);
        }
    }

    /**
     * A line of ours from before this program began, that waits to be delivered. Told before the link is first up; it goes out by itself,
     * or has failed if a {@link Failed} follows.
     *
     * @param id below 0, so that no line that the model made has it
     * @param atMillis wall time at which it was written
     */
    record Restored(long id, Place place, TextKind kind, String text, long atMillis) implements TalkNews {
        public Restored {
            Objects.requireNonNull(place);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(text);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.restored(this);
        }
    }

    /** Our line was refused and is not sent again unless the user asks by {@link Effect.Resend}. */
    record Failed(long id, String sentence) implements TalkNews {
        public Failed {
            Objects.requireNonNull(sentence);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.failed(this);
        }
    }

    /** The server counts anew: no seq from before means anything any more. What shows may stay, as lines without a seq. */
    record Voided() implements TalkNews {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.voided(this);
        }
    }

    /**
     * An entry as this user hears it. The model cleans names and texts before it shows them.
     *
     * @param id of our own line that this is, which is delivered with it; 0 if none waited for it
     */
    record Heard(Entry entry, Speaker speaker, long id) {
        public Heard {
            Objects.requireNonNull(entry);
            Objects.requireNonNull(speaker);
        }
    }

    /** OWN: this user said it, on whatever client. */
    enum Speaker {
        OWN,
        OTHER
    }

    /** How entries came. Only what is LIVE may ring or count as new activity of this moment; unread is told by the read position. */
    enum Origin {
        LIVE,
        REPLAY,
        ASKED
    }

    enum Filling {
        /** They are being fetched and come as replay. */
        COMING,
        /** They are fetched when the model asks. */
        ON_REQUEST,
        /** The server does not keep them any more. */
        NEVER
    }

    interface Receiver<T> {
        T opened(Opened news);

        T closed(Closed news);

        T entries(Entries news);

        T hole(Hole news);

        T notYet(NotYet news);

        T readTo(ReadTo news);

        T restored(Restored news);

        T failed(Failed news);

        T voided(Voided news);
    }
}
