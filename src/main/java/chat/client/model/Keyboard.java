package chat.client.model;

import chat.client.model.Dialog.Armed;
import org.jspecify.annotations.Nullable;

/** What a key does, depending on what the client and its user are about. */
final class Keyboard implements Key.Receiver<Step> {
    /** The model as the key found it. */
    private final Model before;
    /** The same, without the hint that was about the key before. */
    private final Model model;

    Keyboard(Model model) {
        this.before = model;
        this.model = model.dialog(model.dialog().key(model.nowMillis()));
    }

    @Override
    public Step typed(Key.Typed key) {
        if (key.text().isEmpty()) {
            return Step.of(before);
        }
        if (escaped() && key.text().length() == 1 && bound("M-" + key.text()) != null) {
            return chord(new Key.Chord("M-" + key.text()));
        }
        if (before.dialog().armed() == Armed.CONTROL_X && bound(KeyBindings.PREFIX + " " + key.text()) != null) {
            return chord(new Key.Chord(key.text()));
        }
        Mode mode = model.dialog().mode();
        if (mode instanceof Mode.SearchWindow search) {
            return Step.of(Searching.typed(model, search, key.text()));
        }
        if (mode instanceof Mode.SearchHistory search) {
            return Step.of(Searching.typed(model, search, key.text()));
        }
        if (mode instanceof Mode.FindWindow find) {
            return Step.of(WindowFinder.typed(model, find, key.text()));
        }
        if (mode instanceof Mode.Normal) {
            return Step.of(inserted(model, key.text()));
        }
        return Questions.typed(model, mode, key.text());
    }

    @Override
    public Step chord(Key.Chord key) {
        String name = chordName(key.name());
        Action action = bound(name);
        Model here = model.dialog(model.dialog().jump(null));
        Mode mode = here.dialog().mode();
        if (mode instanceof Mode.Normal && action == null && KeyBindings.begins(name)) {
            return Step.of(model.dialog(model.dialog().armed(Armed.CONTROL_X)));
        }
        if (mode instanceof Mode.Normal) {
            return action == null ? Step.of(model) : windowed(normal(here, action), action, name);
        }
        return windowed(Questions.chord(here, mode, action, before.dialog().armed()), action, name);
    }

    /** The chords of one action name a window each; a question that wants an answer first keeps its own. */
    private static Step windowed(Step step, @Nullable Action action, String chord) {
        boolean free = step.model().dialog().mode() instanceof Mode.Normal;
        return action == Action.WINDOW && free
                ? step.map(now -> Switching.number(now, KeyBindings.digit(chord)))
                : step;
    }

    @Override
    public Step paste(Key.Paste key) {
        String text = Editing.draft(key.text());
        Mode mode = model.dialog().mode();
        boolean queried = mode instanceof Mode.SearchWindow
                || mode instanceof Mode.SearchHistory
                || mode instanceof Mode.FindWindow;
        if (queried) {
            return typed(new Key.Typed(Shown.line(text)));
        }
        Model normal = model.mode(Mode.NORMAL);
        String refusal = DraftLimits.refusal(normal.composer().input(), text);
        if (!refusal.isEmpty()) {
            return Step.of(normal.hint("Not pasted. " + refusal));
        }
        return Step.of(Sending.isLarge(text) ? normal.mode(new Mode.AskPaste(text)) : inserted(normal, text));
    }

    @Override
    public Step focus(Key.Focus key) {
        return Step.of(key.in() ? Reading.looksHere(before) : Reading.looksAway(before));
    }

    @Override
    public Step wheel(Key.Wheel key) {
        if (model.dialog().mode() instanceof Mode.Help help) {
            return Step.of(HelpPage.scrolled(model, help, key.lines()));
        }
        if (model.dialog().mode() instanceof Mode.Hits) {
            return HitsPage.moved(model, key.lines());
        }
        if (model.dialog().mode() instanceof Mode.FindWindow find) {
            return Step.of(WindowFinder.moved(model, find, Integer.signum(key.lines())));
        }
        return Step.of(Scrolling.up(model.dialog(model.dialog().jump(null)), -key.lines()));
    }

    /** Nothing stands there. */
    @Override
    public Step click(Key.Click key) {
        return Step.of(before);
    }

    /** What an action does while nothing is asked and nothing searched. */
    private Step normal(Model model, Action action) {
        Model chosen = Completing.chord(model, action);
        if (chosen != null) {
            return Step.of(chosen);
        }
        Model now = model.composer(model.composer().completion(null));
        if (action == Action.ESCAPE) {
            return Step.of(now.dialog(now.dialog().armed(Armed.ESC)));
        }
        if (action == Action.INTERRUPT) {
            return Step.of(Questions.interrupt(now, before.dialog().armed()));
        }
        return Actions.run(now, action);
    }

    private @Nullable Action bound(String chord) {
        return before.settings().keys().action(chord);
    }

    /** With the chord before it, if both together are one; Esc before Enter is Alt. */
    private String chordName(String name) {
        String both = KeyBindings.PREFIX + " " + name;
        if (before.dialog().armed() == Armed.CONTROL_X && bound(both) != null) {
            return both;
        }
        return escaped() && name.equals("Enter") ? "M-Enter" : name;
    }

    private boolean escaped() {
        long pause = before.nowMillis() - before.dialog().keyMillis();
        return before.dialog().armed() == Armed.ESC
                && pause >= 0
                && pause <= before.settings().options().number(Option.ESC_TIME);
    }

    static Model inserted(Model model, String text) {
        InputLine input = model.composer().input();
        String refusal = DraftLimits.refusal(input, text);
        return refusal.isEmpty() ? model.input(input.insert(text)) : model.hint(refusal);
    }
}
