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
        Settings.Letters letters,
        Ignored ignored) {
    /** How much of the time a line shows. */
    public enum Stamp {
        NONE(0),
        MINUTES(5),
        SECONDS(8),
        /** {@code  1:05pm} */
        TWELVE_HOURS(7);

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
        Options options = settings.options();
        boolean noRoom = width == Layout.Width.TINY && columns < TIME_COLUMNS_MIN;
        boolean wide = width == Layout.Width.WIDE && !panes.bare();
        Stamp stamp = noRoom ? Stamp.NONE : stamp(options, wide ? Stamp.SECONDS : Stamp.MINUTES);
        return new LineFormat(
                columns,
                panes.bare() ? 0 : nickColumns(width, columns, options),
                stamp,
                width == Layout.Width.NARROW && !panes.bare() ? NARROW_INDENT : 0,
                panes.events(),
                settings.zone(),
                settings.look().letters(),
                settings.ignored());
    }

    private static Stamp stamp(Options options, Stamp standard) {
        return switch (options.value(Option.TIME)) {
            case "minutes" -> Stamp.MINUTES;
            case "seconds" -> Stamp.SECONDS;
            case "12-hour" -> Stamp.TWELVE_HOURS;
            case "none" -> Stamp.NONE;
            default -> standard;
        };
    }

    private static int nickColumns(Layout.Width width, int columns, Options options) {
        int standard = switch (width) {
            case WIDE -> 16;
            case MIDDLE -> 9;
            case NARROW, TINY -> 0;
        };
        int chosen = options.number(Option.NICK_WIDTH);
        // However wide, the text keeps the larger part.
        return standard == 0 || chosen == 0 ? standard : Math.min(chosen, columns / 3);
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
