package chat.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The array of names behind {@code !USERLIST:}: written exactly as Python's json.dumps prints it, read within bounds. A
 * class of its own, so that the JSON parser is loaded only when the first list comes, not on the way to the first paint.
 */
final class UserListJson {
    /** More than any server here holds; a list of so many names is far beyond what a person can use. */
    static final int NAMES_MAX = 100_000;

    static final int NAME_CHARS_MAX = 1_024;

    private static final int DEPTH_MAX = 16;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(NAME_CHARS_MAX)
                    .maxDocumentLength(FrameHeader.BODY_BYTES_MAX)
                    .build())
            .build();

    private UserListJson() {}

    static List<String> read(String json) throws ProtocolException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw unreadable("it is no array");
            }
            List<String> names = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token != JsonToken.VALUE_STRING) {
                    throw unreadable("it holds something that is no name");
                }
                if (names.size() == NAMES_MAX) {
                    throw unreadable("it holds more than " + NAMES_MAX + " names");
                }
                String name = parser.getText();
                if (name.length() > NAME_CHARS_MAX) {
                    throw unreadable("it holds a name of more than " + NAME_CHARS_MAX + " characters");
                }
                names.add(name);
            }
            if (parser.nextToken() != null) {
                throw unreadable("something follows the array");
            }
            return names;
        } catch (IOException e) {
            throw unreadable("it is no JSON within bounds");
        }
    }

    /** The array behind {@code prefix}. */
    static String write(String prefix, List<String> names) {
        StringBuilder out = new StringBuilder(prefix.length() + 2 + 16 * names.size());
        out.append(prefix).append('[');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            write(names.get(i), out);
        }
        return out.append(']').toString();
    }

    private static void write(String name, StringBuilder out) {
        out.append('"');
        if (plain(name)) {
            out.append(name);
        } else {
            escape(name, out);
        }
        out.append('"');
    }

    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void escape(String name, StringBuilder out) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c >= ' ' && c <= '~') {
                        out.append(c);
                    } else {
                        out.append("\\u")
                                .append(hex(c >> 12))
                                .append(hex(c >> 8))
                                .append(hex(c >> 4))
                                .append(hex(c));
                    }
                }
            }
        }
    }

    private static char hex(int digit) {
        return Character.forDigit(digit & 0xf, 16);
    }

    private static ProtocolException unreadable(String why) {
        return new ProtocolException(new Fault(
                Fault.Kind.USER_LIST_UNREADABLE,
                "The server sent a user list that cannot be read: " + why + ".",
                Fault.Severity.PASSING));
    }
}
