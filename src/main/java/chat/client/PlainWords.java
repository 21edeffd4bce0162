package chat.client;

import chat.client.model.Answer;
import chat.client.model.Claim;
import chat.client.model.LogLine;
import chat.protocol.Place;
import chat.protocol.Text;
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
    private final String where;

    PlainWords(ZoneId zone) {
        this(zone, "");
    }

    private PlainWords(ZoneId zone, String where) {
        this.zone = zone;
        this.where = where;
    }

    /** The same, of something that happens elsewhere: with this behind the time. */
    PlainWords where(String elsewhere) {
        return elsewhere.equals(where) ? this : new PlainWords(zone, elsewhere);
    }

    /** An entry of a conversation, whoever said it. */
    String entry(Place place, LogLine.Message line) {
        return place.accept(new Place.Receiver<>() {
            @Override
            public String inRoom(Place.InRoom room) {
                return said(line, who(line) + ": ");
            }

            @Override
            public String with(Place.With with) {
                boolean theirs = line.from().equals(with.name());
                PlainWords bare = new PlainWords(zone);
                return bare.said(line, theirs ? who(line) + " whispers: " : who(line) + " to " + with.name() + ": ");
            }
        });
    }

    /** Where words were found: day and time, place, who and what. */
    String found(Answer.Hit hit, Claim claim) {
        var at = Instant.ofEpochMilli(hit.line().entry().at()).atZone(zone);
        String day = String.format(Locale.ROOT, "%d-%02d-%02d ", at.getYear(), at.getMonthValue(), at.getDayOfMonth());
        String in = hit.place().accept(new Place.Receiver<>() {
            @Override
            public String inRoom(Place.InRoom room) {
                return "#" + room.room();
            }

            @Override
            public String with(Place.With with) {
                return "with " + with.name();
            }
        });
        String words = in + " " + who(hit.line().entry().from(), claim) + ": "
                + hit.line().entry().text();
        return day + new PlainWords(zone).stamped(hit.line().entry().at(), Text.clean(words));
    }

    /** In words: a sign is easily missed by ear. */
    private static String who(LogLine.Message line) {
        return who(line.from(), line.claim());
    }

    private static String who(String name, Claim claim) {
        return claim == Claim.BY_WORD ? name + " (unverified)" : name;
    }

    private String said(LogLine.Message line, String who) {
        boolean acts = line.form() == LogLine.Form.ACTION;
        return stamped(line.atMillis(), (acts ? "* " + who(line) + " " : who) + line.text());
    }

    @Override
    public String message(LogLine.Message line) {
        if (line.mark().own()) {
            return "";
        }
        String words = switch (line.form()) {
            case SAID, BLOCK -> who(line) + ": " + line.text();
            case ACTION -> "* " + who(line) + " " + line.text();
            case WHISPER -> who(line) + " whispers: " + line.text();
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
                + where
                + words.replace("\n", "\n" + INDENT);
    }
}
