package chat.client.config;

import java.util.ArrayList;
import java.util.List;

/** Changes what one key does in the text of a settings file, under {@code [keys]}, and leaves all else as it is. */
final class KeysText {
    private static final String TABLE = "[" + Config.KEYS + "]";

    private KeysText() {}

    /** The text with the key doing that; an empty word takes its line away. */
    static String with(String text, String chord, String word) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int table = table(lines);
        String line = ConfigText.quoted(chord) + " = " + ConfigText.quoted(word);
        if (table < 0) {
            if (!word.isEmpty()) {
                append(lines, TABLE, line);
            }
            return String.join("\n", lines);
        }
        int end = table + 1;
        while (end < lines.size() && !lines.get(end).strip().startsWith("[")) {
            end++;
        }
        for (int i = table + 1; i < end; i++) {
            if (sets(lines.get(i).strip(), chord)) {
                if (word.isEmpty()) {
                    lines.remove(i);
                } else {
                    lines.set(i, line + ConfigText.comment(lines.get(i)));
                }
                return String.join("\n", lines);
            }
        }
        while (end > table + 1 && lines.get(end - 1).isBlank()) {
            end--;
        }
        if (!word.isEmpty()) {
            lines.add(end, line);
            if (end == lines.size() - 1) {
                lines.add("");
            }
        }
        return String.join("\n", lines);
    }

    private static void append(List<String> lines, String table, String line) {
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.addAll(List.of(table, line, ""));
    }

    /** The line of the table's name; -1 if there is none. */
    private static int table(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(TABLE)) {
                return i;
            }
        }
        return -1;
    }

    /** However the key is quoted. */
    private static boolean sets(String line, String chord) {
        for (String key : List.of(ConfigText.quoted(chord), "'" + chord + "'", chord)) {
            if (line.startsWith(key) && line.substring(key.length()).strip().startsWith("=")) {
                return true;
            }
        }
        return false;
    }
}
