package chat.client;

import chat.client.model.Destination;
import chat.client.model.Effect;
import chat.client.model.Event;
import chat.client.model.Key;
import chat.client.model.Model;
import chat.client.model.Step;
import chat.client.model.TerminalTitle;
import chat.client.model.Update;
import chat.client.terminal.Keys;
import chat.client.terminal.Screen;
import chat.client.terminal.WheelAsArrows;
import chat.client.view.Grid;
import chat.client.view.View;
import chat.net.EventLoop;
import chat.net.Timer;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The full-screen client at work. One loop thread owns the model, the screen and the link; the screen's reader and the
 * signals only post to it. In each turn of the loop: all that happened goes through {@link Update}, the effects are
 * carried out, and at most one frame is painted, at once after a pause and {@value #FRAMES_PER_SECOND_MAX} a second at
 * most. It decides nothing about the chat itself: that is the model's.
 */
final class ClientApp {
    static final int FRAMES_PER_SECOND_MAX = 30;
    static final long ESCAPE_MILLIS = 50;

    private static final long FRAME_NANOS_MIN = 1_000_000_000L / FRAMES_PER_SECOND_MAX;

    /** How long the server may take to let us go; the process must be gone in 2 s. */
    private static final long LEAVE_MILLIS_MAX = 1_000;

    private final EventLoop loop;
    private final Screen screen;
    private final View view;
    private final Keys keys;
    private final ServerLink link;
    private @Nullable WindowsFile windows;
    private final Errands errands;
    private final DraftEditor editor;
    private final Ticks ticks;
    private final Effects effects = new Effects();
    private final ArrayDeque<Event> inbox = new ArrayDeque<>();
    private Model model;
    private boolean changed;
    private Grid grid;
    private boolean paintAll;
    private long paintedNanos;
    private boolean leaving;
    private @Nullable Timer frame;
    private @Nullable Timer escape;

    /**
     * @param surroundings which editor the user has
     * @param first the model that this view has drawn into this grid and the screen has shown
     * @param links makes the link, given who hears of its events
     */
    ClientApp(
            EventLoop loop, Screen screen, Model first, View view, Grid grid, Surroundings surroundings, Links links) {
        this.loop = loop;
        this.screen = screen;
        this.view = view;
        this.model = first;
        this.grid = grid;
        this.keys = new Keys(screen::answered);
        this.link = links.link(this::heard);
        this.errands = new Errands(loop, this::heard);
        this.editor = new DraftEditor(surroundings.editor(), surroundings.draftFolder(), loop, this::edited);
        this.ticks = new Ticks(loop, () -> inbox.add(new Event.Tick()));
        this.paintedNanos = loop.nanos();
    }

    /** Makes a link that tells its events to this receiver. */
    interface Links {
        ServerLink link(Consumer<Event> events);
    }

    /** Begins to connect; from now on every turn of the loop ends here. */
    void start() {
        loop.beforeFlush(this::endOfTurn);
        link.connectNow();
    }

    /** Begins with the windows of last time, and keeps them for the next; before {@link #start}. */
    void keepWindows(Function<Consumer<Event>, WindowsFile> file) {
        WindowsFile keeper = file.apply(this::heard);
        windows = keeper;
        model = keeper.restored(model);
        changed = true;
    }

    /** Keeps there what is set, and says what was wrong with it; before {@link #start}. */
    void prefer(Preferences kept) {
        errands.prefer(kept);
    }

    /** What the terminal sent. */
    void typed(byte[] bytes) {
        cancel(escape);
        WheelAsArrows wheel = new WheelAsArrows(this::pressed);
        keys.feed(bytes, 0, bytes.length, wheel);
        wheel.end();
        changed = true; // an answer of the terminal's may have taught the painter something; else it costs no byte
        escape = keys.waitingForEscape() ? loop.after(ESCAPE_MILLIS, () -> keys.escapeTimeout(this::pressed)) : null;
    }

    /** The terminal has another size. */
    void resized() {
        if (!leaving && screen.refreshSize()) {
            inbox.add(new Event.Resized(screen.columns(), screen.rows()));
        }
    }

    /** Stopped from outside. */
    void stopAsked() {
        if (!leaving && !editor.running()) {
            screen.suspend();
            continued();
        }
    }

    /** The process goes on after a stop. */
    void continued() {
        if (!leaving && !editor.running()) {
            screen.resume();
            resized();
            paintAll = true;
            inbox.add(new Event.Resumed());
        }
    }

    /** Gives the terminal back, says good-bye to the server, ends the loop. */
    void quit() {
        if (!leaving) {
            leaving = true;
            screen.leave();
            if (windows != null) {
                windows.end(model);
            }
            errands.close();
            editor.close();
            link.leave(LEAVE_MILLIS_MAX, errands::finish);
        }
    }

    /** As it is now; for tests. */
    Model model() {
        return model;
    }

    /** The link speaks, perhaps after this turn's update: asks for another turn. */
    private void heard(Event event) {
        inbox.add(event);
        loop.execute(() -> {});
    }

    /** The editor has ended, or never begun. */
    private void edited(Event event) {
        screen.takeBack();
        continued();
        heard(event);
    }

    /** What a click means depends on what the user saw when clicking: the frame that was painted last. */
    private void pressed(Key key) {
        Destination on = key instanceof Key.Click click ? view.at(click.row(), click.column()) : null;
        inbox.add(
                on != null && key instanceof Key.Click click
                        ? new Event.Clicked(on, click.button())
                        : new Event.Pressed(key));
    }

    /** Update, effects, at most one frame. */
    private void endOfTurn() {
        while (!inbox.isEmpty() && !leaving) {
            Step step = Update.update(model, inbox.remove(), loop.wallMillis());
            model = step.model();
            changed = true;
            for (Effect effect : step.effects()) {
                errands.carryOut(effect, effects);
            }
        }
        if (!leaving) {
            switch (model.panes().mouse()) {
                case ON -> screen.mouseOn();
                case OFF -> screen.mouseOff();
            }
            if (windows != null) {
                windows.changed(model);
            }
            ticks.keep(!model.link().up());
            errands.attend(model.settings().options());
            paintIfDue();
        }
    }

    private void paintIfDue() {
        if (!changed && !paintAll) {
            return;
        }
        long sinceNanos = loop.nanos() - paintedNanos;
        if (sinceNanos >= FRAME_NANOS_MIN) {
            paint();
        } else if (frame == null) {
            // One millisecond more than the rest, so that the timer's turn finds it due.
            frame = loop.after((FRAME_NANOS_MIN - sinceNanos) / 1_000_000 + 1, () -> frame = null);
        }
    }

    private void paint() {
        if (grid.columns() != model.columns() || grid.rows() != model.rows()) {
            grid = new Grid(model.columns(), model.rows());
        }
        if (paintAll) {
            screen.forget();
            paintAll = false;
        }
        view.draw(model, grid);
        screen.show(grid);
        screen.title(TerminalTitle.of(model));
        changed = false;
        paintedNanos = loop.nanos();
    }

    private static void cancel(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    /** Carries out what the model asks for. */
    private final class Effects implements Errands.Effects {
        @Override
        public ServerLink link() {
            return link;
        }

        @Override
        public Errands errands() {
            return errands;
        }

        @Override
        public Done quit(Effect.Quit effect) {
            ClientApp.this.quit();
            return Done.DONE;
        }

        @Override
        public Done suspend(Effect.Suspend effect) {
            stopAsked();
            return Done.DONE;
        }

        @Override
        public Done edit(Effect.Edit effect) {
            screen.lend();
            editor.edit(effect.draft());
            return Done.DONE;
        }

        @Override
        public Done redraw(Effect.Redraw effect) {
            paintAll = true;
            return Done.DONE;
        }

        @Override
        public Done bell(Effect.Bell effect) {
            screen.bell(effect.heading(), effect.text());
            return Done.DONE;
        }

        @Override
        public Done testBell(Effect.TestBell effect) {
            bell(effect.bell());
            inbox.add(new Event.Told(screen.bellWords()));
            return Done.DONE;
        }

        @Override
        public Done examine(Effect.Examine effect) {
            errands.examine(effect, screen::ask);
            paintAll = true; // over what the questions leave
            return Done.DONE;
        }

        @Override
        public Done copy(Effect.Copy effect) {
            screen.copy(effect.text());
            return Done.DONE;
        }
    }
}
