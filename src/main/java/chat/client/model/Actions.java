package chat.client.model;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Carries out one action of the key table while nothing else is asked. */
final class Actions {
    static final int FEW_ROWS = 3;

    private Actions() {}

    static Step run(Model model, Action action) {
        return switch (action) {
            case SEND -> Commands.enter(model);
            case REDRAW -> Step.of(model, new Effect.Redraw());
            case SUSPEND -> Step.of(model, new Effect.Suspend());
            case EDIT -> Step.of(model, new Effect.Edit(model.composer().input().text()));
            default -> Step.of(changed(model, action));
        };
    }

    private static Model changed(Model model, Action action) {
        return switch (action.group()) {
            case WRITE -> written(model, action);
            case MOVE, DELETE -> edited(model, action);
            case READ -> read(model, action);
            case WINDOWS -> windows(model, action);
            case SCREEN -> screen(model, action);
        };
    }

    private static Model written(Model model, Action action) {
        return switch (action) {
            case NEW_LINE -> Keyboard.inserted(model, "\n");
            case COMPLETE -> Completing.next(model, 1);
            case COMPLETE_BACK -> Completing.next(model, -1);
            case OLDER_INPUT -> older(model);
            case NEWER_INPUT -> newer(model);
            case OLDER_OF_ALL -> ofAll(model, InputHistory::older);
            case NEWER_OF_ALL -> ofAll(model, InputHistory::newer);
            case SEARCH_HISTORY -> Searching.history(model);
            default -> model;
        };
    }

    private static Model edited(Model model, Action action) {
        InputLine input = model.composer().input();
        return switch (action) {
            case LEFT -> model.input(input.left());
            case RIGHT -> model.input(input.right());
            case WORD_LEFT -> model.input(input.wordLeft());
            case WORD_RIGHT -> model.input(input.wordRight());
            case HOME -> model.input(input.home());
            case END -> model.input(input.end());
            case BACKSPACE -> model.input(input.backspace());
            case DELETE -> model.input(input.delete());
            case KILL_WORD -> model.input(input.killWordBefore());
            case KILL_LETTERS -> model.input(input.killLettersBefore());
            case KILL_LETTERS_AFTER -> model.input(input.killLettersAfter());
            case KILL_TO_START -> model.input(input.killToStart());
            case KILL_TO_END -> model.input(input.killToEnd());
            case YANK -> yanked(model, input.yanked());
            case YANK_OLDER -> yanked(model, input.yankedOlder());
            case SWAP -> model.input(input.swap());
            case UNDO -> model.input(input.undone());
            default -> model;
        };
    }

    private static Model yanked(Model model, InputLine with) {
        String refusal = DraftLimits.refusal(with, "");
        return refusal.isEmpty() ? model.input(with) : model.hint(refusal);
    }

    private static Model read(Model model, Action action) {
        return switch (action) {
            case PAGE_UP -> Scrolling.up(model, Scrolling.page(model));
            case PAGE_DOWN -> Scrolling.up(model, -Scrolling.page(model));
            case ROWS_UP -> Scrolling.up(model, FEW_ROWS);
            case ROWS_DOWN -> Scrolling.up(model, -FEW_ROWS);
            case TOP -> Scrolling.top(model);
            case BOTTOM -> Scrolling.bottom(model);
            case FIRST_UNREAD -> Searching.firstUnread(model);
            case PREVIOUS_MENTION -> Searching.mention(model, -1);
            case NEXT_MENTION -> Searching.mention(model, 1);
            case FOLD -> Folding.toggled(model);
            case SEARCH_WINDOW ->
                model.mode(new Mode.SearchWindow("", model.window().scroll()));
            default -> model;
        };
    }

    /** Which window a digit means is in the chord, so {@link Keyboard} goes there. */
    private static Model windows(Model model, Action action) {
        return switch (action) {
            case NEXT_WINDOW -> Switching.beside(model, 1);
            case PREVIOUS_WINDOW -> Switching.beside(model, -1);
            case NEXT_ACTIVE -> Switching.nextActive(model);
            case LAST_WINDOW -> Switching.previous(model);
            case FIND_WINDOW -> WindowFinder.begun(model);
            default -> model;
        };
    }

    private static Model screen(Model model, Action action) {
        return switch (action) {
            case HELP -> model.mode(new Mode.Help(0));
            case WINDOW_LIST -> windowList(model);
            case PEOPLE -> model.panes(model.panes().togglePeople());
            case PEOPLE_UP -> people(model, -1);
            case PEOPLE_DOWN -> people(model, 1);
            case MOUSE -> Mouse.toggled(model);
            case BARE -> model.panes(model.panes().toggleBare());
            case EVENTS -> events(model.panes(model.panes().nextEvents()));
            default -> model;
        };
    }

    private static Model events(Model model) {
        return model.hint("Joins and leaves: " + model.panes().events().word() + ".");
    }

    private static Model windowList(Model model) {
        boolean shows = Layout.of(model).windowsColumns() > 0;
        Model toggled = model.panes(model.panes().windows(shows ? Panes.WindowsPane.HIDDEN : Panes.WindowsPane.SHOWN));
        boolean fits = shows || Layout.of(toggled).windowsColumns() > 0;
        return fits ? toggled : model.hint("There is no room for the window list: Ctrl+G or /win shows it.");
    }

    private static Model people(Model model, int pages) {
        People people = model.people();
        int page = Math.max(1, Layout.of(model).logRows() - 1);
        int last = Math.max(0, people.size() - page);
        return model.people(people.firstRow(Math.max(0, Math.min(last, people.firstRow() + pages * page))));
    }

    private static Model older(Model model) {
        Composer composer = model.composer();
        if (!composer.input().onFirstLine()) {
            return model.input(composer.input().up());
        }
        return composer.history().hasOlder()
                ? recalled(model, history -> history.older(composer.input().text()))
                : model;
    }

    private static Model newer(Model model) {
        Composer composer = model.composer();
        if (!composer.input().onLastLine()) {
            return model.input(composer.input().down());
        }
        return composer.history().hasNewer()
                ? recalled(model, history -> history.newer(composer.input().text()))
                : model;
    }

    /** Through what was typed in any window; the draft is kept as with the history of this one. */
    private static Model ofAll(Model model, BiFunction<InputHistory, String, InputHistory> move) {
        String draft = model.composer().input().text();
        InputHistory all = move.apply(model.dialog().typed(), draft);
        Composer composer = model.composer();
        boolean leaves = !model.dialog().typed().hasNewer(); // the draft, which another line may be sent in place of
        InputHistory kept = leaves ? composer.history().recalled(draft) : composer.history();
        return model.dialog(model.dialog().typed(all))
                .composer(
                        composer.input(composer.input().replacedBy(all.shown())).history(kept));
    }

    private static Model recalled(Model model, UnaryOperator<InputHistory> move) {
        Composer composer = model.composer();
        InputHistory history = move.apply(composer.history());
        return model.composer(
                composer.input(composer.input().replacedBy(history.shown())).history(history));
    }
}
