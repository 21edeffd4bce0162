package chat.client.model;

import java.util.Objects;

/**
 * Something that was said now and that the user wants to be told of wherever they look.
 *
 * @param room {@code #ops}, or with whom a private talk is; fit for the screen, like all the rest
 * @param text one line
 */
public record Notice(Kind kind, String room, String from, Claim claim, String text, long atMillis) {
    /** What is sent to a terminal, or to a program, holds no more of it. */
    static final int TEXT_CHARS_MAX = 1_000;

    public enum Kind {
        /** It names the user. */
        MENTION,
        /** It was said to the user alone. */
        PRIVATE,
        /** Neither, in a window of which the user wants to hear all. */
        LINE
    }

    public Notice {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(room);
        Objects.requireNonNull(from);
        Objects.requireNonNull(claim);
        if (text.length() > TEXT_CHARS_MAX || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters");
        }
    }

    static Notice of(Window window, LogLine.Message line) {
        String text = Shown.line(line.text());
        int end = Math.min(TEXT_CHARS_MAX, text.length());
        boolean halved = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        boolean alone = window.talk().isPrivate() || line.form() == LogLine.Form.WHISPER;
        Kind kind = alone ? Kind.PRIVATE : line.mark() == LogLine.Mark.MENTION ? Kind.MENTION : Kind.LINE;
        String shown = text.substring(0, halved ? end - 1 : end);
        return new Notice(kind, window.name(), line.from(), line.claim(), shown, line.atMillis());
    }

    /** Whether the user is wanted, not only somebody heard. */
    boolean wants() {
        return kind != Kind.LINE;
    }

    /** Who, and where. */
    String heading() {
        String who = claim.sign() + from;
        return kind == Kind.PRIVATE ? who : who + " in " + room;
    }
}
