package chat.client.model;

import java.time.ZoneId;
import java.util.Objects;

/**
 * A part of a log as plain text: of one message its text alone, of several each with its time and who said it. The log is
 * immutable, so a transcript may be written on any thread while the chat goes on, a line at a time.
 *
 * @param from index of the first line
 * @param to index behind the last
 */
public record Transcript(ChatLog log, int from, int to, ZoneId zone) {
    public Transcript {
        Objects.requireNonNull(log);
        Objects.requireNonNull(zone);
        Objects.checkFromToIndex(from, to, log.size());
    }

    /** How many lines of the log. */
    public int size() {
        return to - from;
    }

    /** Characters, roughly. */
    long chars() {
        long chars = 0;
        for (int i = from; i < to; i++) {
            chars += log.get(i).chars();
        }
        return chars;
    }

    /** A line of the log, without a line end behind it; it may have several inside. */
    public String text(int index) {
        LogLine line = log.get(from + index);
        return line.accept(new Words(size() == 1 ? "" : stamp(line)));
    }

    /** All of it, line ends between. */
    String text() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            all.append(i == 0 ? "" : "\n").append(text(i));
        }
        return all.toString();
    }

    private String stamp(LogLine line) {
        if (line.atMillis() == LogLine.NO_TIME) {
            return "";
        }
        return WallTime.date(line.atMillis(), zone) + " " + WallTime.seconds(line.atMillis(), zone) + " ";
    }

    /** @param stamp empty for a message alone */
    private record Words(String stamp) implements LogLine.Receiver<String> {
        @Override
        public String message(LogLine.Message message) {
            if (message.form() == LogLine.Form.ACTION) {
                return stamp + "* " + message.by() + " " + message.text();
            }
            return stamp.isEmpty() ? message.text() : stamp + "<" + message.by() + "> " + message.text();
        }

        @Override
        public String presence(LogLine.Presence presence) {
            return stamp + "-- " + PresenceWords.of(presence.changes());
        }

        @Override
        public String note(LogLine.Note note) {
            return stamp + (note.tone() == LogLine.Tone.ERROR ? "!! " : "-- ") + note.text();
        }

        @Override
        public String hole(LogLine.Hole hole) {
            return "[" + (hole.count() == 1 ? "1 line is" : hole.count() + " lines are") + " not here]";
        }
    }
}
