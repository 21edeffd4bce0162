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
            text.append(first ? "" : ", ").append(person.sign().strip()).append(person.name());
            text.append(person.name().equals(model.self()) ? " (you)" : "");
            text.append(person.away().isEmpty() ? "" : " (away)");
            first = false;
        }
        return text.append('.').toString();
    }

    static String status(Model model) {
        Settings settings = model.settings();
        Link link = model.link();
        String server = settings.host() + ":" + settings.port();
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
