package chat.client.model;

import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Heard;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.RoomSummary;
import java.util.List;
import java.util.Objects;

/** What came of a {@link Request}; each gets one. */
public sealed interface Answer {
    Request request();

    <T> T accept(Receiver<T> receiver);

    /** It was done; what there is to know of it was told before. */
    record Done(Request request) implements Answer {
        public Done {
            Objects.requireNonNull(request);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.done(this);
        }
    }

    /**
     * It was not done.
     *
     * @param code one of {@link chat.protocol.FaultCode}'s words, a newer server's, or {@link #OFFLINE} or {@link #LEGACY}
     * @param sentence for people
     * @param retryMillis after so long it may work; 0 = not by waiting
     * @param suggestion the name that could be had instead; empty = none
     */
    record Refused(Request request, String code, String sentence, long retryMillis, String suggestion)
            implements Answer {
        /** There is no connection, or it was lost before the answer came. */
        public static final String OFFLINE = "offline";

        /** The server speaks the legacy profile, which has nothing of the kind. */
        public static final String LEGACY = "legacy";

        public Refused {
            Objects.requireNonNull(request);
            Objects.requireNonNull(code);
            Objects.requireNonNull(sentence);
            Objects.requireNonNull(suggestion);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.refused(this);
        }
    }

    /**
     * A part of a conversation.
     *
     * @param entries with {@code first} and {@code last} 0 if there are none in that direction
     * @param more whether there is more beyond, in the direction that was asked for
     */
    record Page(Request.Page request, Entries entries, boolean more) implements Answer {
        public Page {
            Objects.requireNonNull(request);
            Objects.requireNonNull(entries);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.page(this);
        }
    }

    /**
     * Newest first.
     *
     * @param next to be asked for what comes behind these; 0 = nothing does
     */
    record Found(Request.Search request, List<Hit> hits, long next) implements Answer {
        public Found {
            Objects.requireNonNull(request);
            hits = List.copyOf(hits);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.found(this);
        }
    }

    record Hit(Place place, Heard line) {
        public Hit {
            Objects.requireNonNull(place);
            Objects.requireNonNull(line);
        }
    }

    /** Rooms that there are; {@code next} as for hits. */
    record Rooms(Request.ListRooms request, List<RoomSummary> rooms, long next) implements Answer {
        public Rooms {
            Objects.requireNonNull(request);
            rooms = List.copyOf(rooms);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.rooms(this);
        }
    }

    /**
     * Who somebody is.
     *
     * @param name as its owner spells it
     * @param away why; empty = is not
     * @param idleMillis since they last said something
     * @param clients how many they have connected; 0 = nobody is here under that name now
     * @param rooms where both are
     */
    record Whois(
            Request.Whois request,
            String name,
            boolean verified,
            String away,
            long idleMillis,
            int clients,
            List<RoomName> rooms)
            implements Answer {
        public Whois {
            Objects.requireNonNull(request);
            Objects.requireNonNull(name);
            Objects.requireNonNull(away);
            rooms = List.copyOf(rooms);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.whois(this);
        }
    }

    /**
     * What came of an order.
     *
     * @param text sentences, a line each; may be empty
     * @param rows a table, if it was one
     * @param next as for hits
     */
    record Told(Request.Give request, String text, List<List<String>> rows, long next) implements Answer {
        public Told {
            Objects.requireNonNull(request);
            Objects.requireNonNull(text);
            rows = List.copyOf(rows);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.told(this);
        }
    }

    interface Receiver<T> {
        T done(Done answer);

        T refused(Refused answer);

        T page(Page answer);

        T found(Found answer);

        T rooms(Rooms answer);

        T whois(Whois answer);

        T told(Told answer);
    }
}
