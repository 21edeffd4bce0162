package chat.client.terminal;

import chat.client.view.Grid;

/** Turns what stands on the terminal into the next grid with few bytes. */
public final class Painter {
    /** NONE keeps bold, reverse and underline: NO_COLOR. */
    public enum Colors {
        SIXTEEN,
        NONE
    }

    public Painter(Colors colors) {}

    /** The bytes that turn the last painted screen into {@code next}; empty if nothing changed. */
    public byte[] paint(Grid next) {
        return new byte[0];
    }

    /** The terminal's content is unknown (resized, resumed, redraw): the next paint is full. */
    public void forget() {}
}
