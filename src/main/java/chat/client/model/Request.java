package chat.client.model;

import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.Span;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the model may want of the server besides saying something. Each is answered exactly once by an {@link Answer} that names it: with what
 * was asked for, or with a refusal, also when there is no connection, when it is lost meanwhile, or when the server speaks the legacy
 * profile and cannot do such things.
 */
public sealed interface Request {
    <T> T accept(Receiver<T> receiver);

    /** Enter a room, which is made if it is not there. A {@link TalkNews.Opened} comes before the answer. */
    record Join(RoomName room) implements Request {
        public Join {
            Objects.requireNonNull(room);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.join(this);
        }
    }

    /** Leave a room. A {@link TalkNews.Closed} comes before the answer. The lobby cannot be left. */
    record Part(RoomName room) implements Request {
        public Part {
            Objects.requireNonNull(room);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.part(this);
        }
    }

    /**
     * Begin, or find again, the private conversation with somebody. A {@link TalkNews.Opened} and the newest entries come before the
     * answer. Not needed before saying something there.
     */
    record Talk(String name) implements Request {
        public Talk {
            Objects.requireNonNull(name);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.talk(this);
        }
    }

    /** Empty = none. */
    record SetTopic(RoomName room, String topic) implements Request {
        public SetTopic {
            Objects.requireNonNull(room);
            Objects.requireNonNull(topic);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.setTopic(this);
        }
    }

    /** Answered by {@link Answer.Rooms}. {@code next} is what an earlier answer named, or 0. */
    record ListRooms(long next) implements Request {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.listRooms(this);
        }
    }

    /**
     * A part of what was said: older entries, those after a seq, those around a seq, those from a time on. Answered by {@link Answer.Page}.
     */
    record Page(Place place, Span span, int limit) implements Request {
        public Page {
            Objects.requireNonNull(place);
            Objects.requireNonNull(span);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.page(this);
        }
    }

    /**
     * Where words were said, newest first. Answered by {@link Answer.Found}.
     *
     * @param text words, all of which must be there; those between quotes side by side
     * @param place where to look; null = everywhere
     * @param by who said it; empty = anybody
     * @param untilMillis only what was said before, ms since 1970; 0 = until now
     * @param next where an earlier answer said that it goes on; 0 = from the newest
     */
    record Search(String text, @Nullable Place place, String by, long untilMillis, int limit, long next)
            implements Request {
        public Search {
            Objects.requireNonNull(text);
            Objects.requireNonNull(by);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.search(this);
        }
    }

    /** Another name. A {@link RoomNews.Renamed} comes before the answer; a refusal may name one that is free. */
    record Nick(String name) implements Request {
        public Nick {
            Objects.requireNonNull(name);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.nick(this);
        }
    }

    /** Empty = back. */
    record Away(String text) implements Request {
        public Away {
            Objects.requireNonNull(text);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.away(this);
        }
    }

    /** Answered by {@link Answer.Whois}. */
    record Whois(String name) implements Request {
        public Whois {
            Objects.requireNonNull(name);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.whois(this);
        }
    }

    record Invite(RoomName room, String name) implements Request {
        public Invite {
            Objects.requireNonNull(room);
            Objects.requireNonNull(name);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.invite(this);
        }
    }

    /** A {@link RoomNews.Ignored} comes before the answer. */
    record Ignore(String name, Hearing hearing) implements Request {
        public Ignore {
            Objects.requireNonNull(name);
            Objects.requireNonNull(hearing);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.ignore(this);
        }
    }

    /** Whether somebody is not to be heard any more, or again. */
    enum Hearing {
        NO_MORE,
        AGAIN
    }

    /**
     * What not everybody may do. Answered by {@link Answer.Told}.
     *
     * @param order the word of it
     * @param target on whom or what; may be empty
     * @param seconds for how long; 0 = until it is taken back
     * @param text a reason, or what is to be said
     */
    record Give(String order, String target, long seconds, String text, long next) implements Request {
        public Give {
            Objects.requireNonNull(order);
            Objects.requireNonNull(target);
            Objects.requireNonNull(text);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.give(this);
        }
    }

    interface Receiver<T> {
        T join(Join request);

        T part(Part request);

        T talk(Talk request);

        T setTopic(SetTopic request);

        T listRooms(ListRooms request);

        T page(Page request);

        T search(Search request);

        T nick(Nick request);

        T away(Away request);

        T whois(Whois request);

        T invite(Invite request);

        T ignore(Ignore request);

        T give(Give request);
    }
}
