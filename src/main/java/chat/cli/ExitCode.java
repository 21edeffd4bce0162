package chat.cli;

/** What the process returns to the shell; the same numbers for every command. {@link chat.Main} explains them to people. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int UNEXPECTED = 1;
    public static final int USAGE = 2;
    public static final int CANNOT_LISTEN = 3;
    public static final int CANNOT_CONNECT = 4;
    public static final int UNSENT = 5;
    public static final int WRONG_DELIVERY = 6;
    public static final int DISK_FAILED = 7;
    public static final int HISTORY_UNUSABLE = 8;
    public static final int HISTORY_NEWER = 9;
    public static final int HISTORY_DAMAGED = 10;
    public static final int HISTORY_IN_USE = 11;
    public static final int SOMETHING_TO_DO = 12;
    public static final int REFUSED = 13;

    /** Ctrl+C, as shells have it. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
