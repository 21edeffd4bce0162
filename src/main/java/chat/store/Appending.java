package chat.store;

import chat.hub.Answer;
import chat.hub.Draft;
import chat.hub.EntryKind;
import chat.hub.LogEntry;
import chat.hub.Note;
import chat.hub.ReadMark;
import chat.hub.Receipt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries, within transactions that others begin and end. Writer thread.
 *
 * <p>What it remembers between transactions (senders, the last key) is dropped when a transaction fails or another process has
 * written; a new number is higher than all that a device has used, so the common case asks nothing.
 */
final class Appending {
    static final String TOO_OLD = "It cannot be told any more whether this message was sent before. Send it anew.";

    private final Sql sql;
    private final Rooms rooms;
    private final Senders senders;
    private @Nullable Keys keys;
    private long dataVersion;

    Appending(Sql sql) {
        this.sql = sql;
        this.rooms = new Rooms(sql);
        this.senders = new Senders(sql);
    }

    Rooms rooms() {
        return rooms;
    }

    /** A transaction has begun. */
    void begun() throws SQLException {
        rooms.forget();
        long version = sql.number(0, "PRAGMA data_version");
        if (version != dataVersion) {
            dataVersion = version;
            senders.forget();
            keys = null;
        }
    }

    /** The transaction did not come to its end. */
    void undone() {
        rooms.forget();
        senders.forget();
        keys = null;
    }

    Receipt append(Draft draft) throws SQLException {
        Senders.Sender sender = senders.of(draft.user(), draft.device());
        Receipt known = known(draft, sender.device);
        if (known != null) {
            return known;
        }
        Rooms.Row room = rooms.alive(draft.room(), draft.atMillis());
        room.lastSeq++;
        room.used = Math.max(room.used, draft.atMillis());
        LogEntry entry = draft.at(room.lastSeq);
        put(entry, room, sender);
        return new Receipt.Committed(entry);
    }

    /** What {@link #append} would answer without keeping anything; writes nothing. */
    Receipt lookUp(Draft draft) throws SQLException {
        Receipt known = known(draft, senders.on(draft.device()));
        return known == null ? new Receipt.Unknown() : known;
    }

    /** Writes an entry at its place, which is free. */
    void put(LogEntry entry, Rooms.Row room, Senders.Sender sender) throws SQLException {
        long key = keys().next(entry.atMillis(), this::highestIn);
        sql.change(
                "INSERT INTO entry (id, room, seq, at, sender, n, kind, text, verified)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                key,
                room.id,
                entry.seq(),
                entry.atMillis(),
                sender.id,
                entry.n() == 0 ? Void.class : (Object) entry.n(),
                entry.kind().code(),
                entry.text(),
                entry.verified() ? 1 : 0);
        SearchIndex.add(sql, key, entry.kind(), entry.text(), room.id, sender.person);
        sender.device.usedN = Math.max(sender.device.usedN, entry.n());
    }

    Senders.Sender sender(String user, String device) throws SQLException {
        return senders.of(user, device);
    }

    Answer<ReadMark> mark(ReadMark mark) throws SQLException {
        Rooms.Row room = rooms.find(mark.room());
        if (room == null || !room.alive) {
            return new Answer.Failed<>("There is no room " + mark.room() + ".");
        }
        sql.change(
                "INSERT INTO read_mark VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)",
                mark.user(),
                room.id,
                Math.min(mark.seq(), room.lastSeq));
        long seq = sql.number(0, "SELECT seq FROM read_mark WHERE user = ? AND room = ?", mark.user(), room.id);
        return new Answer.Found<>(new ReadMark(mark.user(), mark.room(), seq));
    }

    Note note(Note note) throws SQLException {
        if (note.text().isEmpty()) {
            sql.change("DELETE FROM note WHERE about = ?", note.about());
        } else {
            sql.change(
                    "INSERT OR REPLACE INTO note (about, text, at) VALUES (?, ?, ?)",
                    note.about(),
                    note.text(),
                    note.atMillis());
        }
        return note;
    }

    /** What the draft's number was used for on its device, if it was; null if it is still free. */
    private @Nullable Receipt known(Draft draft, Senders.Device device) throws SQLException {
        if (draft.n() == 0 || draft.n() > device.usedN) {
            return null;
        }
        Receipt kept = keptAs(draft);
        Receipt known = kept == null ? goneAs(draft) : kept;
        return known == null && draft.n() <= device.forgottenN ? new Receipt.Conflict(TOO_OLD) : known;
    }

    /** The entry that stands under that number; of several, from a history in which names counted, the one that is meant. */
    private @Nullable Receipt keptAs(Draft draft) throws SQLException {
        Receipt known = null;
        try (ResultSet row = sql.with(
                        "SELECT r.name, e.seq, e.at, s.user, e.verified, e.kind, e.text FROM sender s"
                                + " CROSS JOIN entry e ON e.sender = s.id AND e.n = ? CROSS JOIN room r ON r.id = e.room"
                                + " WHERE s.device = ?",
                        draft.n(),
                        draft.device())
                .executeQuery()) {
            while (!(known instanceof Receipt.Duplicate) && row.next()) {
                LogEntry entry = new LogEntry(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getInt(5) == 1,
                        draft.device(),
                        draft.n(),
                        EntryKind.of(row.getInt(6)),
                        row.getString(7));
                known = judge(draft, entry, entry.isOf(draft));
            }
        }
        return known;
    }

    /** The same of what was removed since. */
    private @Nullable Receipt goneAs(Draft draft) throws SQLException {
        Receipt known = null;
        try (ResultSet row = sql.with(
                        "SELECT r.name, g.seq, g.at, s.user, g.kind, g.digest FROM sender s"
                                + " CROSS JOIN gone g ON g.sender = s.id AND g.n = ? CROSS JOIN room r ON r.id = g.room"
                                + " WHERE s.device = ?",
                        draft.n(),
                        draft.device())
                .executeQuery()) {
            while (!(known instanceof Receipt.Duplicate) && row.next()) {
                boolean same = draft.isFor(row.getString(1))
                        && draft.kind().code() == row.getInt(5)
                        && Arrays.equals(digest(draft.text()), row.getBytes(6));
                LogEntry entry = new LogEntry(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        draft.verified(),
                        draft.device(),
                        draft.n(),
                        draft.kind(),
                        draft.text());
                known = judge(draft, entry, same);
            }
        }
        return known;
    }

    static Receipt judge(Draft draft, LogEntry known, boolean same) {
        return same
                ? new Receipt.Duplicate(known)
                : new Receipt.Conflict(
                        "The number " + draft.n() + " was used before for another message. Send it anew.");
    }

    private Keys keys() throws SQLException {
        Keys known = keys;
        if (known == null) {
            known = new Keys(sql.number(0, "SELECT max(id) FROM entry"));
            keys = known;
        }
        return known;
    }

    private long highestIn(long key) throws SQLException {
        return sql.number(-1, "SELECT max(id) FROM entry WHERE id >= ? AND id < ?", key, key + Keys.PER_MILLI);
    }

    /** Enough of a text that is gone to know it again. */
    static byte[] digest(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(whole, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
