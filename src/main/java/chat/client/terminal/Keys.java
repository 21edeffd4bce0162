package chat.client.terminal;

import chat.client.model.Key;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the terminal's bytes into keys, in whatever pieces they come: an unfinished tail waits for the rest. Only a lone
 * ESC cannot be told from a beginning by looking; for it the caller keeps a deadline of {@value #ESCAPE_MILLIS} ms. What
 * the terminal answers goes to the replies' consumer whenever it comes, and what nobody knows is dropped: neither ever
 * becomes text. One thread's; knows no clock.
 */
public final class Keys {
    public static final int ESCAPE_MILLIS = 50;

    /** No sequence that we know is longer; of a longer one the rest is skipped. */
    private static final int SEQUENCE_BYTES_MAX = 1024;

    private static final int ESC = 0x1b;
    private static final int BEL = 0x07;
    /** Used no byte: the rest must come first. */
    static final int MORE = 0;

    private static final byte[] PASTE_END = {ESC, '[', '2', '0', '1', '~'};

    private enum Skipping {
        NOTHING,
        CONTROL_SEQUENCE,
        STRING
    }

    private final Consumer<Reply> replies;
    private byte[] held = new byte[256];
    private int length;
    private @Nullable PasteBuffer paste;
    private Skipping skipping = Skipping.NOTHING;

    public Keys(Consumer<Reply> replies) {
        this.replies = replies;
    }

    public void feed(byte[] bytes, int from, int to, Consumer<Key> out) {
        int count = to - from;
        if (held.length < length + count) {
            held = Arrays.copyOf(held, Math.max(2 * held.length, length + count));
        }
        System.arraycopy(bytes, from, held, length, count);
        length += count;
        int at = 0;
        while (at < length) {
            int used = paste != null
                    ? pasted(paste, at, out)
                    : skipping != Skipping.NOTHING ? skipped(at, out) : one(at, out);
            if (used == MORE) {
                break;
            }
            at += used;
        }
        System.arraycopy(held, at, held, 0, length - at);
        length -= at;
    }

    /** An ESC (alone, or before what begins a sequence) is held: call {@link #escapeTimeout} unless bytes come in time. */
    public boolean waitingForEscape() {
        if (paste != null || skipping != Skipping.NOTHING || length == 0 || held[0] != ESC) {
            return false;
        }
        int last = held[length - 1];
        boolean opener = last == ESC || last == '[' || last == 'O';
        return length == 1
                || (length == 2 && (opener || "]P_".indexOf(last) >= 0))
                || (length == 3 && opener && held[1] == ESC);
    }

    /** No more came: what is held was typed as it is. */
    public void escapeTimeout(Consumer<Key> out) {
        if (!waitingForEscape()) {
            return;
        }
        int last = held[length - 1];
        if (last == ESC || length == 3) {
            out.accept(new Key.Chord("Esc"));
        }
        if (length > 1) {
            out.accept(new Key.Chord(last == ESC ? "Esc" : "M-" + (char) last));
        }
        length = 0;
    }

    /** One key or run of text at {@code at}; how many bytes it took, or {@link #MORE}. */
    private int one(int at, Consumer<Key> out) {
        int b = held[at];
        if (b == ESC) {
            return escape(at, out);
        }
        if (b >= 0 && Utf8.isControl(b)) {
            out.accept(new Key.Chord(KeyTable.control(b, 0)));
            return 1;
        }
        StringBuilder text = new StringBuilder();
        int end = at;
        while (end < length && (held[end] < 0 || !Utf8.isControl(held[end]))) {
            int packed = Utf8.next(held, end, length);
            if (packed == 0) {
                break;
            }
            if (!Utf8.isControl(Utf8.codePoint(packed))) {
                text.appendCodePoint(Utf8.codePoint(packed));
            }
            end += Utf8.used(packed);
        }
        if (text.length() > 0) {
            out.accept(new Key.Typed(text.toString()));
        }
        return end - at;
    }

    private int escape(int at, Consumer<Key> out) {
        if (at + 1 == length) {
            return MORE;
        }
        int next = held[at + 1];
        if (next != ESC) {
            return introduced(at, next, 0, out);
        }
        if (at + 2 == length) {
            return MORE;
        }
        int third = held[at + 2];
        if (third == '[' || third == 'O') {
            // rxvt puts the ESC of Alt before the sequence of the key.
            int used = introduced(at + 1, third, KeyTable.ALT, out);
            return used == MORE ? MORE : used + 1;
        }
        out.accept(new Key.Chord("Esc"));
        return 1;
    }

    private int introduced(int at, int introducer, int modifiers, Consumer<Key> out) {
        return switch (introducer) {
            case '[' -> controlSequence(at, modifiers, out);
            case 'O' -> OldSequences.singleShift(held, at, length, modifiers, out);
            case ']' -> string(at, "0123456789", out);
            case 'P' -> string(at, "0123456789>!+$", out);
            case '_' -> string(at, "G", out);
            default -> alt(at, out);
        };
    }

    private int alt(int at, Consumer<Key> out) {
        int packed = Utf8.next(held, at + 1, length);
        if (packed == 0) {
            return MORE;
        }
        int c = Utf8.codePoint(packed);
        if (c < 0x20 || c == 0x7f) {
            out.accept(new Key.Chord(KeyTable.control(c, KeyTable.ALT)));
        } else if (!Utf8.isControl(c)) {
            out.accept(new Key.Chord(KeyTable.character(c, KeyTable.ALT)));
        }
        return 1 + Utf8.used(packed);
    }

    private int controlSequence(int at, int modifiers, Consumer<Key> out) {
        int from = at + 2;
        if (from == length) {
            return MORE;
        }
        if (held[from] == '[' || held[from] == 'M') {
            return OldSequences.consoleOrMouse(held, at, length, modifiers, out);
        }
        int end = from;
        while (end < length && held[end] >= 0x20 && held[end] < 0x40 && !endsRxvt(from, end)) {
            end++;
        }
        if (end - at > SEQUENCE_BYTES_MAX) {
            skipping = Skipping.CONTROL_SEQUENCE;
            return end - at;
        }
        if (end == length) {
            return MORE;
        }
        if (held[end] < 0x20 || held[end] == 0x7f) {
            // Broken off: a key of its own if nothing else came, else nothing.
            if (end == from) {
                out.accept(new Key.Chord(KeyTable.chord(KeyTable.ALT, "[")));
            }
            return end - at;
        }
        if (end - from == 3
                && held[end] == '~'
                && held[from] == '2'
                && held[from + 1] == '0'
                && held[from + 2] == '0') {
            paste = new PasteBuffer();
        } else {
            new ControlSequence(held, from, end + 1).tell(modifiers, out, replies);
        }
        return end + 1 - at;
    }

    /** rxvt ends {@code CSI 3 $} with what everybody else has before the end. */
    private boolean endsRxvt(int from, int at) {
        return held[at] == '$' && held[from] >= '0' && held[from] <= '9';
    }

    /** OSC, DCS, APC: an answer of the terminal if it begins like one, else Alt with that character. */
    private int string(int at, String firsts, Consumer<Key> out) {
        if (at + 2 == length) {
            return MORE;
        }
        if (firsts.indexOf(held[at + 2]) < 0) {
            return alt(at, out);
        }
        int end = endOfString(at + 2);
        if (end - at > SEQUENCE_BYTES_MAX) {
            skipping = Skipping.STRING;
            return end - at;
        }
        if (end == length || (held[end] == ESC && end + 1 == length)) {
            return MORE;
        }
        StringBuilder text = new StringBuilder();
        for (int i = at + 1; i < end; i++) {
            text.append(held[i] < 0 || held[i] == 0x7f ? '?' : (char) held[i]);
        }
        replies.accept(new Reply.Other(text.toString()));
        return end + terminator(end) - at;
    }

    private int endOfString(int from) {
        int end = from;
        while (end < length && (held[end] < 0 || held[end] >= 0x20)) {
            end++;
        }
        return end;
    }

    /** BEL and ESC \ end a string and go with it; any other control ends it and counts for itself. */
    private int terminator(int at) {
        if (held[at] == BEL) {
            return 1;
        }
        return held[at] == ESC && held[at + 1] == '\\' ? 2 : 0;
    }

    private int skipped(int at, Consumer<Key> out) {
        boolean string = skipping == Skipping.STRING;
        int end = at;
        if (string) {
            end = endOfString(at);
        } else {
            while (end < length && held[end] >= 0x20 && held[end] < 0x40) {
                end++;
            }
        }
        if (end == length || (string && held[end] == ESC && end + 1 == length)) {
            return end - at;
        }
        skipping = Skipping.NOTHING;
        int used = end - at + (string ? terminator(end) : held[end] >= 0x40 ? 1 : 0);
        return used > 0 ? used : one(at, out);
    }

    private int pasted(PasteBuffer into, int at, Consumer<Key> out) {
        int end = at;
        while (end < length && held[end] != ESC) {
            end++;
        }
        into.add(held, at, end - at);
        if (end > at) {
            return end - at;
        }
        int same = 0;
        while (same < PASTE_END.length && at + same < length && held[at + same] == PASTE_END[same]) {
            same++;
        }
        if (same == PASTE_END.length) {
            paste = null;
            out.accept(into.key());
            return same;
        }
        // An ESC that is no end is control, and no control gets in.
        return at + same == length ? MORE : 1;
    }
}
