package chat.cli;

import chat.store.StoreProblem;

/** What stands in the way of a history, as a sentence and an exit code. */
final class HistoryFailure {
    private HistoryFailure() {}

    static Failure of(StoreProblem problem) {
        return new Failure(exitCode(problem.kind()), problem.sentence());
    }

    private static int exitCode(StoreProblem.Kind kind) {
        return switch (kind) {
            case MISSING, UNUSABLE, BUSY, FULL -> ExitCode.HISTORY_UNUSABLE;
            case IN_USE -> ExitCode.HISTORY_IN_USE;
            case NEWER -> ExitCode.HISTORY_NEWER;
            case DAMAGED -> ExitCode.HISTORY_DAMAGED;
            case LOST -> ExitCode.DISK_FAILED;
        };
    }
}
