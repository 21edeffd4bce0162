package chat.client;

import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.TextKind;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A record of the journal as a line of text: fields between tabs, the last of them a checksum of the others. A line is written whole
 * or torn; a torn one does not pass the check.
 */
final class JournalRecord {
    private static final String LINE = "line";
    private static final String SETTLED = "settled";
    static final String ROOM = "room";
    static final String WITH = "with";

    /** Those of the first version, which did not tell who wrote the line. What newer ones add stands behind. */
    private static final int FIELDS_AT_FIRST = 9;

    private JournalRecord() {}

    /** This line waits, or was refused. */
    static String line(OwnLine line) {
        return seal(String.join(
                "\t",
                LINE,
                Long.toString(line.n()),
                Long.toString(line.atMillis()),
                line.kind().word(),
                line.place().accept(new PlaceWord()),
                escape(line.sentAs()),
                escape(line.refusal()),
                escape(line.text()),
                escape(line.writtenAs())));
    }

    /** The line with this number is done with. */
    static String settled(long n) {
        return seal(SETTLED + "\t" + n);
    }

    /** What a record says. */
    sealed interface Said {
        record Kept(OwnLine line) implements Said {}

        record Settled(long n) implements Said {}
    }

    /** Nothing if it is no whole record of ours. */
    static Optional<Said> read(String record) {
        int end = record.lastIndexOf('\t');
        if (end < 0 || !seal(record.substring(0, end)).equals(record)) {
            return Optional.empty();
        }
        String[] fields = record.substring(0, end).split("\t", -1);
        try {
            if (fields[0].equals(SETTLED) && fields.length == 2) {
                return Optional.of(new Said.Settled(Long.parseLong(fields[1])));
            }
            OwnLine line = fields[0].equals(LINE) && fields.length >= FIELDS_AT_FIRST ? ownLine(fields) : null;
            return Optional.ofNullable(line).map(Said.Kept::new);
        } catch (IllegalArgumentException newer) {
            return Optional.empty(); // whole, but not as this version writes it
        }
    }

    private static @Nullable OwnLine ownLine(String[] fields) {
        long n = Long.parseLong(fields[1]);
        String name = unescape(fields[5]);
        Optional<TextKind> kind = TextKind.of(fields[3]);
        boolean room = fields[4].equals(ROOM);
        if (kind.isEmpty() || n < 1 || (!room && !fields[4].equals(WITH))) {
            return null;
        }
        return new OwnLine(
                n,
                -n,
                room ? new Place.InRoom(new RoomName(name)) : new Place.With(name),
                kind.get(),
                unescape(fields[8]),
                Long.parseLong(fields[2]),
                fields.length > FIELDS_AT_FIRST ? unescape(fields[FIELDS_AT_FIRST]) : "",
                unescape(fields[6]),
                unescape(fields[7]));
    }

    private static String seal(String fields) {
        CRC32 sum = new CRC32();
        sum.update(fields.getBytes(StandardCharsets.UTF_8));
        return fields + "\t" + HexFormat.of().toHexDigits((int) sum.getValue());
    }

    static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            plain.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        default -> escaped;
                    });
        }
        return plain.toString();
    }

    static final class PlaceWord implements Place.Receiver<String> {
        @Override
        public String inRoom(Place.InRoom place) {
            return ROOM + "\t" + escape(place.room().value());
        }

        @Override
        public String with(Place.With place) {
            return WITH + "\t" + escape(place.name());
        }
    }
}
