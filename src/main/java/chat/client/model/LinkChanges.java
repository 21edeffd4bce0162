package chat.client.model;

import chat.client.model.Link.State;

/**
 * What the runtime tells about the connection. Unsent messages outlive a drop: the runtime sends them when there is a
 * connection again.
 */
final class LinkChanges {
    private LinkChanges() {}

    static Step connecting(Model model) {
        return Step.of(model.link(model.link().connecting()));
    }

    /** @param way which one it was; empty: the one that was asked for */
    static Step up(Model before, String way) {
        Model model = way.isEmpty() ? before : before.settings(before.settings().server(Shown.line(way)));
        Link link = model.link();
        String server = model.settings().server();
        String sentence = link.why().isEmpty()
                ? "Connected to " + server + "."
                : "Connected to " + server + " again after " + span(model.nowMillis() - link.sinceMillis()) + ".";
        return Step.of(Lines.local(model, sentence).link(link.up(model.nowMillis())));
    }

    /** The server has rooms and a history. */
    static Step welcomed(Model model, Event.Welcomed event) {
        // Whom the user ignores is told next, if there is anybody.
        Model now = model.link(model.link().welcomed(event.clockMillis() - model.nowMillis(), proof(event)))
                .self(Shown.name(event.you()))
                .ignored(Ignored.NOBODY);
        Model told = event.verified() ? Lines.local(now, "The server knows you as " + now.self() + ".") : now;
        return Step.of(event.motd().isBlank() ? told : Lines.local(told, event.motd()));
    }

    private static Link.Proof proof(Event.Welcomed event) {
        if (!event.proof()) {
            return Link.Proof.OF_NOBODY;
        }
        return event.verified() ? Link.Proof.OF_OURS : Link.Proof.OF_OTHERS;
    }

    static Step down(Model model, String why, long retryInMillis) {
        Link link = model.link();
        if (link.state() == State.REJECTED && retryInMillis < 0) {
            return Step.of(model); // the end of a connection whose server has said why
        }
        String shown = Shown.line(why);
        State state = retryInMillis < 0 ? State.DISCONNECTED : State.RECONNECTING;
        long since = link.up() ? model.nowMillis() : link.sinceMillis();
        boolean asked = link.state() == State.DISCONNECTED && state == State.DISCONNECTED;
        // Otherwise a night without a network fills the log with one sentence.
        boolean known = asked || link.why().equals(shown);
        String sentence = shown + (state == State.RECONNECTING ? ". Trying again until it works." : ".");
        Model told = known ? model : Lines.error(model, sentence);
        Model now = told.link(link.down(state, shown, model.nowMillis() + retryInMillis, since));
        return Step.of(link.up() ? alone(now) : now);
    }

    static Step rejected(Model model, String sentence) {
        Link now = model.link().down(State.REJECTED, Shown.line(sentence), 0, model.nowMillis());
        return Step.of(Lines.error(alone(model.link(now)), sentence));
    }

    static Step nameRefused(Model model, Event.NameRefused event) {
        String suggestion = event.suggestion().isEmpty() ? "another name" : Shown.name(event.suggestion());
        String way = event.suggestion().isEmpty() ? "/nick name" : "/nick " + suggestion;
        return rejected(model, event.sentence())
                .map(told -> Lines.local(told, way + " connects as " + suggestion + "."));
    }

    static Step leave(Model model) {
        Link now = model.link().down(State.DISCONNECTED, "Disconnected, as you asked", 0, model.nowMillis());
        Model left = Lines.local(model, "Disconnected. /reconnect comes back.");
        return Step.of(alone(left.link(now)), new Effect.Disconnect());
    }

    /** Without a connection nobody knows who is here, what others call us, and nothing comes that was asked for. */
    private static Model alone(Model model) {
        Model alone = model.link().hasRooms()
                ? model
                : model.self(Shown.name(model.settings().user()));
        for (Window window : model.windows().all()) {
            alone = alone.window(Holes.nothingComes(window).people(People.UNKNOWN));
        }
        return alone;
    }

    private static String span(long millis) {
        long seconds = Math.max(0, millis / 1000);
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
