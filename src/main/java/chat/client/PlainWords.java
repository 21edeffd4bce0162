package chat.client;

import chat.client.model.Answer;
import chat.client.model.Claim;
import chat.client.model.LogLine;
import chat.client.model.Option;
import chat.client.model.Settings;
import chat.client.model.WallTime;
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
    private final String clock;
    private final String where;

    PlainWords(Settings settings) {
        this(settings.zone(), settings.options().value(Option.TIME), "");
    }

    private PlainWords(ZoneId zone, String clock, String where) {
        this.zone = zone;
        this.clock = clock;
        this.where = where;
    }

    /** The same, as these settings want the time. */
    PlainWords under(Settings settings) {
        return new PlainWords(settings.zone(), settings.options().value(Option.TIME), where);
    }

    /** So many messages are left behind at the end; whether the next start sends them. */
    static String unsent(int messages, boolean later) {
        return "! " + messages + (messages == 1 ? " message was" : " messages were") + " not sent"
                + (later ? "; the next start sends what is kept." : ".");
    }

    /** The same, of something that happens elsewhere: with this behind the time. */
    PlainWords where(String elsewhere) {
        return elsewhere.equals(where) ? this : new PlainWords(zone, clock, elsewhere);
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
                PlainWords bare = where("");
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
        return day + where("").stamped(hit.line().entry().at(), Text.clean(words));
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
        if (line.mark() == LogLine.Mark.FAILED) {
            return stamped(line.atMillis(), "! Not delivered: " + line.text() + "\n/resend sends it again.");
        }
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
        return stamped(change.atMillis(), who(change.name(), change.claim()) + way);
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

    /** A line that was told before, or was ours and not told: whoever said it. */
    String again(LogLine line) {
        if (!(line instanceof LogLine.Message message)) {
            return line.accept(this);
        }
        String to = message.to().isEmpty() ? "" : " to " + message.to();
        String words = message.form() == LogLine.Form.ACTION
                ? "* " + who(message) + " " + message.text()
                : who(message) + to + ": " + message.text();
        return stamped(message.atMillis(), words);
    }

    String stamped(long atMillis, String words) {
        String time = switch (clock) {
            case "seconds" -> WallTime.seconds(atMillis, zone) + " ";
            case "12-hour" -> WallTime.twelve(atMillis, zone).strip() + " ";
            case "none" -> "";
            default -> WallTime.minutes(atMillis, zone) + " ";
        };
        return time + where + words.replace("\n", "\n" + INDENT);
    }
}
