package chat.client.terminal;

import chat.client.view.Grid;
import chat.client.view.Style;
import org.jspecify.annotations.Nullable;

/**
 * Turns what stands on the terminal into the next grid with few bytes, because over a slow link bytes are what people
 * wait for. It remembers what it painted; whoever writes to the terminal past it must say {@link #forget}. Follows a
 * grid's scroll hint only if that makes the frame shorter. Never writes the bottom right cell, and says the column anew
 * after every cluster about whose width terminals disagree, so that a wrong width cannot shift a row. One thread's.
 */
public final class Painter {
    /** NONE keeps bold, reverse and underline: NO_COLOR. */
    public enum Colors {
        SIXTEEN,
        NONE
    }

    private static final byte[] NOTHING = new byte[0];
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String BEGIN_UPDATE = "\u001b[?2026h";
    private static final String END_UPDATE = "\u001b[?2026l";

    /** A frame below this is over before a terminal could show half of it. */
    private static final int SYNCHRONIZED_BYTES_MIN = 128;

    private final Hyperlinks links = new Hyperlinks();
    private int styleMask;
    private boolean synchronizes;
    private @Nullable Frames frames;
    private @Nullable Boolean cursorShown;

    public Painter(Colors colors) {
        styleMask = (colors == Colors.NONE ? ~Style.COLORS_MASK : -1) & ~Style.LINK_MASK;
    }

    /** The terminal says something of itself; what it can do is used from the next paint on. */
    void answered(Reply reply, Multiplexer between) {
        if (reply instanceof Reply.Mode mode && mode.mode() == Probe.MODE_SYNCHRONIZED && mode.known()) {
            synchronize();
        } else if (reply instanceof Reply.Other other && LinkSupport.byAnswer(between, other.sequence())) {
            showLinks();
        }
    }

    /** The terminal said that it knows synchronized updates (mode 2026): long frames are shown at once. */
    public void synchronize() {
        synchronizes = true;
    }

    /** The terminal is known to show links (OSC 8). */
    public void showLinks() {
        styleMask |= Style.LINK_MASK;
    }

    /** The terminal's content is unknown (resized, resumed, redraw): the next paint is full. */
    public void forget() {
        frames = null;
        cursorShown = null;
        links.forget();
    }

    /** The bytes that turn the last painted screen into {@code next}; empty if nothing changed. */
    public byte[] paint(Grid next) {
        if (links.nearlyUsedUp(next)) {
            forget();
        }
        Frames held = frames;
        if (held == null || held.shown.columns != next.columns() || held.shown.rows != next.rows()) {
            held = new Frames(next.columns(), next.rows(), links);
            frames = held;
            held.writer.clearScreen();
        }
        held.wanted.load(next, styleMask, links);
        byte[] cells = held.paintCells(next);
        TerminalWriter writer = held.writer;
        boolean show = next.cursorShown();
        if (show) {
            writer.moveTo(next.cursorRow(), next.cursorColumn());
        }
        if (cursorShown == null || cursorShown != show) {
            writer.control(show ? SHOW_CURSOR : HIDE_CURSOR);
            cursorShown = show;
        }
        return joined(cells, writer.take());
    }

    private byte[] joined(byte[] cells, byte[] cursor) {
        int length = cells.length + cursor.length;
        if (length == 0) {
            return NOTHING;
        }
        boolean bracket = synchronizes && length >= SYNCHRONIZED_BYTES_MIN;
        Bytes frame = new Bytes();
        if (bracket) {
            frame.ascii(BEGIN_UPDATE);
        }
        frame.bytes(cells);
        frame.bytes(cursor);
        if (bracket) {
            frame.ascii(END_UPDATE);
        }
        return frame.toArray();
    }

    /** What belongs to one size of the screen. */
    private static final class Frames {
        private Cells shown;
        private Cells wanted;
        private final Cells scrolled;
        private final TerminalWriter writer;

        private Frames(int columns, int rows, Hyperlinks links) {
            shown = new Cells(columns, rows);
            wanted = new Cells(columns, rows);
            scrolled = new Cells(columns, rows);
            writer = new TerminalWriter(columns, links);
        }

        private byte[] paintCells(Grid hint) {
            byte[] before = writer.take();
            TerminalWriter.State start = writer.state();
            new CellDiff(shown, wanted, writer).write();
            byte[] best = writer.take();
            int by = hint.scrollRows();
            if (by != 0 && best.length > 0) {
                TerminalWriter.State plain = writer.state();
                writer.restore(start);
                scrolled.load(shown);
                scrolled.scroll(hint.scrollTop(), hint.scrollBottom(), by);
                writer.scroll(hint.scrollTop(), hint.scrollBottom(), by);
                new CellDiff(scrolled, wanted, writer).write();
                byte[] other = writer.take();
                if (other.length < best.length) {
                    best = other;
                } else {
                    writer.restore(plain);
                }
            }
            Cells old = shown;
            shown = wanted;
            wanted = old;
            if (before.length == 0) {
                return best;
            }
            Bytes both = new Bytes();
            both.bytes(before);
            both.bytes(best);
            return both.toArray();
        }
    }
}
