package chat.client.model;

import chat.client.model.Dialog.Armed;
import org.jspecify.annotations.Nullable;

/** Keys while something is asked or searched, or the help page shows. */
final class Questions {
    private Questions() {}

    /**
     * A character that does not answer is a character of the draft again, but for a paste, which must not get lost by
     * typing ahead.
     */
    static Step typed(Model model, Mode mode, String text) {
        if (mode instanceof Mode.AskQuit) {
            return text.equalsIgnoreCase("y")
                    ? Step.of(model.mode(Mode.NORMAL), new Effect.Quit())
                    : Step.of(Keyboard.inserted(model.mode(Mode.NORMAL), text));
        }
        if (mode instanceof Mode.AskPaste ask) {
            if (text.equalsIgnoreCase("y")) {
                return Step.of(Keyboard.inserted(model.mode(Mode.NORMAL), ask.text()));
            }
            return Step.of(text.equalsIgnoreCase("n") ? model.mode(Mode.NORMAL) : model);
        }
        boolean closes = text.equals("q") || text.equals(" ");
        Model closed = model.mode(Mode.NORMAL);
        return Step.of(closes ? closed : Keyboard.inserted(closed, text));
    }

    static Step chord(Model model, Mode mode, @Nullable Action action, Armed armed) {
        if (action == null) {
            return Step.of(model);
        }
        if (mode instanceof Mode.AskQuit) {
            return action == Action.SEND || action == Action.INTERRUPT
                    ? Step.of(model.mode(Mode.NORMAL), new Effect.Quit())
                    : over(model, action);
        }
        if (mode instanceof Mode.AskPaste ask) {
            return switch (action) {
                case SEND -> Step.of(Keyboard.inserted(model.mode(Mode.NORMAL), ask.text()));
                case ESCAPE, INTERRUPT -> Step.of(model.mode(Mode.NORMAL));
                default -> Step.of(model);
            };
        }
        if (mode instanceof Mode.SearchWindow search) {
            return searching(model, search, action);
        }
        if (mode instanceof Mode.SearchHistory search) {
            return searching(model, search, action);
        }
        if (mode instanceof Mode.FindWindow find) {
            return WindowFinder.chord(model, find, action);
        }
        if (mode instanceof Mode.Hits) {
            return HitsPage.chord(model, action);
        }
        return mode instanceof Mode.Help help ? helping(model, help, action) : over(model, action);
    }

    /** Ctrl+C: never loses a draft, and never quits by itself. */
    static Model interrupt(Model model, Armed armed) {
        Composer composer = model.composer();
        if (!composer.input().isEmpty()) {
            InputHistory history = composer.history().add(composer.input().text());
            Model cleared = Commands.typed(
                    model.composer(composer.input(composer.input().cleared()).history(history)),
                    composer.input().text());
            return composer.input().isBlank() ? cleared : cleared.hint("Draft put aside: Up brings it back.");
        }
        if (armed == Armed.INTERRUPT) {
            return model.mode(new Mode.AskQuit());
        }
        return model.dialog(model.dialog().armed(Armed.INTERRUPT)).hint("Ctrl+C again asks to quit; so does /quit.");
    }

    private static Step searching(Model model, Mode.SearchWindow search, Action action) {
        return switch (action) {
            case SEARCH_WINDOW, OLDER_INPUT -> Step.of(Searching.next(model, search, -1));
            case SEARCH_HISTORY, NEWER_INPUT -> Step.of(Searching.next(model, search, 1));
            case BACKSPACE -> Step.of(Searching.backspace(model, search));
            case ESCAPE, INTERRUPT -> Step.of(Searching.back(model, search));
            case SEND -> Step.of(model.mode(Mode.NORMAL));
            default -> over(model, action);
        };
    }

    private static Step searching(Model model, Mode.SearchHistory search, Action action) {
        return switch (action) {
            case SEARCH_HISTORY, OLDER_INPUT -> Step.of(Searching.older(model, search));
            case SEARCH_WINDOW, NEWER_INPUT -> Step.of(Searching.newer(model, search));
            case BACKSPACE -> Step.of(Searching.backspace(model, search));
            case ESCAPE, INTERRUPT -> Step.of(model.mode(Mode.NORMAL));
            case SEND, COMPLETE -> Step.of(Searching.accept(model, search));
            default -> Actions.run(Searching.accept(model, search), action);
        };
    }

    private static Step helping(Model model, Mode.Help help, Action action) {
        int page = Scrolling.page(model);
        return switch (action) {
            case OLDER_INPUT -> Step.of(HelpPage.scrolled(model, help, -1));
            case NEWER_INPUT -> Step.of(HelpPage.scrolled(model, help, 1));
            case PAGE_UP -> Step.of(HelpPage.scrolled(model, help, -page));
            case PAGE_DOWN -> Step.of(HelpPage.scrolled(model, help, page));
            case ROWS_UP -> Step.of(HelpPage.scrolled(model, help, -Actions.FEW_ROWS));
            case ROWS_DOWN -> Step.of(HelpPage.scrolled(model, help, Actions.FEW_ROWS));
            case TOP, HOME -> Step.of(model.mode(new Mode.Help(0)));
            case BOTTOM, END -> Step.of(HelpPage.scrolled(model, help, Integer.MAX_VALUE / 2));
            case HELP, ESCAPE, INTERRUPT, SEND -> Step.of(model.mode(Mode.NORMAL));
            case REDRAW, SUSPEND -> Actions.run(model, action);
            default -> over(model, action);
        };
    }

    /** What was asked or searched is over, and the key does what it always does. */
    static Step over(Model model, Action action) {
        Model normal = model.mode(Mode.NORMAL);
        if (action == Action.ESCAPE) {
            return Step.of(normal);
        }
        return action == Action.INTERRUPT ? Step.of(interrupt(normal, Armed.NOTHING)) : Actions.run(normal, action);
    }
}
