package chat.client.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Emoji by name: {@code :smi} and Tab. The names are a file of ours beside the classes, which is read when the first one is asked for and
 * never before; most clients never do.
 */
final class Emoji {
    /** What was typed of a name, without its colon, and where it begins in the draft, colon included. */
    record Typed(int from, String name) {}

    private static final String TABLE = "emoji.txt";

    private Emoji() {}

    private record Named(String name, String emoji) {}

    /** Made when first used. */
    private static final class Table {
        private static final List<Named> ALL = read();

        private static List<Named> read() {
            List<Named> all = new ArrayList<>();
            try (InputStream in = Emoji.class.getResourceAsStream(TABLE)) {
                if (in == null) {
                    throw new IllegalStateException("no " + TABLE + " beside " + Emoji.class);
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("//")) {
                        add(all, line);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(TABLE, e);
            }
            return List.copyOf(all);
        }

        /** The emoji, then its names, the usual one first. */
        private static void add(List<Named> all, String line) {
            int end = Commands.wordEnd(line);
            String emoji = line.substring(0, end);
            String rest = line.substring(end).strip();
            while (!rest.isEmpty()) {
                int to = Commands.wordEnd(rest);
                all.add(new Named(rest.substring(0, to), emoji));
                rest = rest.substring(to).strip();
            }
        }
    }

    /** The beginning of a name before the cursor: a colon that follows no letter or digit, and at least one character; null if there is none. */
    static @Nullable Typed typed(String draft, int cursor) {
        int end = cursor > 0 && draft.charAt(cursor - 1) == ':' ? cursor - 1 : cursor;
        int at = end;
        while (at > 0 && isOfName(draft.charAt(at - 1))) {
            at--;
        }
        boolean colon = at > 0 && at < end && draft.charAt(at - 1) == ':';
        boolean begins = colon && (at == 1 || !Character.isLetterOrDigit(draft.charAt(at - 2)));
        return begins ? new Typed(at - 1, draft.substring(at, cursor).toLowerCase(Locale.ROOT)) : null;
    }

    /** Names that begin so, then those of which a later word does; each emoji once. A colon at the end means this name and no other. */
    static List<Candidate> matching(String typed) {
        List<Candidate> found = new ArrayList<>();
        if (typed.endsWith(":")) {
            String whole = typed.substring(0, typed.length() - 1);
            add(found, named -> named.name().equals(whole));
            return found;
        }
        add(found, named -> named.name().equals(typed));
        add(found, named -> named.name().startsWith(typed));
        add(found, named -> named.name().contains("_" + typed));
        return found;
    }

    private interface Fits {
        boolean test(Named named);
    }

    private static void add(List<Candidate> found, Fits fits) {
        for (Named named : Table.ALL) {
            if (found.size() < Words.WORDS_MAX && fits.test(named) && !has(found, named.emoji())) {
                found.add(new Candidate(named.emoji(), named.emoji(), ":" + named.name() + ":"));
            }
        }
    }

    private static boolean has(List<Candidate> found, String emoji) {
        for (Candidate one : found) {
            if (one.word().equals(emoji)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '+'
                || c == '-';
    }
}
