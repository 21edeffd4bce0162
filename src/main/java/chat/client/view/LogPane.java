package chat.client.view;

import chat.client.model.LogLine;
import chat.client.model.Row;
import chat.client.text.TextWidth;
import java.util.List;

/** The rows of the log. Begins at the top: while there are few lines, nothing moves when another comes. */
final class LogPane {
    private final int left;
    private final int right;
    private final long foundId;
    private final Theme theme;
    private final Grid grid;

    private LogPane(Frame frame) {
        this.left = frame.layout().logLeft();
        this.right = left + frame.layout().logColumns();
        this.foundId = frame.model().window().foundId();
        this.theme = frame.theme();
        this.grid = frame.grid();
    }

    static void draw(Frame frame, List<Row> rows) {
        LogPane pane = new LogPane(frame);
        for (int i = 0; i < rows.size(); i++) {
            pane.draw(frame.layout().logTop() + i, rows.get(i));
        }
    }

    private void draw(int at, Row row) {
        switch (row.part()) {
            case DAY -> {
                grid.fill(at, left, right, theme.horizontal(), theme.faint());
                centred(at, row.text());
            }
            case READ, REPLAY -> {
                for (int column = left; column < right; column += 2) {
                    grid.put(at, column, right, "-", theme.faint());
                }
                centred(at, row.text());
            }
            case HOLE -> {
                for (int column = left; column < right; column += 2) {
                    grid.put(at, column, right, ".", theme.faint());
                }
                centred(at, row.text());
            }
            case TEXT -> text(at, row);
        }
    }

    private void centred(int at, String text) {
        String padded = " " + text + " ";
        grid.put(at, left + Math.max(0, (right - left - padded.length()) / 2), right, padded, theme.strong());
    }

    private void text(int at, Row row) {
        Row.Head head = row.head();
        int column = grid.put(at, left, right, head.time(), theme.faint());
        column = grid.put(at, column, right, head.mark(), Style.PLAIN);
        column = grid.put(at, column, right, theme.shown(head.name()), nameStyle(row.line()));
        grid.put(at, column, right, head.after(), Style.PLAIN);
        Style style = row.line().id() == foundId ? theme.found() : textStyle(row.line());
        grid.put(at, left + row.column(), right, theme.shown(row.text()), style);
        for (WebLinks.Span link : WebLinks.in(row.whole())) {
            int from = Math.max(link.from(), row.from()) - row.from();
            int to = Math.min(link.to() - row.from(), row.text().length());
            if (from < to) {
                int begin = left + row.column() + TextWidth.of(row.text().substring(0, from));
                grid.link(at, begin, Math.min(right, begin + to - from), link.address());
            }
        }
        if (!row.tail().isEmpty()) {
            grid.put(at, left + row.column() + TextWidth.of(row.text()), right, row.tail(), theme.faint());
        }
    }

    private Style nameStyle(LogLine line) {
        if (line instanceof LogLine.Message message) {
            boolean ours = message.mark().own() || message.form() == LogLine.Form.ACTION;
            return ours ? theme.strong() : theme.nick(message.from());
        }
        return isError(line) ? theme.trouble() : theme.faint();
    }

    private Style textStyle(LogLine line) {
        if (line instanceof LogLine.Message message) {
            return switch (message.mark()) {
                case NONE, OWN -> Style.PLAIN;
                case MENTION -> theme.strong();
                case PENDING -> theme.faint();
                case FAILED -> theme.trouble();
            };
        }
        if (line instanceof LogLine.Presence) {
            return theme.faint();
        }
        return isError(line) ? theme.trouble() : Style.PLAIN;
    }

    private static boolean isError(LogLine line) {
        return line instanceof LogLine.Note note && note.tone() == LogLine.Tone.ERROR;
    }
}
