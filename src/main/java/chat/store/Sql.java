package chat.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** One connection, with each statement prepared once and kept. One thread at a time; transactions are begun and ended by hand. */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** The statement with these arguments: longs, ints, strings, byte arrays, and {@code null} as {@link Void}. */
    PreparedStatement with(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            Object a = arguments[i];
            if (a instanceof Long l) {
                statement.setLong(i + 1, l);
            } else if (a instanceof Integer n) {
                statement.setInt(i + 1, n);
            } else if (a instanceof byte[] b) {
                statement.setBytes(i + 1, b);
            } else if (a == Void.class) {
                statement.setObject(i + 1, null);
            } else {
                statement.setString(i + 1, (String) a);
            }
        }
        return statement;
    }

    /** Changes something; how many rows. */
    int change(String sql, Object... arguments) throws SQLException {
        return with(sql, arguments).executeUpdate();
    }

    /** The number in the first column of the first row, or {@code otherwise} if there is no row or no number. */
    long number(long otherwise, String sql, Object... arguments) throws SQLException {
        try (ResultSet row = with(sql, arguments).executeQuery()) {
            if (!row.next()) {
                return otherwise;
            }
            long number = row.getLong(1);
            return row.wasNull() ? otherwise : number;
        }
    }

    /** Whether there is a row. */
    boolean any(String sql, Object... arguments) throws SQLException {
        try (ResultSet row = with(sql, arguments).executeQuery()) {
            return row.next();
        }
    }

    /** Runs something that is not worth keeping. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Lets go of all prepared statements: after an error the driver may take one for still running. */
    void forgetStatements() {
        for (PreparedStatement statement : statements.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // It reports once more what went wrong when it ran.
            }
        }
        statements.clear();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        connection.close();
    }
}
