package chat.client.model;

import java.time.ZoneId;

/**
 * How log lines are laid out in a pane of this width. With a nick column there is {@code 12:51     alice~ text},
 * without one {@code 12:51~alice~ text}.
 *
 * @param columns of the pane
 * @param nickColumns 0: none
 */
public record LineFormat(
        int columns,
        int nickColumns,
        Stamp stamp,
        int indent,
        Panes.Events events,
        ZoneId zone,
        Settings.Letters letters) {
    /** How much of the time a line shows. */
    public enum Stamp {
        NONE(0),
        MINUTES(5),
        SECONDS(8);

        private final int columns;

        Stamp(int columns) {
            this.columns = columns;
        }

        public int columns() {
            return columns;
        }
    }

    /** Longer rows are hard to read. */
    private static final int TEXT_COLUMNS_MAX = 110;

    private static final int TIME_COLUMNS_MIN = 20;
    private static final int NARROW_INDENT = 2;

    static LineFormat of(Layout.Width width, int columns, Panes panes, Settings settings) {
        ZoneId zone = settings.zone();
        Settings.Letters letters = settings.look().letters();
        Panes.Events events = panes.events();
        if (panes.bare()) {
            return new LineFormat(columns, 0, Stamp.MINUTES, 0, events, zone, letters);
        }
        return switch (width) {
            case WIDE -> new LineFormat(columns, 16, Stamp.SECONDS, 0, events, zone, letters);
            case MIDDLE -> new LineFormat(columns, 9, Stamp.MINUTES, 0, events, zone, letters);
            case NARROW -> new LineFormat(columns, 0, Stamp.MINUTES, NARROW_INDENT, events, zone, letters);
            case TINY ->
                new LineFormat(
                        columns, 0, columns < TIME_COLUMNS_MIN ? Stamp.NONE : Stamp.MINUTES, 0, events, zone, letters);
        };
    }

    boolean hasNickColumn() {
        return nickColumns > 0;
    }

    /** Where a row that is not the first of its line begins. */
    int textColumn() {
        return hasNickColumn() ? stamp.columns() + 1 + nickColumns + 2 : indent;
    }

    /** Columns for the text of a row that begins at {@code column}; at least 1. */
    int textColumns(int column) {
        // With a nick column there is a sidebar: texts stay one column away from it.
        int room = hasNickColumn() ? columns - column - 1 : columns - column;
        return Math.max(1, Math.min(room, TEXT_COLUMNS_MAX));
    }
}
