package chat.client;

import chat.client.model.Attention;
import chat.client.model.Remembered;
import chat.client.model.Remembered.Seat;
import chat.protocol.Place;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The windows as lines of text, fields between tabs as in a {@link JournalRecord}: {@code shown 2 1} and for each window
 * {@code window 2 room ops draft}, behind it what rings there if that was said. What begins with another word comes from a newer version, and is passed over.
 */
final class RememberedLines {
    private static final String SHOWN = "shown";
    private static final String WINDOW = "window";

    private RememberedLines() {}

    /** What could be read, and whether that is all there was. */
    record Read(Remembered remembered, boolean whole) {}

    static String write(Remembered remembered, String heading) {
        StringBuilder lines =
                new StringBuilder("# ").append(JournalRecord.escape(heading)).append('\n');
        lines.append(SHOWN).append('\t').append(remembered.shown());
        lines.append('\t').append(remembered.before()).append('\n');
        for (Seat seat : remembered.windows()) {
            lines.append(WINDOW).append('\t').append(seat.number());
            lines.append('\t').append(seat.place().accept(new JournalRecord.PlaceWord()));
            lines.append('\t').append(JournalRecord.escape(seat.draft()));
            lines.append(seat.level() == null ? "" : "\t" + seat.level().word()).append('\n');
        }
        return lines.toString();
    }

    /** Whatever the text is. */
    static Read read(String text) {
        int shown = 1;
        int before = 1;
        boolean whole = text.endsWith("\n");
        List<Seat> seats = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String[] fields = line.split("\t", -1);
            try {
                switch (fields[0]) {
                    case SHOWN -> {
                        shown = Integer.parseInt(fields[1]);
                        before = Integer.parseInt(fields[2]);
                    }
                    case WINDOW -> {
                        Seat seat = seat(fields);
                        whole &= seat != null;
                        if (seat != null) {
                            seats.add(seat);
                        }
                    }
                    default -> whole &= line.isEmpty() || line.startsWith("#") || Character.isLetter(line.charAt(0));
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
                whole = false;
            }
        }
        return new Read(new Remembered(seats, shown, before), whole);
    }

    private static @Nullable Seat seat(String[] fields) {
        boolean room = fields[2].equals(JournalRecord.ROOM);
        if (!room && !fields[2].equals(JournalRecord.WITH)) {
            return null;
        }
        String name = JournalRecord.unescape(fields[3]);
        Place place = room ? new Place.InRoom(new RoomName(name)) : new Place.With(name);
        Attention.Level level = fields.length > 5 ? Attention.Level.named(fields[5]) : null;
        return new Seat(Integer.parseInt(fields[1]), place, JournalRecord.unescape(fields[4]), level);
    }
}
