package chat.toml;

import java.util.List;

/** The text of a file of settings, as its values. Plain files are read without the library, whose grammar takes 100 ms to load. */
public final class TomlText {
    private TomlText() {}

    /**
     * The values that stand in no table, or in one that is not in another, in no particular order; a table in a table is a value.
     *
     * @throws WrongToml with the line if it is no TOML
     */
    public static List<TomlEntry> read(String text) throws WrongToml {
        List<TomlEntry> plain = PlainToml.read(text);
        return plain == null ? LibraryToml.read(text) : plain;
    }
}
