package chat.client.model;

import java.util.Objects;

/**
 * What came from the keyboard, already decoded. The terminal makes these from bytes and {@link KeyBindings} says what
 * they do; neither side knows the other.
 */
public sealed interface Key {
    <T> T accept(Receiver<T> receiver);

    /** Printable text, one key or several that came together. Never holds a control character. */
    record Typed(String text) implements Key {
        public Typed {
            Objects.requireNonNull(text);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.typed(this);
        }
    }

    /**
     * A key with a name: {@code Enter Tab Backspace Delete Insert Esc Up Down Left Right Home End PgUp PgDn F1..F12},
     * or one character after a prefix. Prefixes come in the order {@code C- M- S-}: {@code C-a}, {@code M-u}, {@code
     * M-=}, {@code C-_}, {@code S-Tab}, {@code C-M-Left}. Letters after {@code C-} are lower case.
     */
    record Chord(String name) implements Key {
        public Chord {
            Objects.requireNonNull(name);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.chord(this);
        }
    }

    /**
     * A bracketed paste, whole: line ends are {@code \n}, and of control characters only they and tabs are left;
     * other cleaning is still to do. {@code cut}: it was longer than the parser holds, and its end is lost.
     */
    record Paste(String text, boolean cut) implements Key {
        public Paste {
            Objects.requireNonNull(text);
        }

        public Paste(String text) {
            this(text, false);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.paste(this);
        }
    }

    /** The terminal's window got or lost the focus. Terminals that never say so count as focused. */
    record Focus(boolean in) implements Key {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.focus(this);
        }
    }

    /** The mouse wheel: rows to move, negative towards older lines. */
    record Wheel(int lines) implements Key {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.wheel(this);
        }
    }

    /**
     * A mouse button went down on this cell, counted from 0 in the top left corner. What stands there is known to whoever
     * painted it, who makes an {@link Event.Clicked} of it.
     */
    record Click(Button button, int row, int column) implements Key {
        public Click {
            Objects.requireNonNull(button);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.click(this);
        }
    }

    enum Button {
        LEFT,
        RIGHT
    }

    interface Receiver<T> {
        T typed(Typed key);

        T chord(Chord key);

        T paste(Paste key);

        T focus(Focus key);

        T wheel(Wheel key);

        T click(Click key);
    }
}
