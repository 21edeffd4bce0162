package chat.client.config;

import chat.client.model.Option;
import chat.client.model.OptionKind;
import java.util.ArrayList;
import java.util.List;

/** Changes one value in the text of a settings file and leaves all else as it is: comments, order, what it does not know. */
final class ConfigText {
    private ConfigText() {}

    /** The file as it is first written: every option with its explanation, none chosen. */
    static String fresh() {
        StringBuilder text = new StringBuilder(
                "# Settings of chat.jar. /set changes them here; comments, and what it does not know, stay.\n");
        for (Option option : Option.values()) {
            text.append("\n# ").append(option.summary()).append("\n# ");
            text.append(option.kind().words()).append("; default ").append(value(option, option.standard()));
            text.append("\n#").append(line(option, option.standard())).append('\n');
        }
        return text.append(
                        "\n# Keys of your own, by the names that /keys shows: \"M-x\" = \"next-window\", \"F5\" = \"none\"\n[keys]\n")
                .toString();
    }

    /** The text with another value; the standard value takes the line back into a comment. */
    static String with(String text, Option option, String value) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int top = top(lines);
        boolean standard = value.equals(option.standard());
        int at = find(lines, top, option.word(), "");
        if (at >= 0) {
            String comment = comment(lines.get(at));
            lines.set(at, (standard ? "#" : "") + line(option, value) + comment);
        } else if (!standard) {
            int commented = find(lines, top, option.word(), "#");
            if (commented >= 0) {
                lines.set(commented, line(option, value));
            } else {
                insert(lines, top, option, value);
            }
        }
        return String.join("\n", lines);
    }

    /** Behind all that stands in no table, with an empty line on either side. */
    private static void insert(List<String> lines, int top, Option option, String value) {
        int at = top;
        while (at > 0 && lines.get(at - 1).isBlank()) {
            at--;
        }
        List<String> added = new ArrayList<>();
        if (at > 0) {
            added.add("");
        }
        added.add("# " + option.summary());
        added.add(line(option, value));
        if (at < lines.size() && !lines.get(at).isBlank()) {
            added.add("");
        }
        lines.addAll(at, added);
        if (top == lines.size() - added.size() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    private static int find(List<String> lines, int top, String word, String before) {
        for (int i = 0; i < top; i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(before + word)
                    && line.substring((before + word).length()).strip().startsWith("=")) {
                return i;
            }
        }
        return -1;
    }

    /** How many lines stand before the first table. */
    private static int top(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("[")) {
                int at = i;
                while (at > 0 && lines.get(at - 1).strip().startsWith("#")) {
                    at--; // what explains the table
                }
                return at;
            }
        }
        return lines.size();
    }

    /** What the user has written behind a value, with the blanks before it. */
    static String comment(String line) {
        char quote = 0;
        for (int i = line.indexOf('=') + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && c == '#') {
                return "  " + line.substring(i);
            }
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            }
        }
        return "";
    }

    private static String line(Option option, String value) {
        return option.word() + " = " + value(option, value);
    }

    private static String value(Option option, String value) {
        return option.kind().accept(new OptionKind.Receiver<>() {
            @Override
            public String onOff(OptionKind.OnOff kind) {
                return quoted(value);
            }

            @Override
            public String choice(OptionKind.Choice kind) {
                return quoted(value);
            }

            @Override
            public String whole(OptionKind.Whole kind) {
                return value;
            }

            @Override
            public String text(OptionKind.Text kind) {
                return quoted(value);
            }

            @Override
            public String zone(OptionKind.Zone kind) {
                return quoted(value);
            }
        });
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
