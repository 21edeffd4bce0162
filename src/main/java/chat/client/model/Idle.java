package chat.client.model;

/**
 * Away when no key came for as long as the option says, and back with the next one; away while tmux or screen is detached. That it was this client which said so is told by the
 * words alone: who says {@code /away} for themselves stays away until {@code /back}.
 */
final class Idle {
    static final String WHY = "idle";

    static final String DETACHED = "detached";

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
        String away = reachable(before) ? away(before) : "";
        return (pause >= MINUTE_MILLIS && away.equals(WHY)) || away.equals(DETACHED)
                ? step.and(new Effect.Ask(new Request.Away("")))
                : step;
    }

    /** tmux or screen was detached, or somebody sees the terminal again. */
    static Step viewed(Model model, Attention.Viewer viewer) {
        return unseen(Reading.viewed(model, viewer));
    }

    /**
     * Says so once, when it begins or when there is a connection again: a user with another client, who is back by a key there, is not sent
     * away again and again.
     */
    static Step unseen(Model model) {
        if (!reachable(model)) {
            return Step.of(model);
        }
        boolean nobody = model.eyes().viewer() == Attention.Viewer.NOBODY;
        String away = away(model);
        if (nobody && away.isEmpty()) {
            return Step.of(model, new Effect.Ask(new Request.Away(DETACHED)));
        }
        return !nobody && away.equals(DETACHED) ? Step.of(model, new Effect.Ask(new Request.Away(""))) : Step.of(model);
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
