package chat.client.model;

import chat.client.text.TextWidth;

/**
 * Who gets which part of the screen: from the top the title, the log between its sidebars, the status row, the input.
 *
 * @param windowsColumns of the left sidebar, 0 if there is none; a separator of one column follows it
 * @param peopleColumns of the right sidebar, 0 if there is none; a separator of one column precedes it
 * @param promptColumns of the input before the text
 * @param counterColumns of the input behind it, for what is left of a draft near its limit; 0 if there is none
 */
public record Layout(
        int columns,
        int rows,
        Width width,
        int windowsColumns,
        int peopleColumns,
        int titleRows,
        int logRows,
        int statusRows,
        int inputRows,
        int promptColumns,
        int counterColumns,
        LineFormat format) {

    public enum Width {
        WIDE,
        MIDDLE,
        NARROW,
        /** Too small for anything but the last lines and the input. */
        TINY
    }

    private static final int WIDE_COLUMNS_MIN = 120;
    private static final int MIDDLE_COLUMNS_MIN = 60;
    private static final int NARROW_COLUMNS_MIN = 20;
    private static final int STATUS_ROWS_MIN = 5;
    private static final int TITLE_ROWS_MIN = 20;
    private static final int INPUT_ROWS_MAX = 8;
    private static final int WIDE_SIDEBAR_COLUMNS = 18;
    private static final int MIDDLE_SIDEBAR_COLUMNS = 15;
    /** With less, both sidebars would leave too little to read. */
    private static final int LOG_COLUMNS_MIN = 45;

    public static Layout of(Model model) {
        return of(model, model.columns(), model.rows());
    }

    /** For a screen that may have another size than the model has heard of. */
    public static Layout of(Model model, int columns, int rows) {
        Panes panes = model.panes();
        Width width = width(columns, rows);
        int windowsColumns = wantsWindows(panes, width) ? sidebarColumns(width) : 0;
        // Where there is no room for both, the windows stay: they were asked for.
        boolean both = columns - windowsColumns - sidebarColumns(width) >= LOG_COLUMNS_MIN;
        boolean people = panes.people() == Panes.PeoplePane.SHOWN && !panes.bare() && (windowsColumns == 0 || both);
        int peopleColumns = people ? sidebarColumns(width) : 0;
        int separators = (windowsColumns > 0 ? 1 : 0) + (peopleColumns > 0 ? 1 : 0);
        int title = rows < TITLE_ROWS_MIN || width == Width.TINY || panes.bare() ? 0 : 1;
        int status = width == Width.TINY ? 0 : 1;
        int prompt = promptColumns(width, model.window());
        int counter = DraftCounter.columns(model, width);
        int forBoth = rows - title - status;
        int wanted = InputRows.of(InputView.of(model).text(), inputColumns(columns, prompt + counter))
                .count();
        int input = Math.max(1, Math.min(wanted, Math.min(INPUT_ROWS_MAX, forBoth / 2)));
        LineFormat format =
                LineFormat.of(width, columns - windowsColumns - peopleColumns - separators, panes, model.settings());
        return new Layout(
                columns,
                rows,
                width,
                windowsColumns,
                peopleColumns,
                title,
                forBoth - input,
                status,
                input,
                prompt,
                counter,
                format);
    }

    public int logTop() {
        return titleRows;
    }

    public int logLeft() {
        return windowsColumns > 0 ? windowsColumns + 1 : 0;
    }

    public int logColumns() {
        return format.columns();
    }

    /** The row for questions and hints: the status row; without one, the last row of the log, or else the input's. */
    public int talkRow() {
        return statusRows > 0 || logRows == 0 ? titleRows + logRows : titleRows + logRows - 1;
    }

    public int inputTop() {
        return rows - inputRows;
    }

    /** One column less than there is: for the cursor after the last character. */
    public int inputColumns() {
        return inputColumns(columns, promptColumns + counterColumns);
    }

    /** As many rows of the log as fit; where nothing else fits, no less than one counts for scrolling. */
    int page() {
        return Math.max(1, logRows);
    }

    private static Width width(int columns, int rows) {
        if (columns < NARROW_COLUMNS_MIN || rows < STATUS_ROWS_MIN) {
            return Width.TINY;
        }
        if (columns < MIDDLE_COLUMNS_MIN) {
            return Width.NARROW;
        }
        return columns < WIDE_COLUMNS_MIN ? Width.MIDDLE : Width.WIDE;
    }

    private static boolean wantsWindows(Panes panes, Width width) {
        return !panes.bare()
                && switch (panes.windows()) {
                    case BY_WIDTH -> width == Width.WIDE;
                    case SHOWN -> true;
                    case HIDDEN -> false;
                };
    }

    private static int sidebarColumns(Width width) {
        return switch (width) {
            case WIDE -> WIDE_SIDEBAR_COLUMNS;
            case MIDDLE -> MIDDLE_SIDEBAR_COLUMNS;
            case NARROW, TINY -> 0;
        };
    }

    private static int promptColumns(Width width, Window window) {
        return switch (width) {
            case WIDE, MIDDLE -> TextWidth.of(window.name()) + 3;
            case NARROW -> 2;
            case TINY -> 0;
        };
    }

    private static int inputColumns(int columns, int prompt) {
        return Math.max(1, columns - prompt - 1);
    }
}
