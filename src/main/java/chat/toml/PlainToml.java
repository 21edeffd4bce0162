package chat.toml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code /set} writes, and what most people write by hand: comments, {@code [tables]}, one value a line that is a text without
 * escapes, a number or a truth. Anything else it leaves to the library, as a whole: so no start of a client waits for a grammar. A test
 * holds both to the same answer.
 */
public final class PlainToml {
    private static final int DIGITS_MAX = 9;

    private final Set<String> seen = new HashSet<>();
    private final List<TomlEntry> entries = new ArrayList<>();
    private String table = "";

    private PlainToml() {}

    /** Null if this is not so plain. */
    public static @Nullable List<TomlEntry> read(String text) {
        PlainToml reader = new PlainToml();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
            if (!reader.line(line.strip(), i + 1)) {
                return null;
            }
        }
        return reader.entries;
    }

    private boolean line(String line, int number) {
        if (!printable(line)) {
            return false;
        }
        if (line.isEmpty() || line.startsWith("#")) {
            return true;
        }
        if (line.startsWith("[")) {
            int end = line.indexOf(']');
            table = end < 0 ? "" : line.substring(1, end);
            return isBare(table) && nothingBehind(line, end + 1) && seen.add("[" + table);
        }
        int end = keyEnd(line);
        if (end < 1) {
            return false;
        }
        String key = line.startsWith("\"") ? line.substring(1, end - 1) : line.substring(0, end);
        int equals = skip(line, end);
        if (equals >= line.length() || line.charAt(equals) != '=' || !seen.add(table + "\n" + key)) {
            return false;
        }
        return value(key, line, skip(line, equals + 1), number);
    }

    private boolean value(String key, String line, int from, int number) {
        if (from >= line.length()) {
            return false;
        }
        int end = line.charAt(from) == '"' ? quoteEnd(line, from) : bareEnd(line, from);
        if (end < 0 || !nothingBehind(line, end)) {
            return false;
        }
        String word = line.substring(from, end);
        Object value = word.startsWith("\"") ? word.substring(1, word.length() - 1) : bareValue(word);
        return value != null && entries.add(new TomlEntry(table, key, value, number));
    }

    private static @Nullable Object bareValue(String word) {
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        boolean digits =
                !word.isEmpty() && word.length() <= DIGITS_MAX && (word.length() == 1 || word.charAt(0) != '0');
        for (int i = 0; i < word.length(); i++) {
            digits &= word.charAt(i) >= '0' && word.charAt(i) <= '9';
        }
        return digits ? Long.valueOf(word) : null;
    }

    private static int keyEnd(String line) {
        if (line.startsWith("\"")) {
            return quoteEnd(line, 0);
        }
        int end = 0;
        while (end < line.length() && isBare(line.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Behind the closing quote of a text without escapes; -1 if it is no such text. */
    private static int quoteEnd(String line, int from) {
        int end = line.indexOf('"', from + 1);
        boolean three = line.startsWith("\"\"\"", from);
        return end < 0 || three || line.substring(from, end).indexOf('\\') >= 0 ? -1 : end + 1;
    }

    private static int bareEnd(String line, int from) {
        int end = from;
        while (end < line.length() && " \t#".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean nothingBehind(String line, int from) {
        int at = skip(line, from);
        return at >= line.length() || line.charAt(at) == '#';
    }

    private static int skip(String line, int from) {
        int at = from;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static boolean isBare(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!isBare(word.charAt(i))) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private static boolean isBare(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static boolean printable(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c < ' ' && c != '\t') || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
