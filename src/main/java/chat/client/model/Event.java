package chat.client.model;

import chat.protocol.ServerMessage;
import chat.protocol.SessionLimits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can happen to the client. The runtime makes these; {@link Update} answers each with a new model and effects. */
public sealed interface Event {
    <T> T accept(Receiver<T> receiver);

    record Pressed(Key key) implements Event {
        public Pressed {
            Objects.requireNonNull(key);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.pressed(this);
        }
    }

    record Resized(int columns, int rows) implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.resized(this);
        }
    }

    /** A connection is being tried. */
    record Connecting() implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.connecting(this);
        }
    }

    /**
     * Signed in: from now on what is sent reaches the server. {@link Welcomed} follows at once if that speaks the session profile; if
     * not, it speaks the legacy one.
     *
     * @param way where the server was reached, as people say it; empty: where it was looked for
     */
    record LinkUp(String way) implements Event {
        public LinkUp {
            Objects.requireNonNull(way);
        }

        /** There where it was looked for. */
        public LinkUp() {
            this("");
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.linkUp(this);
        }
    }

    /**
     * No connection, and why, as a sentence without a full stop. A negative {@code retryInMillis}: nobody will try
     * again by itself.
     */
    record LinkDown(String why, long retryInMillis) implements Event {
        public LinkDown {
            Objects.requireNonNull(why);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.linkDown(this);
        }
    }

    /** The server will not have us; trying again by itself would not help. */
    record Rejected(String sentence) implements Event {
        public Rejected {
            Objects.requireNonNull(sentence);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.rejected(this);
        }
    }

    record Received(ServerMessage message) implements Event {
        public Received {
            Objects.requireNonNull(message);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.received(this);
        }
    }

    /**
     * The message that was sent with this id has left for the socket: the most that the legacy profile can know. In the session profile
     * a line is delivered when it comes back as a {@link TalkNews.Heard} with its id.
     */
    record Flushed(long id) implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.flushed(this);
        }
    }

    /**
     * The server speaks the session profile. Its conversations, with their rosters, follow; then {@link Ready}.
     *
     * @param you what the user is called
     * @param verified whether the server knows the user by more than their word
     * @param proof whether it proves anybody's name
     * @param server its program and version, for people
     * @param motd what the operator wants to say; may have lines, may be empty
     * @param clockMillis the wall time of the server when it said so
     */
    record Welcomed(
            String you,
            boolean verified,
            boolean proof,
            String server,
            String motd,
            SessionLimits limits,
            long clockMillis)
            implements Event {
        public Welcomed {
            Objects.requireNonNull(you);
            Objects.requireNonNull(server);
            Objects.requireNonNull(motd);
            Objects.requireNonNull(limits);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.welcomed(this);
        }
    }

    /** All conversations of the user have been told; those known before and not told again are {@link TalkNews.Closed}. */
    record Ready() implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.ready(this);
        }
    }

    /**
     * How long the server took to answer, ms. Measured every few seconds; while an answer is late it is told again as it grows, so that a
     * dying link shows before it is given up. Session profile only.
     */
    record RoundTrip(long millis) implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.roundTrip(this);
        }
    }

    /**
     * The server will not have us under this name; {@link Effect.SignInAs} tries another. Nobody tries again by itself.
     *
     * @param suggestion one that is free; empty = none
     */
    record NameRefused(String name, String sentence, String suggestion) implements Event {
        public NameRefused {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sentence);
            Objects.requireNonNull(suggestion);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.nameRefused(this);
        }
    }

    /** The client's own machinery has a sentence for the user, such as that its disk is full. */
    record Trouble(String sentence) implements Event {
        public Trouble {
            Objects.requireNonNull(sentence);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.trouble(this);
        }
    }

    /** What came of an {@link Effect.Save}, in a sentence. */
    record Told(String sentence) implements Event {
        public Told {
            Objects.requireNonNull(sentence);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.told(this);
        }
    }

    /** The mouse was pressed on something that stands for this on the screen. */
    record Clicked(Destination on, Key.Button button) implements Event {
        public Clicked {
            Objects.requireNonNull(on);
            Objects.requireNonNull(button);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.clicked(this);
        }
    }

    /** Something in or about a conversation. */
    record Talk(TalkNews news) implements Event {
        public Talk {
            Objects.requireNonNull(news);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.talk(this);
        }
    }

    /** Something about rooms and people. */
    record Rooms(RoomNews news) implements Event {
        public Rooms {
            Objects.requireNonNull(news);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.rooms(this);
        }
    }

    /** What came of a request. */
    record Answered(Answer answer) implements Event {
        public Answered {
            Objects.requireNonNull(answer);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.answered(this);
        }
    }

    /** What came of an {@link Effect.Edit}: the text, null if the draft stays as it was, and a sentence, empty if all is well. */
    record Edited(@Nullable String text, String problem) implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.edited(this);
        }
    }

    /** Time passed. Wanted about once a second while a countdown shows, else once a minute for the clock. */
    record Tick() implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.tick(this);
        }
    }

    /** The tmux or screen around the terminal was detached or attached. */
    record Viewed(Attention.Viewer viewer) implements Event {
        public Viewed {
            Objects.requireNonNull(viewer);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.viewed(this);
        }
    }

    /** The process was stopped and goes on; the terminal is ours again. */
    record Resumed() implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.resumed(this);
        }
    }

    interface Receiver<T> {
        T pressed(Pressed event);

        T resized(Resized event);

        T connecting(Connecting event);

        T linkUp(LinkUp event);

        T linkDown(LinkDown event);

        T rejected(Rejected event);

        T received(Received event);

        T flushed(Flushed event);

        T welcomed(Welcomed event);

        T ready(Ready event);

        T roundTrip(RoundTrip event);

        T nameRefused(NameRefused event);

        T trouble(Trouble event);

        T told(Told event);

        T clicked(Clicked event);

        T talk(Talk event);

        T rooms(Rooms event);

        T answered(Answered event);

        T edited(Edited event);

        T tick(Tick event);

        T viewed(Viewed event);

        T resumed(Resumed event);
    }
}
