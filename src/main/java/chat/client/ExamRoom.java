package chat.client;

import chat.client.doctor.Facts.Alt;
import chat.client.model.Key;
import chat.client.terminal.Keys;
import chat.client.terminal.Screen;
import chat.client.view.Grid;
import chat.client.view.Style;
import chat.net.EventLoop;
import chat.net.Timer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The doctor's screen: one page, which asks for Alt+X while the terminal answers, and hears what comes. The screen's threads only post;
 * all else is the loop's.
 */
final class ExamRoom implements Screen.Listener {
    static final long KEY_MILLIS_MAX = 20_000;

    private static final List<String> PAGE = List.of(
            "chat doctor: looking at the terminal, this machine and the connection ...",
            "",
            "Please press Alt+X, or Enter to go without. It ends by itself in 20 seconds.");

    private final EventLoop loop;
    private final CompletableFuture<Alt> alt = new CompletableFuture<>();
    private @Nullable Screen screen;
    private @Nullable Keys keys;
    private @Nullable Timer escape;

    ExamRoom(EventLoop loop) {
        this.loop = loop;
    }

    /** Shows the page and begins to listen. */
    void enter(Screen opened) {
        screen = opened;
        keys = new Keys(opened::answered);
        opened.enter();
        repaint();
        opened.start();
        loop.after(KEY_MILLIS_MAX, () -> alt.complete(Alt.NOT_TRIED));
    }

    /** What became of the key; on the loop. */
    CompletableFuture<Alt> alt() {
        return alt;
    }

    void repaint() {
        Screen shown = screen;
        if (shown == null) {
            return;
        }
        boolean unusedChange = shown.refreshSize();
        Grid grid = new Grid(shown.columns(), shown.rows());
        for (int row = 0; row < Math.min(PAGE.size(), grid.rows()); row++) {
            int unusedEnd = grid.put(row, 0, PAGE.get(row), Style.PLAIN);
        }
        grid.hideCursor();
        shown.show(grid);
    }

    @Override
    public void bytes(byte[] bytes) {
        loop.execute(() -> typed(bytes));
    }

    @Override
    public void hungUp() {
        loop.execute(loop::stop);
    }

    @Override
    public void resized() {
        loop.execute(this::repaint);
    }

    @Override
    public void stopAsked() {
        loop.execute(() -> {
            Screen shown = screen;
            if (shown != null) {
                shown.suspend();
                back();
            }
        });
    }

    @Override
    public void continued() {
        loop.execute(this::back);
    }

    @Override
    public void endAsked(String signal) {
        loop.execute(loop::stop);
    }

    private void back() {
        Screen shown = screen;
        if (shown != null) {
            shown.resume();
            repaint();
        }
    }

    private void typed(byte[] bytes) {
        Keys cutter = keys;
        if (escape != null) {
            escape.cancel();
        }
        if (cutter != null) {
            cutter.feed(bytes, 0, bytes.length, this::pressed);
            escape = cutter.waitingForEscape()
                    ? loop.after(Keys.ESCAPE_MILLIS, () -> cutter.escapeTimeout(this::pressed))
                    : null;
        }
    }

    private void pressed(Key key) {
        if (key instanceof Key.Chord chord) {
            switch (chord.name()) {
                case "M-x" -> alt.complete(Alt.CAME);
                case "C-c" -> loop.stop();
                default -> alt.complete(chord.name().startsWith("M-") ? Alt.CAME_OTHERWISE : Alt.NOT_TRIED);
            }
        } else if (key instanceof Key.Typed) {
            alt.complete(Alt.CAME_OTHERWISE);
        }
    }
}
