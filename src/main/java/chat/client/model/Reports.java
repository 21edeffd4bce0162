package chat.client.model;

/** Sentences that answer a question of the user's. */
final class Reports {
    private Reports() {}

    static String names(Model model) {
        People people = model.people();
        Talk talk = model.window().talk();
        if (talk.isPrivate()) {
            return "You and " + model.window().name() + ".";
        }
        if (!people.known()) {
            return "The server has not told who is here.";
        }
        StringBuilder text = new StringBuilder().append(people.size()).append(" here: ");
        boolean first = true;
        for (Person person : people.persons()) {
            text.append(first ? "" : ", ").append(person.sign().strip()).append(person.shown());
            text.append(person.name().equals(model.self()) ? " (you)" : "");
            text.append(person.away().isEmpty() ? "" : " (away)");
            first = false;
        }
        return text.append('.').toString();
    }

    /** One line each. */
    static String who(Model model) {
        StringBuilder text = new StringBuilder(names(model));
        boolean claimed = false;
        for (Person person : model.people().persons()) {
            claimed |= person.claim() == Claim.BY_WORD;
            String idle = model.windows().silence().of(person.name(), model.nowMillis());
            if (person.away().isEmpty() && !idle.isEmpty() && !person.name().equals(model.self())) {
                text.append('\n')
                        .append(person.shown())
                        .append(" has said nothing for ")
                        .append(idle)
                        .append('.');
            }
            if (!person.away().isEmpty()) {
                text.append('\n').append(person.shown()).append(" is away: ").append(person.away());
            }
        }
        return claimed
                ? text.append("\n~ before a name: the server has only their word for it.")
                        .toString()
                : text.toString();
    }

    static String lag(Model model) {
        Link link = model.link();
        if (!link.up()) {
            return "There is no connection, so nobody answers; /status says since when.";
        }
        return link.roundTripMillis() < 0
                ? "Nobody has measured it yet" + (link.hasRooms() ? "." : ": this server has no way to be asked.")
                : "The server took " + link.roundTripMillis() + " ms to answer.";
    }

    static String status(Model model) {
        Settings settings = model.settings();
        Link link = model.link();
        String server = settings.server();
        String since = " since " + WallTime.minutes(link.sinceMillis(), settings.zone());
        StringBuilder text = new StringBuilder(
                switch (link.state()) {
                    case CONNECTING -> "Connecting to " + server + since;
                    case UP -> "Connected to " + server + since + " as " + model.self();
                    case RECONNECTING -> "No connection to " + server + since + ", trying again";
                    case DISCONNECTED -> "Not connected to " + server + since + "; /reconnect connects";
                    case REJECTED -> "Rejected by " + server + since;
                });
        text.append(link.why().isEmpty() ? "." : " (" + link.why() + ").");
        Outbox outbox = model.outbox();
        text.append(' ').append(outbox.letters().size()).append(" unsent, ");
        text.append(outbox.failed().size()).append(" not delivered, ");
        return text.append(model.window().log().size())
                .append(" lines in the log.")
                .toString();
    }
}
