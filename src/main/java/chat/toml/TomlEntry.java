package chat.toml;

import java.util.Objects;

/**
 * One value of the file.
 *
 * @param table the table it stands in; empty = none
 * @param value a {@link String}, {@link Long}, {@link Boolean}, or anything else that TOML knows
 * @param line from 1 on
 */
public record TomlEntry(String table, String key, Object value, int line) {
    public TomlEntry {
        Objects.requireNonNull(table);
        Objects.requireNonNull(key);
        Objects.requireNonNull(value);
    }
}
