package chat.server;

import chat.hub.Answer;
import chat.hub.MessageLog;
import chat.hub.Retention;
import chat.net.EventLoop;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.store.DataFolder;
import chat.store.MemoryLog;
import chat.store.SqliteLog;
import chat.store.StoreProblem;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How a server's history begins, and what goes out of it by and by. Loop thread only. */
final class History {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long RETAIN_EVERY_MILLIS = TimeUnit.HOURS.toMillis(1);

    private History() {}

    /** Opens what the settings say; no class of a database is touched for a history in memory. */
    static MessageLog open(HistorySettings settings, EventLoop loop, TurnEnd turnEnd, EventLog events)
            throws StoreProblem {
        if (settings.folder().isEmpty()) {
            return new MemoryLog(turnEnd);
        }
        DataFolder data = DataFolder.make(settings.folder().get());
        if (settings.damaged() == HistorySettings.Damaged.SET_ASIDE) {
            for (Path aside : SqliteLog.repair(data, loop.wallMillis()).stream().toList()) {
                events.event("history_set_aside", "as", aside);
            }
        }
        return SqliteLog.open(data, loop);
    }

    /**
     * Takes away what is beyond the limits, now and every hour from now on.
     *
     * @param changed told each time: what an operator changed meanwhile is noticed then, too
     */
    static void retain(MessageLog log, Limits limits, EventLoop loop, EventLog events, Runnable changed) {
        long days = limits.value(Limit.HISTORY_DAYS);
        long mebibytes = limits.value(Limit.HISTORY_MEBIBYTES);
        Retention bounds = new Retention(
                days == 0 ? Retention.ANY : TimeUnit.DAYS.toMillis(days),
                mebibytes == 0 ? Retention.ANY : mebibytes * MEBIBYTE);
        log.retain(bounds, loop.wallMillis(), answer -> {
            answer.accept(new Told(events));
            changed.run();
        });
        loop.after(RETAIN_EVERY_MILLIS, () -> retain(log, limits, loop, events, changed));
    }

    private record Told(EventLog events) implements Answer.Receiver<Retention.Removed, Boolean> {
        @Override
        public Boolean found(Answer.Found<Retention.Removed> answer) {
            long entries = answer.value().entries();
            if (entries > 0) {
                events.event("history_removed", "entries", entries);
            }
            return true;
        }

        @Override
        public Boolean failed(Answer.Failed<Retention.Removed> answer) {
            events.event("history_not_removed", "cause", answer.sentence());
            return false;
        }
    }
}
