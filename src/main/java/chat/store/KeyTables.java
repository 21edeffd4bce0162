package chat.store;

import chat.hub.Identity;
import chat.hub.Invitation;
import chat.hub.KeyBook;
import chat.hub.KeyChange;
import chat.hub.KnownKey;
import chat.protocol.SignInKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables of keys and invitations, within transactions that others begin and end. */
final class KeyTables implements KeyChange.Receiver<Integer, SQLException> {
    private final Sql sql;

    KeyTables(Sql sql) {
        this.sql = sql;
    }

    static KeyBook.Kept all(Sql sql) throws SQLException {
        List<KnownKey> keys = new ArrayList<>();
        try (ResultSet row = sql.with("SELECT key, identity, login, at, invited_by FROM sign_in_key ORDER BY at, key")
                .executeQuery()) {
            while (row.next()) {
                Identity whose = new Identity(row.getString(2), row.getString(3));
                keys.add(new KnownKey(new SignInKey(row.getString(1)), whose, row.getLong(4), row.getString(5)));
            }
        }
        List<Invitation> invitations = new ArrayList<>();
        try (ResultSet row = sql.with("SELECT hash, name, at, until, made_by FROM invitation ORDER BY at, hash")
                .executeQuery()) {
            while (row.next()) {
                invitations.add(new Invitation(
                        row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5)));
            }
        }
        return new KeyBook.Kept(keys, invitations);
    }

    @Override
    public Integer invited(KeyChange.Invited change) throws SQLException {
        Invitation one = change.invitation();
        return sql.change(
                "INSERT OR REPLACE INTO invitation (hash, name, at, until, made_by) VALUES (?, ?, ?, ?, ?)",
                one.hash(),
                one.name(),
                one.atMillis(),
                one.untilMillis(),
                one.by());
    }

    @Override
    public Integer withdrawn(KeyChange.Withdrawn change) throws SQLException {
        return sql.change("DELETE FROM invitation WHERE hash = ?", change.hash());
    }

    @Override
    public Integer bound(KeyChange.Bound change) throws SQLException {
        KnownKey key = change.key();
        sql.change("DELETE FROM invitation WHERE hash = ?", change.hash());
        return sql.change(
                "INSERT OR REPLACE INTO sign_in_key (key, identity, login, at, invited_by) VALUES (?, ?, ?, ?, ?)",
                key.key().text(),
                key.whose().id(),
                key.whose().login(),
                key.atMillis(),
                key.invitedBy());
    }

    @Override
    public Integer revoked(KeyChange.Revoked change) throws SQLException {
        return sql.change("DELETE FROM sign_in_key WHERE key = ?", change.key().text());
    }
}
