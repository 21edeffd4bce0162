package chat.toml;

import java.util.ArrayList;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads whatever TOML there is, with the library; loaded only for files that {@link PlainToml} leaves to it. */
final class LibraryToml {
    private LibraryToml() {}

    /** What stands in no table or in one that is not in another; a table in a table is a value. */
    static List<TomlEntry> read(String text) throws WrongToml {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            TomlParseError error = result.errors().get(0);
            String message = String.valueOf(error.getMessage()).replace('\n', ' ');
            throw new WrongToml(error.position().line(), message + ".");
        }
        List<TomlEntry> entries = new ArrayList<>();
        add(entries, "", result);
        for (String name : result.keySet()) {
            if (result.get(List.of(name)) instanceof TomlTable table) {
                add(entries, name, table);
            }
        }
        return entries;
    }

    private static void add(List<TomlEntry> entries, String name, TomlTable table) {
        for (String key : table.keySet()) {
            Object value = table.get(List.of(key));
            boolean walkedBelow = name.isEmpty() && value instanceof TomlTable;
            if (value != null && !walkedBelow) {
                TomlPosition position = table.inputPositionOf(List.of(key));
                entries.add(new TomlEntry(name, key, value, position == null ? 1 : position.line()));
            }
        }
    }
}
