package chat.client.model;

import chat.protocol.Place;
import org.jspecify.annotations.Nullable;

/**
 * Shows another window, because a key or a command wants it: nothing else does. Draft, scroll place and what was typed
 * before stay with the window that is left.
 */
final class Switching {
    private Switching() {}

    static Model number(Model model, int number) {
        Window window = model.windows().numbered(number);
        if (window == null) {
            return model.hint("There is no window " + number + ". " + numbers(model.windows()));
        }
        return shown(model, number, 0);
    }

    /** The next window by number, or the one before. */
    static Model beside(Model model, int by) {
        if (model.windows().all().size() == 1) {
            return model.hint("There is no other window.");
        }
        return shown(model, model.windows().beside(by), 0);
    }

    static Model previous(Model model) {
        Windows windows = model.windows();
        boolean there = windows.previous() != windows.active() && windows.numbered(windows.previous()) != null;
        return there ? shown(model, windows.previous(), 0) : model.hint("There is no other window to go back to.");
    }

    /** To where somebody wants the user, then to what else is new; the last press returns to where the user began. */
    static Model nextActive(Model model) {
        Windows windows = model.windows();
        Window next = mostActive(windows);
        int began = windows.back() == 0 ? windows.active() : windows.back();
        if (next != null) {
            return shown(model, next.number(), began);
        }
        if (began != windows.active() && windows.numbered(began) != null) {
            return shown(model, began, 0);
        }
        return model.hint("Nothing is new in other windows.");
    }

    /** The window of this place, which is made if it is not there. */
    static Model to(Model model, Place place) {
        Window window = model.windows().ofOrNew(place);
        return shown(model.window(window), window.number(), 0);
    }

    /** Closes the window that shows; the one before it shows. What was typed in it can be recalled there. */
    static Model closed(Model model) {
        Windows windows = model.windows();
        Window closing = model.window();
        boolean back = windows.previous() != windows.active() && windows.numbered(windows.previous()) != null;
        int next = back ? windows.previous() : windows.beside(-1);
        Model shown = shown(model, next, 0);
        Model without = shown.windows(shown.windows().without(closing.number()));
        Composer composer = without.composer();
        InputHistory history = composer.history();
        for (String typed : closing.composer().history().entries()) {
            history = history.recalled(typed);
        }
        return without.composer(composer.history(history));
    }

    private static Model shown(Model model, int number, int back) {
        Model left = Reading.left(model);
        KillRing killed = left.composer().input().killed();
        left = left.composer(left.composer().completion(null));
        Model now = left.windows(left.windows().show(number).back(back)).mode(Mode.NORMAL);
        return Reading.returned(now.input(now.composer().input().killed(killed)));
    }

    private static @Nullable Window mostActive(Windows windows) {
        Window most = null;
        for (Window window : windows.all()) {
            boolean other =
                    window.number() != windows.active() && window.unread().count() > 0;
            boolean more = most == null
                    || (most.unread().mentions() == 0 && window.unread().mentions() > 0);
            most = other && more ? window : most;
        }
        return most;
    }

    private static String numbers(Windows windows) {
        int size = windows.all().size();
        int last = windows.all().get(size - 1).number();
        return size == 1 ? "There is only this one." : "They go from 1 to " + last + "; /win lists them.";
    }
}
