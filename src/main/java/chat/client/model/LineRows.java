package chat.client.model;

import chat.client.text.LineWrap;
import chat.client.text.TextWidth;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Breaks one line of the log into rows. Nothing is kept: only lines that show are ever broken, which is cheap enough
 * at each frame.
 */
final class LineRows implements LogLine.Receiver<Void> {
    static final String NOT_DELIVERED = "not delivered - see /resend";

    private static final String TAIL_GAP = "    ";
    /** So much of a folded block shows. */
    private static final int BLOCK_COLUMNS = 60;

    /** A text that would begin nearer to the right edge begins in the next row. */
    private static final int FIRST_COLUMNS_MIN = 4;

    private final Window window;
    private final int index;
    private final LineFormat format;
    private final LogLine line;
    private final List<Row> rows = new ArrayList<>(2);

    private LineRows(Window window, int index, LogLine line, LineFormat format) {
        this.window = window;
        this.index = index;
        this.line = line;
        this.format = format;
    }

    /**
     * The rows of the line at {@code index}; none only if its speaker is ignored, or it is one of joins and leaves that are hidden. A new day, or the place to which the user has read, comes
     * before its own rows.
     */
    static List<Row> of(Window window, int index, LineFormat format) {
        LogLine line = window.log().get(index);
        LineRows made = new LineRows(window, index, line, format);
        LogLine before = index == 0 ? null : window.log().get(index - 1);
        if (line.atMillis() != LogLine.NO_TIME) {
            long day = WallTime.day(line.atMillis(), format.zone());
            boolean timed = before != null && before.atMillis() != LogLine.NO_TIME;
            if (before == null || !timed || WallTime.day(before.atMillis(), format.zone()) != day) {
                made.add(Row.Part.DAY, Row.Head.NONE, 0, WallTime.dayName(day), "");
            }
        }
        ReadPlace read = window.readLine();
        if (read.count() > 0 && made.isFirstUnread(before, read.afterId())) {
            made.add(Row.Part.READ, Row.Head.NONE, 0, read.count() + " new", "");
        } else if (missed(before, line)) {
            made.add(Row.Part.REPLAY, Row.Head.NONE, 0, "missed", "");
        }
        if (!format.ignored().hides(line)) {
            line.accept(made);
        }
        return made.rows;
    }

    @Override
    public Void message(LogLine.Message message) {
        String mark = switch (message.mark()) {
            case NONE, OWN -> "";
            case MENTION -> ">";
            case PENDING -> "~";
            case FAILED -> "!";
        };
        String tail = message.mark() == LogLine.Mark.FAILED ? NOT_DELIVERED : "";
        switch (message.form()) {
            case SAID -> body(named(message, mark), message.text(), tail);
            case ACTION -> body(sign(message.atMillis(), "*", mark), message.by() + " " + message.text(), tail);
            case WHISPER -> {
                String to = message.to().isEmpty() ? "(whisper) " : "(whisper to " + message.to() + ") ";
                body(named(message, mark), to + message.text(), tail);
            }
            case BLOCK -> block(message, mark, tail);
        }
        return null;
    }

    @Override
    public Void presence(LogLine.Presence presence) {
        List<LogLine.Change> changes = presence.changes();
        if (format.events() == Panes.Events.HIDDEN) {
            return null;
        }
        if (format.events() == Panes.Events.EACH) {
            for (LogLine.Change change : changes) {
                body(sign(change.atMillis(), "--", ""), PresenceWords.of(List.of(change)), "");
            }
            return null;
        }
        body(sign(presence.atMillis(), "--", ""), PresenceWords.of(changes), "");
        Row last = rows.get(rows.size() - 1);
        String count = changes.size() == 1 ? "" : "(" + changes.size() + " events)";
        // That several events are one line is nice to know, but not worth a row.
        if (!count.isEmpty() && fits(last, count)) {
            rows.set(rows.size() - 1, tailed(last, TAIL_GAP + count));
        }
        return null;
    }

    @Override
    public Void note(LogLine.Note note) {
        body(sign(note.atMillis(), note.tone() == LogLine.Tone.ERROR ? "!!" : "--", ""), note.text(), "");
        return null;
    }

    @Override
    public Void hole(LogLine.Hole hole) {
        String lines = hole.count() == 1 ? "1 line" : hole.count() + " lines";
        boolean fails = window.talk().asking() == Talk.Asking.A_PAGE_LATER;
        boolean coming =
                hole.filling() == TalkNews.Filling.COMING || window.talk().asking() == Talk.Asking.A_PAGE;
        String state = coming ? "loading " + lines : lines + " not loaded";
        String text = switch (hole.filling()) {
            case NEVER -> lines + " missing: no longer kept";
            case COMING, ON_REQUEST ->
                !Fetching.hasRoom(window.log())
                        ? lines + " more: this window is full"
                        : fails ? lines + " fail to load: trying again" : state;
        };
        add(Row.Part.HOLE, Row.Head.NONE, 0, text, "");
        return null;
    }

    /** The first row of its first line, and how much there is behind it. */
    private void block(LogLine.Message message, String mark, String tail) {
        boolean open = window.sight().unfolded().contains(message.id());
        String size = Text.lines(message.text()) + " lines, " + bytes(message.text());
        String number = message.seq() > 0 ? "   (#" + message.seq() + ")" : "";
        if (open) {
            body(named(message, mark), message.text(), "");
            foot("[-] " + size + "   Alt+O folds", number);
        } else {
            int end = message.text().indexOf('\n');
            String first = end < 0 ? message.text() : message.text().substring(0, end);
            clipped(named(message, mark), first);
            foot("[+] " + size + "   Alt+O opens", number);
        }
        if (!tail.isEmpty()) {
            tail(tail);
        }
    }

