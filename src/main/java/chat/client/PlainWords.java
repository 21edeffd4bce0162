package chat.client;

import chat.client.model.LogLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A line of the log in words, for eyes, ears and pipes: time, then what happened. Further lines of a message are indented,
 * so that none can pass for somebody else's. Our own messages are not told: whoever typed them knows.
 */
final class PlainWords implements LogLine.Receiver<String> {
    private static final String INDENT = "      ";

    private final ZoneId zone;

    PlainWords(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String message(LogLine.Message line) {
        if (line.mark().own()) {
            return "";
        }
        String words = switch (line.form()) {
            case SAID, BLOCK -> line.from() + ": " + line.text();
            case ACTION -> "* " + line.from() + " " + line.text();
            case WHISPER -> line.from() + " whispers: " + line.text();
        };
        return stamped(line.atMillis(), words);
    }

    /** All of its changes; {@link #change} tells those that were added later. */
    @Override
    public String presence(LogLine.Presence line) {
        StringBuilder words = new StringBuilder();
        for (LogLine.Change change : line.changes()) {
            words.append(words.isEmpty() ? "" : "\n").append(change(change));
        }
        return words.toString();
    }

    String change(LogLine.Change change) {
        String way = switch (change.way()) {
            case JOINED -> " joined.";
            case LEFT -> " left.";
        };
        return stamped(change.atMillis(), change.name() + way);
    }

    @Override
    public String note(LogLine.Note line) {
        String who = switch (line.tone()) {
            case NOTICE -> "Server: ";
            case LOCAL -> "";
            case ERROR -> "! ";
        };
        return stamped(line.atMillis(), who + line.text());
    }

    @Override
    public String hole(LogLine.Hole line) {
        return ""; // what is not here is told when it comes
    }

    String stamped(long atMillis, String words) {
        var at = Instant.ofEpochMilli(atMillis).atZone(zone);
        return String.format(Locale.ROOT, "%02d:%02d ", at.getHour(), at.getMinute())
                + words.replace("\n", "\n" + INDENT);
    }
}
