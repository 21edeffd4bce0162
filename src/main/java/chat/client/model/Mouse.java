package chat.client.model;

import chat.client.model.Destination.Kind;

/**
 * What the mouse does. Whether the terminal tells about it is in the {@link Panes}, which the runtime sees to. It is
 * optional: while it is on, the terminal's own selection needs Shift. A click never loses anything: it goes to a window, or puts a name into the draft.
 */
final class Mouse {
    private Mouse() {}

    static Model toggled(Model model) {
        return to(model, model.panes().mouse() == Panes.Mouse.ON ? Panes.Mouse.OFF : Panes.Mouse.ON);
    }

    static Step command(Model model, String how) {
        return Step.of(
                switch (how) {
                    case "" -> toggled(Commands.done(model));
                    case "on" -> to(Commands.done(model), Panes.Mouse.ON);
                    case "off" -> to(Commands.done(model), Panes.Mouse.OFF);
                    default -> model.hint("/mouse takes on or off.");
                });
    }

    /** A question that wants an answer first does not go away by a click beside it. */
    static Step clicked(Model before, Event.Clicked click) {
        Model model = before.dialog(before.dialog().key(before.nowMillis()));
        Mode mode = model.dialog().mode();
        if (mode instanceof Mode.AskPaste || mode instanceof Mode.AskQuit) {
            return Step.of(before);
        }
        Destination on = click.on();
        if (mode instanceof Mode.FindWindow) {
            return WindowFinder.go(model.mode(Mode.NORMAL), on);
        }
        Model normal = model.mode(Mode.NORMAL);
        if (on.kind() != Kind.PERSON) {
            return WindowFinder.go(normal, on);
        }
        if (on.name().equals(model.self())) {
            return Step.of(normal);
        }
        return click.button() == Key.Button.RIGHT
                ? WindowFinder.go(normal, on)
                : Step.of(Keyboard.inserted(normal, named(normal, on.name())));
    }

    /** As completion does it: at the beginning of a message it is who is spoken to. */
    private static String named(Model model, String name) {
        return model.composer().input().isEmpty() ? name + ": " : name + " ";
    }

    private static Model to(Model model, Panes.Mouse mouse) {
        String hint = mouse == Panes.Mouse.ON
                ? "Mouse on: wheel, click on a window or name. Shift selects text. Alt+M: off."
                : "Mouse off: it selects text again.";
        return model.panes(model.panes().mouse(mouse)).hint(hint);
    }
}
