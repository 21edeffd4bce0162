package chat.client.model;

import chat.protocol.Name;

/** Whom the user wants to hear: {@code /ignore} and {@code /unignore}. */
final class Hearing {
    private Hearing() {}

    static Step ignore(Model model, String who) {
        if (who.isEmpty()) {
            return Step.of(
                    Lines.local(Commands.done(model), model.settings().ignored().words()));
        }
        if (who.equalsIgnoreCase(model.self())) {
            return Step.of(model.hint("That is you."));
        }
        return model.settings().ignored().has(who)
                ? Step.of(model.hint("You ignore " + who + " already; /unignore " + who + " takes that back."))
                : asked(model, who, Request.Hearing.NO_MORE);
    }

    static Step unignore(Model model, String who) {
        return model.settings().ignored().has(who)
                ? asked(model, who, Request.Hearing.AGAIN)
                : Step.of(model.hint("You do not ignore " + who + "; /ignore lists whom you do."));
    }

    /** It was done. */
    static String words(Request.Ignore request) {
        String name = Shown.name(request.name());
        return switch (request.hearing()) {
            case NO_MORE -> "What " + name + " says is hidden from now on; /unignore " + name + " shows it again.";
            case AGAIN -> "What " + name + " says shows again.";
        };
    }

    private static Step asked(Model model, String who, Request.Hearing hearing) {
        if (model.link().up() && !model.link().hasRooms()) {
            return here(model, who, hearing);
        }
        String refusal = RoomCommands.refusal(model, hearing == Request.Hearing.AGAIN ? "/unignore" : "/ignore");
        String problem = refusal != null ? refusal : Name.problem(who).orElse("");
        return problem.isEmpty()
                ? Step.of(
                        Commands.done(model),
                        new Effect.Ask(new Request.Ignore(Name.of(who).value(), hearing)))
                : Step.of(model.hint(problem));
    }

    /** A server of the legacy profile keeps no such list. */
    private static Step here(Model model, String who, Request.Hearing hearing) {
        Ignored before = model.settings().ignored();
        Ignored now = hearing == Request.Hearing.NO_MORE ? before.with(Shown.name(who)) : before.without(who);
        Model done = Commands.done(model);
        return Step.of(Lines.local(
                done.ignored(now),
                words(new Request.Ignore(who, hearing)) + " This server keeps no list: it ends with the client."));
    }
}
