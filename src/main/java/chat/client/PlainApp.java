package chat.client;

import chat.client.model.ChatLog;
import chat.client.model.Effect;
import chat.client.model.Event;
import chat.client.model.Key;
import chat.client.model.Mode;
import chat.client.model.Model;
import chat.client.model.SlashCommand;
import chat.client.model.Step;
import chat.client.model.Update;
import chat.client.terminal.Probe;
import chat.net.EventLoop;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The client in lines: what is typed goes in, what happened comes out, one line each, nothing is ever taken back. The same
 * model as the full screen, so the same commands and rules; a line is typed into it and Enter is pressed. Loop thread only.
 */
final class PlainApp {
    /** Lines taken from the input that have not left for the server: what bounds a fast pipe. */
    static final int LINES_AHEAD_MAX = 50;

    /** After the end of the input, how long a lost connection may take to come back for what is unsent. */
    static final long UNSENT_MILLIS_MAX = 30_000;

    static final long LEAVE_MILLIS_MAX = 5_000;

    private final EventLoop loop;
    private final PrintStream out;
    private final PlainInput input;
    private final Patience patience;
    private final PlainNews news;
    private final PlainPages pages;
    private final PlainBell bell;
    private final Ticks ticks;
    private final ServerLink link;
    private final Errands errands;
    private final ArrayDeque<Event> inbox = new ArrayDeque<>();
    private final Effects effects = new Effects();
    private Model model;
    private int linesTaken;
    private boolean wasUp;
    private boolean inputEnded;
    private boolean leaving;
    private boolean ended;
    private Outcome outcome = Outcome.LEFT;

    /** Whether it is worth waiting for a server that is not there. */
    enum Patience {
        /** Somebody sits there: try for ever. */
        FOR_EVER,
        /** A pipe: what cannot be reached at the start is an error. */
        ONCE_CONNECTED
    }

    PlainApp(
            EventLoop loop,
            PrintStream out,
            PlainInput input,
            Patience patience,
            Model first,
            Function<Consumer<Event>, ServerLink> links) {
        this.loop = loop;
        this.out = out;
        this.input = input;
        this.patience = patience;
        this.news = new PlainNews(first.settings(), this::print);
        this.pages = new PlainPages(news, this::print);
        this.bell = new PlainBell(out, patience == Patience.FOR_EVER);
        this.model = first;
        this.link = links.apply(this::heard);
        this.errands = new Errands(loop, this::heard);
        this.ticks = new Ticks(loop, () -> inbox.add(new Event.Tick()));
    }

    /** Begins to connect; from now on every turn of the loop ends here. */
    void start() {
        loop.beforeFlush(this::endOfTurn);
        news.say(
                "Connecting to " + model.settings().server() + " as "
                        + model.settings().user() + ". /help lists the commands, /quit leaves.",
                model);
        link.connectNow();
    }

    /** Keeps there what is set, and says what was wrong with it; before {@link #start}. */
    void prefer(Preferences kept) {
        errands.prefer(kept);
    }

    /** A line of the input, or several in one message; a slash begins a command. */
    void typed(String text) {
        linesTaken++;
        if (text.startsWith("/") && !text.startsWith("//")) {
            clear(); // what was quoted waits for words, not for a command
        }
        int unsent = model.outbox().letters().size();
        press(new Key.Typed(text));
        press(new Key.Chord("Enter"));
        boolean answered = pages.typed(text, model);
        answerModes();
        if (!model.dialog().hint().isEmpty() && !answered) {
            news.say("! " + model.dialog().hint(), model);
        }
        if (SlashCommand.typed(text) == SlashCommand.QUOTE
                && !model.composer().input().isEmpty()) {
            news.say("Quoted; it is sent with the line that you type next. A command drops it.", model);
        } else if (!model.composer().input().isEmpty()) {
            clear(); // refused, and kept to be corrected; here it can only be typed again
        }
        boolean waits = !model.link().up() && model.outbox().letters().size() > unsent;
        if (waits && patience == Patience.FOR_EVER) {
            news.say("Not sent yet: it goes out when there is a connection.", model);
        }
        told();
    }

    /** No more input: leaves as soon as what was typed has left for the server. */
    void inputEnded() {
        inputEnded = true;
        loop.after(UNSENT_MILLIS_MAX, this::quitUnsent);
    }

