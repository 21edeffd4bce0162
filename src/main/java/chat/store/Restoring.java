package chat.store;

import chat.hub.Draft;
import chat.hub.LogEntry;
import chat.hub.RoomChange;
import chat.protocol.HistoryLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Puts exported lines back at their places, within transactions that others begin and end. */
final class Restoring {
    private final Sql sql;
    private final Appending appending;
    private long added;
    private long lines;

    Restoring(Sql sql) {
        this.sql = sql;
        this.appending = new Appending(sql);
    }

    /** Entries that were not there before. */
    long added() {
        return added;
    }

    /**
     * One transaction's worth; ends before a line that does not fit.
     *
     * @return what is wrong with that line, in a sentence; empty if all fitted
     */
    Optional<String> take(List<HistoryLine> batch) throws SQLException {
        appending.begun();
        Optional<String> problem = Optional.empty();
        for (HistoryLine line : batch) {
            lines++;
            try {
                if (line instanceof HistoryLine.Said said) {
                    put(said);
                } else {
                    put((HistoryLine.Room) line);
                }
            } catch (IllegalArgumentException e) {
                problem = Optional.of("Entry " + lines + ": " + e.getMessage());
                break;
            }
        }
        appending.rooms().save();
        return problem;
    }

    private void put(HistoryLine.Room line) throws SQLException {
        RoomChange.Topic topic = new RoomChange.Topic(line.room(), line.topic());
        Rooms.Row row =
                appending.rooms().alive(new RoomChange.Create(line.room(), line.created()).room(), line.created());
        if (row.topic.isEmpty()) {
            row.topic = topic.topic();
        }
    }

    private void put(HistoryLine.Said line) throws SQLException {
        Draft draft = new Draft(
                line.room(), line.user(), line.device(), line.n(), Archive.kind(line.kind()), line.text(), line.at());
        LogEntry entry = draft.at(line.seq());
        Rooms.Row room = appending.rooms().alive(entry.room(), entry.atMillis());
        Senders.Sender sender = appending.sender(entry.user(), entry.device());
        if (isThere(entry, room)) {
            return;
        }
        if (entry.n() > 0 && sql.any("SELECT 1 FROM entry WHERE sender = ? AND n = ?", sender.id, entry.n())) {
            throw new IllegalArgumentException("the sender's number " + entry.n() + " stands for another message here."
                    + " Import into an empty history.");
        }
        appending.put(entry, room, sender);
        room.firstSeq = Math.min(room.firstSeq, entry.seq());
        room.lastSeq = Math.max(room.lastSeq, entry.seq());
        room.used = Math.max(room.used, entry.atMillis());
        added++;
    }

    private boolean isThere(LogEntry entry, Rooms.Row room) throws SQLException {
        try (ResultSet row = sql.with(
                        "SELECT s.user, e.text FROM entry e CROSS JOIN sender s ON s.id = e.sender"
                                + " WHERE e.room = ? AND e.seq = ?",
                        room.id,
                        entry.seq())
                .executeQuery()) {
            if (!row.next()) {
                return false;
            }
            if (row.getString(1).equals(entry.user()) && row.getString(2).equals(entry.text())) {
                return true;
            }
        }
        throw new IllegalArgumentException("place " + entry.seq() + " of " + entry.room()
                + " holds another message here. Import into an empty history.");
    }
}