    /** The beginning of a block: a link that is cut still leads to where all of it would. */
    private void clipped(Row.Head head, String first) {
        body(head, Ellipsis.clip(first, BLOCK_COLUMNS, format.letters()), "");
        rows.replaceAll(row -> row.whole().isEmpty() ? row : row.in(first));
    }

    /** The number by which commands take the message stands behind, where there is room for it. */
    private void foot(String text, String number) {
        boolean fits = TextWidth.of(text) + number.length() <= format.textColumns(format.textColumn());
        add(Row.Part.TEXT, Row.Head.NONE, format.textColumn(), fits ? text + number : text, "");
    }

    private static String bytes(String text) {
        int bytes = Text.utf8Bytes(text);
        return bytes < 1024 ? bytes + " B" : bytes / 1024 + " KiB";
    }

    /** Whether what is new begins here; a hole may hold the last that is not. */
    private boolean isFirstUnread(@Nullable LogLine before, long afterId) {
        if (line instanceof LogLine.Hole || line.id() <= afterId) {
            return false;
        }
        return before == null
                || before.id() <= afterId
                || (before instanceof LogLine.Hole hole && window.log().idOf(hole.first() - 1) <= afterId);
    }

    /** Lines that came while there was no connection follow on those that were seen as they came. */
    private static boolean missed(@Nullable LogLine before, LogLine line) {
        return line instanceof LogLine.Message message
                && message.came() == LogLine.Came.REPLAYED
                && before != null
                && before.atMillis() != LogLine.NO_TIME
                && !(before instanceof LogLine.Message earlier && earlier.came() == LogLine.Came.REPLAYED);
    }

    private Row.Head named(LogLine.Message message, String mark) {
        if (format.hasNickColumn()) {
            return inColumn(message.atMillis(), message.by(), mark);
        }
        String name = Ellipsis.clip(message.by(), Math.max(3, format.columns() / 3), format.letters());
        return mark.isEmpty()
                ? new Row.Head(time(message.atMillis()), before("") + "<", name, "> ")
                : new Row.Head(time(message.atMillis()), mark, name, mark + " ");
    }

    /** The head of a line that nobody says: the sign stands where the name would. */
    private Row.Head sign(long atMillis, String sign, String mark) {
        return format.hasNickColumn()
                ? inColumn(atMillis, sign, mark)
                : new Row.Head(time(atMillis), before(mark), sign, " ");
    }

    private Row.Head inColumn(long atMillis, String name, String mark) {
        String clipped = Ellipsis.clip(name, format.nickColumns(), format.letters());
        String gap = " ".repeat(1 + format.nickColumns() - TextWidth.of(clipped));
        return new Row.Head(time(atMillis), gap, clipped, mark.isEmpty() ? "  " : mark + " ");
    }

    /** What stands between time and name without a nick column; nothing if there is neither time nor mark. */
    private String before(String mark) {
        if (!mark.isEmpty()) {
            return mark;
        }
        return format.stamp() == LineFormat.Stamp.NONE ? "" : " ";
    }

    private String time(long atMillis) {
        return switch (format.stamp()) {
            case NONE -> "";
            case MINUTES -> WallTime.minutes(atMillis, format.zone());
            case SECONDS -> WallTime.seconds(atMillis, format.zone());
            case TWELVE_HOURS -> WallTime.twelve(atMillis, format.zone());
        };
    }

    private void body(Row.Head head, String text, String tail) {
        int column = TextWidth.of(head.time() + head.mark() + head.name() + head.after());
        Row.Head next = head;
        if (format.columns() - column < FIRST_COLUMNS_MIN) {
            add(Row.Part.TEXT, next, column, "", "");
            next = Row.Head.NONE;
            column = format.textColumn();
        }
        for (int from = 0; from <= text.length(); ) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            String logical = text.substring(from, end);
            int at = 0;
            do {
                int to = LineWrap.next(logical, at, format.textColumns(column));
                String row = logical.substring(at, to);
                // Blanks at a break hang over the edge.
                add(Row.Part.TEXT, next, column, to < logical.length() ? row.stripTrailing() : row, logical, at, "");
                next = Row.Head.NONE;
                column = format.textColumn();
                at = to;
            } while (at < logical.length());
            from = end + 1;
        }
        if (!tail.isEmpty()) {
            tail(tail);
        }
    }

    /** After the last row's text if it fits there, else in a row of its own: it must be seen. */
    private void tail(String tail) {
        Row last = rows.get(rows.size() - 1);
        if (fits(last, tail)) {
            rows.set(rows.size() - 1, tailed(last, TAIL_GAP + tail));
        } else {
            add(Row.Part.TEXT, Row.Head.NONE, format.textColumn(), "", tail);
        }
    }

    private boolean fits(Row row, String tail) {
        return TextWidth.of(row.text()) + TAIL_GAP.length() + tail.length() <= format.textColumns(row.column());
    }

    private static Row tailed(Row row, String tail) {
        return new Row(
                row.part(),
                row.line(),
                row.index(),
                row.offset(),
                row.head(),
                row.column(),
                row.text(),
                row.whole(),
                row.from(),
                tail);
    }

    private void add(Row.Part part, Row.Head head, int column, String text, String tail) {
        add(part, head, column, text, "", 0, tail);
    }

    private void add(Row.Part part, Row.Head head, int column, String text, String whole, int from, String tail) {
        rows.add(new Row(part, line, index, rows.size(), head, column, text, whole, from, tail));
    }
}
