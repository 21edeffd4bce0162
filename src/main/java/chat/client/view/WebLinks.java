package chat.client.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds addresses of the web in a text. Only what is plain ASCII counts, so that what a terminal opens is what the user reads,
 * and nothing of it can end a control sequence.
 */
final class WebLinks {
    private static final String[] SCHEMES = {"https://", "http://"};

    /** Longer ones are no help, and some terminals refuse them. */
    private static final int CHARS_MAX = 2_000;

    private WebLinks() {}

    /** @param to the place behind its last character */
    record Span(int from, int to, String address) {}

    static List<Span> in(String text) {
        if (!text.contains("://")) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int scheme = scheme(text, at);
            int end = scheme == 0 ? at : end(text, at + scheme);
            boolean whole = scheme > 0 && end > at + scheme && end - at <= CHARS_MAX;
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (whole && begins) {
                spans.add(new Span(at, end, text.substring(at, end)));
            }
            at = Math.max(at + 1, end);
        }
        return spans;
    }

    private static int scheme(String text, int at) {
        for (String scheme : SCHEMES) {
            if (text.startsWith(scheme, at)) {
                return scheme.length();
            }
        }
        return 0;
    }

    /** Marks that end a sentence, and a bracket that was opened before it, are not of it. */
    private static int end(String text, int from) {
        int end = from;
        int open = 0;
        while (end < text.length() && isPlain(text.charAt(end))) {
            char c = text.charAt(end);
            open += c == '(' ? 1 : 0;
            if (c == ')' && --open < 0) {
                break;
            }
            end++;
        }
        while (end > from && ".,;:!?'\"".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f && c != '<' && c != '>' && c != '"' && c != '`' && c != '\\' && c != '^' && c != '{'
                && c != '}' && c != '|';
    }
}
