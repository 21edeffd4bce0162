package chat.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a body must be, byte for byte but for what nobody can know beforehand: <code>{time}</code> is a time in ms, <code>{number}</code> a
 * number, <code>{epoch}</code> and <code>{server}</code> a word, the same throughout a conversation; as is what has a name of its own,
 * such as <code>{time first}</code>.
 */
final class Expected {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(time|number|epoch|server)(?: ([a-z]+))?\\}");
    private static final Map<String, String> SHAPES = Map.of(
            "time", "[1-9][0-9]{12}", "number", "[0-9]+", "epoch", "[A-Za-z0-9-]+", "server", "[A-Za-z0-9./_-]+");

    private final byte[] written;
    private final Map<String, String> bound;

    /** @param bound what placeholders stood for so far in this conversation; grows */
    Expected(byte[] written, Map<String, String> bound) {
        this.written = written;
        this.bound = bound;
    }

    boolean is(byte[] body) {
        String text = new String(written, StandardCharsets.UTF_8);
        Matcher placeholder = PLACEHOLDER.matcher(text);
        if (!placeholder.find()) {
            return Arrays.equals(written, body);
        }
        StringBuilder regex = new StringBuilder();
        StringBuilder names = new StringBuilder();
        int from = 0;
        do {
            String kind = placeholder.group(1);
            boolean named = placeholder.group(2) != null || kind.equals("epoch") || kind.equals("server");
            String known = named ? bound.get(placeholder.group()) : null;
            regex.append(Pattern.quote(text.substring(from, placeholder.start())))
                    .append('(')
                    .append(known == null ? SHAPES.get(kind) : Pattern.quote(known))
                    .append(')');
            names.append(named ? placeholder.group() : "").append('\n');
            from = placeholder.end();
        } while (placeholder.find());
        regex.append(Pattern.quote(text.substring(from)));
        Matcher whole = Pattern.compile(regex.toString()).matcher(new String(body, StandardCharsets.UTF_8));
        if (!whole.matches()) {
            return false;
        }
        String[] named2 = names.toString().split("\n", -1);
        for (int i = 0; i < whole.groupCount(); i++) {
            if (!named2[i].isEmpty()) {
                bound.put(named2[i], whole.group(i + 1));
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return new String(written, StandardCharsets.UTF_8);
    }
}
