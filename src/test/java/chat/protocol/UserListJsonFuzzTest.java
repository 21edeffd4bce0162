package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.fuzz.Tape;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * User lists are written character for character as Python's json.dumps would, and read back to the same names; any
 * other text is a list of strings or a fault, just as a slow parser by the letter of RFC 8259 says.
 */
class UserListJsonFuzzTest {
    @FuzzTest
    void lists_are_written_as_python_would_and_any_text_is_read_by_the_grammar(byte[] input) throws ProtocolException {
        Tape tape = new Tape(input);
        if (tape.flag()) {
            List<String> names = names(tape);
            String json = UserListJson.write("", names);
            assertThat(json).isEqualTo(pythonDumps(names));
            assertThat(UserListJson.read(json)).isEqualTo(names);
            return;
        }
        String text = tape.text();
        SlowJson slow = new SlowJson(text);
        List<String> expected = slow.strings() ? slow.found : null;
        List<String> got;
        try {
            got = UserListJson.read(text);
        } catch (ProtocolException e) {
            assertThat(e.fault().kind()).isEqualTo(Fault.Kind.USER_LIST_UNREADABLE);
            assertThat(expected)
                    .as("refused, though it is a list of strings: %s", text)
                    .isNull();
            return;
        }
        assertThat(got).isEqualTo(expected);
        assertThat(UserListJson.read(UserListJson.write("", got))).isEqualTo(got);
    }

    private static List<String> names(Tape tape) {
        List<String> names = new ArrayList<>();
        while (!tape.isEmpty()) {
            boolean anyChars = tape.flag();
            byte[] name = tape.take(tape.below(40));
            names.add(new String(name, anyChars ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8));
        }
        return names;
    }

    /** json.dumps(names), ensure_ascii as by default. */
    private static String pythonDumps(List<String> names) {
        List<String> quoted = new ArrayList<>();
        for (String name : names) {
            StringBuilder out = new StringBuilder("\"");
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                int shortForm = "\"\\\n\r\t\f\b".indexOf(c);
                if (shortForm >= 0) {
                    out.append('\\').append("\"\\nrtfb".charAt(shortForm));
                } else if (c < ' ' || c > '~') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
            quoted.add(out.append('"').toString());
        }
        return "[" + String.join(", ", quoted) + "]";
    }

    /** An array of strings and nothing else, a character at a time. */
    private static final class SlowJson {
        final List<String> found = new ArrayList<>();
        private final String text;
        private int at;

        SlowJson(String text) {
            this.text = text;
        }

        boolean strings() {
            if (!next('[')) {
                return false;
            }
            if (!next(']')) {
                do {
                    if (!string()) {
                        return false;
                    }
                } while (next(','));
                if (!next(']')) {
                    return false;
                }
            }
            blanks();
            return at == text.length();
        }

        private void blanks() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private boolean next(char c) {
            blanks();
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private boolean string() {
            if (!next('"')) {
                return false;
            }
            StringBuilder name = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"') {
                    found.add(name.toString());
                    return name.length() <= UserListJson.NAME_CHARS_MAX;
                }
                if (c < ' ' || at == text.length()) {
                    return false;
                }
                if (c != '\\') {
                    name.append(c);
                } else if (!escape(name)) {
                    return false;
                }
            }
            return false;
        }

        private boolean escape(StringBuilder name) {
            char c = text.charAt(at++);
            if (c == 'u') {
                String hex = text.substring(at, Math.min(text.length(), at + 4));
                if (!hex.matches("[0-9a-fA-F]{4}")) {
                    return false;
                }
                at += 4;
                name.append((char) Integer.parseInt(hex, 16));
                return true;
            }
            int escaped = "\"\\/bfnrt".indexOf(c);
            if (escaped < 0) {
                return false;
            }
            name.append("\"\\/\b\f\n\r\t".charAt(escaped));
            return true;
        }
    }
}
