package chat.client.model;

import chat.client.model.Attention.Level;

/** {@code /notify}, which is about one window, and {@code /bell}, which is about the terminal. */
final class NotifyCommands {
    private static final String FOCUS_NEVER_TOLD =
            " The terminal has not told whether it has the focus: a minute after your last key it counts as not looked at.";

    private NotifyCommands() {}

    static Step notify(Model model, String which) {
        Window window = model.window();
        Level level = Level.named(which);
        if (which.isEmpty()) {
            return Step.of(Lines.local(Commands.done(model), words(model, window)));
        }
        if (level == null && !which.equals("default")) {
            return Step.of(model.hint("It is all, mention, none or default, not " + which + "."));
        }
        Model done = Commands.done(model);
        Model changed = done.window(done.window().level(level));
        return Step.of(Lines.local(changed, words(changed, changed.window())));
    }

    static Step bell(Model model, String what) {
        return switch (what) {
            case "on", "off" -> OptionCommands.changed(model, Option.BELL, what);
            case "test" -> {
                Model done = Commands.done(model);
                Effect.Bell bell = Attention.bell(done, "chat", "This is what you get when somebody wants you.");
                yield Step.of(Lines.local(done, state(done)), new Effect.TestBell(bell));
            }
            case "" -> Step.of(Lines.local(Commands.done(model), state(model)));
            default -> Step.of(model.hint("It is on, off or test, not " + what + "."));
        };
    }

    private static String state(Model model) {
        boolean on = model.settings().options().on(Option.BELL);
        boolean told = model.eyes().focus() == Attention.Focus.TOLD;
        return "The bell is " + (on ? "on." : "off; /bell on switches it on.") + (told ? "" : FOCUS_NEVER_TOLD);
    }

    private static String words(Model model, Window window) {
        String what = switch (Attention.level(model, window)) {
            case ALL -> "every line of others rings";
            case MENTION -> window.talk().isPrivate() ? "what is said to you rings" : "what names you rings";
            case NONE -> "nothing rings";
        };
        String why = window.level() == null ? " (as set for all windows: /set notify)" : "";
        return "In " + window.name() + " " + what + why + ".";
    }
}
