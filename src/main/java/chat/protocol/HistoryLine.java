package chat.protocol;

import java.nio.charset.StandardCharsets;

/**
 * One line of an exported history: a JSON object that stands for a room, or for something that was said. Names and texts are what they
 * are; whether anybody may be called that is not asked here.
 */
public sealed interface HistoryLine {
    /** So a line is named in sentences. */
    String LINE = "the line";

    String room();

    <R> R accept(Receiver<R> to);

    /** One method for each that there is. */
    interface Receiver<R> {
        R room(Room line);

        R said(Said line);
    }

    /**
     * That there is a room.
     *
     * @param created when it was made, ms since 1970
     */
    record Room(String room, String topic, long created) implements HistoryLine {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.room(this);
        }
    }

    /**
     * Something that was said.
     *
     * @param seq its place in the room, from 1
     * @param at when, ms since 1970
     * @param device the sender's installation, a secret; empty = none
     * @param n the sender's number for it; 0 = none
     * @param kind {@code text}, {@code action}, {@code block} or {@code event}
     */
    record Said(String room, long seq, long at, String user, String device, long n, String kind, String text)
            implements HistoryLine {
        public Said {
            SessionBounds.number("seq", seq, 1);
            SessionBounds.number("at", at, 0);
            SessionBounds.number("n", n, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.said(this);
        }
    }

    /** The line without its end. */
    default String write() {
        return new String(accept(HistoryLineWriter.ONLY).toBytes(), StandardCharsets.UTF_8);
    }

    /**
     * The line that was written so.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    static HistoryLine read(String line) {
        try {
            JsonFields fields = new JsonFields(LINE, JsonIn.object(line));
            HistoryLine read = fields.has("seq")
                    ? new Said(
                            fields.text("room"),
                            fields.number("seq"),
                            fields.number("at"),
                            fields.text("user"),
                            fields.text("device", ""),
                            fields.number("n", 0),
                            fields.text("kind", HistoryLineWriter.PLAIN),
                            fields.text("text"))
                    : new Room(fields.text("room"), fields.text("topic", ""), fields.number("created"));
            fields.refuseRest();
            return read;
        } catch (JsonIn.Unreadable e) {
            throw new IllegalArgumentException("The line cannot be read: " + e.why() + ".");
        } catch (ProtocolException e) {
            throw new IllegalArgumentException(e.fault().text());
        }
    }
}
