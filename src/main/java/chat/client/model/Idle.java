package chat.client.model;

/**
 * Away when no key came for as long as the option says, and back with the next one. That it was this client which said so is told by the
 * words alone: who says {@code /away} for themselves stays away until {@code /back}.
 */
final class Idle {
    static final String WHY = "idle";

    private static final long MINUTE_MILLIS = 60_000;

    private Idle() {}

    /** Time has passed. */
    static Step tick(Model model) {
        long minutes = model.settings().options().number(Option.AUTO_AWAY);
        if (minutes == 0 || !reachable(model) || !away(model).isEmpty()) {
            return Step.of(model);
        }
        long since = model.nowMillis()
                - Math.max(model.dialog().keyMillis(), model.link().sinceMillis());
        return since >= minutes * MINUTE_MILLIS
                ? Step.of(model, new Effect.Ask(new Request.Away(WHY)))
                : Step.of(model);
    }

    /** A key came, after which the model is that of the step. */
    static Step key(Model before, Step step) {
        long pause = before.nowMillis() - before.dialog().keyMillis();
        return pause >= MINUTE_MILLIS && reachable(before) && away(before).equals(WHY)
                ? step.and(new Effect.Ask(new Request.Away("")))
                : step;
    }

    private static boolean reachable(Model model) {
        return model.link().up() && model.link().hasRooms();
    }

    /** Why the others see us as away; empty if they do not. */
    private static String away(Model model) {
        for (Person person : model.windows().lobby().people().persons()) {
            if (person.name().equals(model.self())) {
                return person.away();
            }
        }
        return "";
    }
}
