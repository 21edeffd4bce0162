package chat.client.model;

import chat.protocol.Place;
import java.util.Objects;

/**
 * The conversation that a window shows, as far as the server has told of it.
 *
 * @param topic may be empty
 * @param first the oldest entry that the server keeps
 * @param last the newest entry that we know of; 0 if there is none
 * @param read the user has seen all up to this one, on whatever client
 * @param members how many are in the room; 0 if nobody has said
 * @param asking whether older entries were asked for and have not come
 */
public record Talk(
        Place place, Stage stage, String topic, long first, long last, long read, int members, Asking asking) {
    public enum Stage {
        /** Its window was there when the client was left; nothing was told of it since. */
        REMEMBERED,
        /** Nothing was told of it: not connected yet, or on a server of the legacy profile. */
        UNTOLD,
        /** The user wants to be there. */
        ASKED,
        /** The user is there. */
        OPEN,
        /** The user is not there any more. */
        CLOSED
    }

    enum Asking {
        NOTHING,
        A_PAGE,
        /** The server cannot give it now; it is asked for again by itself. */
        A_PAGE_LATER,
        /** The server did not give it: only if the user scrolls is it asked for again. */
        REFUSED
    }

    public Talk {
        Objects.requireNonNull(place);
        Objects.requireNonNull(stage);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(asking);
    }

    static Talk untold(Place place) {
        return new Talk(place, Stage.UNTOLD, "", 1, 0, 0, 0, Asking.NOTHING);
    }

    /** Whether nothing was told of it by this server yet. */
    boolean untold() {
        return stage == Stage.UNTOLD || stage == Stage.REMEMBERED;
    }

    /** Whether it is with one person alone. */
    public boolean isPrivate() {
        return place instanceof Place.With;
    }

    /** Whether a page was asked for and will come, sooner or later. */
    public boolean pageComes() {
        return asking == Asking.A_PAGE || asking == Asking.A_PAGE_LATER;
    }

    /** The same when something of what was asked for has come. */
    Talk late() {
        return asking == Asking.A_PAGE_LATER ? asking(Asking.NOTHING) : this;
    }

    /** How many entries nobody has seen. */
    long unread() {
        return Math.max(0, last - Math.max(read, first - 1));
    }

    Talk opened(TalkNews.Opened news) {
        return new Talk(
                place,
                Stage.OPEN,
                Shown.line(news.topic()),
                news.first(),
                news.last(),
                news.read(),
                news.members(),
                Asking.NOTHING);
    }

    Talk place(Place renamed) {
        return new Talk(renamed, stage, topic, first, last, read, members, asking);
    }

    Talk stage(Stage stage) {
        return new Talk(place, stage, topic, first, last, read, members, asking);
    }

    Talk topic(String topic) {
        return new Talk(place, stage, topic, first, last, read, members, asking);
    }

    Talk last(long last) {
        return new Talk(place, stage, topic, first, last, read, members, asking);
    }

    Talk read(long read) {
        return new Talk(place, stage, topic, first, last, Math.max(this.read, read), members, asking);
    }

    Talk asking(Asking asking) {
        return new Talk(place, stage, topic, first, last, read, members, asking);
    }

    /** The server counts from 1 again. */
    Talk voided() {
        return new Talk(place, stage, topic, 1, 0, 0, members, Asking.NOTHING);
    }
}
