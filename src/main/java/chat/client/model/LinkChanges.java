package chat.client.model;

import chat.client.model.Link.State;

/**
 * What the runtime tells about the connection. Unsent messages outlive a drop and go out in order, first, when there
 * is a connection again.
 */
final class LinkChanges {
    private LinkChanges() {}

    static Step connecting(Model model) {
        Link link = model.link();
        return Step.of(model.link(new Link(State.CONNECTING, link.why(), 0, link.sinceMillis())));
    }

    static Step up(Model model) {
        Link link = model.link();
        String server = model.settings().host() + ":" + model.settings().port();
        String sentence = link.why().isEmpty()
                ? "Connected to " + server + "."
                : "Connected to " + server + " again after " + span(model.nowMillis() - link.sinceMillis()) + ".";
        Link now = new Link(State.UP, "", 0, model.nowMillis());
        return Sending.unsent(Lines.local(model, sentence).link(now));
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
        Link now = new Link(state, shown, model.nowMillis() + retryInMillis, since);
        return Step.of(
                told.link(now).people(People.unknown(Shown.name(model.settings().user()))));
    }

    static Step rejected(Model model, String sentence) {
        Model told = Lines.error(model, sentence);
        Link now = new Link(State.REJECTED, Shown.line(sentence), 0, model.nowMillis());
        return Step.of(Sending.failed(
                told.link(now).people(People.unknown(Shown.name(model.settings().user())))));
    }

    static Step leave(Model model) {
        Link now = new Link(State.DISCONNECTED, "Disconnected, as you asked", 0, model.nowMillis());
        Model left = Lines.local(model, "Disconnected. /reconnect comes back.");
        return Step.of(
                left.link(now).people(People.unknown(Shown.name(model.settings().user()))), new Effect.Disconnect());
    }

    private static String span(long millis) {
        long seconds = Math.max(0, millis / 1000);
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