    /** Says good-bye to the server and ends the loop. */
    void quit(Outcome how) {
        if (!leaving) {
            leaving = true;
            outcome = how;
            errands.close();
            link.leave(LEAVE_MILLIS_MAX, () -> {
                ended = true;
                errands.finish();
            });
        }
    }

    boolean ended() {
        return ended;
    }

    Outcome outcome() {
        return outcome;
    }

    private void heard(Event event) {
        inbox.add(event);
        loop.execute(() -> {}); // perhaps after this turn's update: asks for another turn
    }

    private void press(Key key) {
        update(new Event.Pressed(key));
    }

    /** Without a key: the user may have given any of them another meaning. */
    private void clear() {
        update(new Event.Edited("", ""));
    }

    /** What opens a page or asks a question on the full screen is answered here and now. */
    private void answerModes() {
        Mode mode = model.dialog().mode();
        if (mode instanceof Mode.AskQuit) {
            quitUnsent();
        } else if (!(mode instanceof Mode.Normal)) {
            pages.mode(mode, model);
            press(new Key.Chord("Esc"));
        }
    }

    /** Where one was led to is told, and one stays at the newest lines. */
    private void told() {
        if (pages.happened(model)) {
            press(new Key.Wheel(ChatLog.LINES_MAX));
        }
    }

    private void endOfTurn() {
        while (!inbox.isEmpty() && !leaving) {
            Event event = inbox.remove();
            boolean hopeless = event instanceof Event.LinkDown && !wasUp && patience == Patience.ONCE_CONNECTED;
            String hint = model.dialog().hint();
            update(hopeless && event instanceof Event.LinkDown down ? new Event.LinkDown(down.why(), -1) : event);
            if (!model.dialog().hint().isEmpty() && !model.dialog().hint().equals(hint)) {
                news.say("! " + model.dialog().hint(), model);
            }
            if (model.dialog().mode() instanceof Mode.Hits) {
                press(new Key.Chord("Esc")); // they were told as they were found
            }
            told();
            wasUp |= event instanceof Event.LinkUp;
            if (hopeless) {
                link.giveUpLines(); // the exit code says that nothing was sent, so nothing may be sent later
                quit(Outcome.CANNOT_CONNECT);
            }
        }
        ticks.keep(false);
        errands.attend(model.settings().options());
        int unsent = model.outbox().letters().size();
        if (!leaving && inputEnded && unsent == 0) {
            quit(model.outbox().failed().isEmpty() ? Outcome.LEFT : Outcome.UNSENT);
        }
        if (linesTaken > unsent) {
            input.allow(linesTaken - unsent);
            linesTaken = unsent;
        }
        if (out.checkError()) {
            quit(Outcome.LEFT); // nobody reads any more
        }
    }

    private void update(Event event) {
        Step step = Update.update(model, event, loop.wallMillis());
        model = step.model();
        for (Effect effect : step.effects()) {
            errands.carryOut(effect, effects);
        }
        news.happened(event, model);
    }

    private void print(String text) {
        if (!text.isEmpty()) {
            out.println(text);
        }
    }

    private void quitUnsent() {
        int unsent = model.outbox().letters().size();
        if (unsent > 0) {
            print(PlainWords.unsent(unsent, patience == Patience.FOR_EVER));
        }
        if (patience == Patience.ONCE_CONNECTED) {
            link.giveUpLines();
        }
        quit(unsent > 0 ? Outcome.UNSENT : Outcome.LEFT);
    }

    /** Carries out what the model asks for; what only a screen could do is left out. */
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
            quitUnsent();
            return Done.DONE;
        }

        @Override
        public Done suspend(Effect.Suspend effect) {
            return Done.DONE;
        }

        @Override
        public Done edit(Effect.Edit effect) {
            return Done.DONE;
        }

        @Override
        public Done redraw(Effect.Redraw effect) {
            return Done.DONE;
        }

        @Override
        public Done bell(Effect.Bell effect) {
            bell.ring();
            return Done.DONE;
        }

        @Override
        public Done testBell(Effect.TestBell effect) {
            inbox.add(new Event.Told(bell.tested()));
            return Done.DONE;
        }

        /** The terminal is not asked: its answers would come as typed lines. */
        @Override
        public Done examine(Effect.Examine effect) {
            errands.examine(effect, Probe::notAsked);
            return Done.DONE;
        }

        @Override
        public Done copy(Effect.Copy effect) {
            bell.copy(effect.text());
            return Done.DONE;
        }
    }
}
