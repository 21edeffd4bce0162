package chat.client.model;

/** What the user wants to see, where there is room for it. */
public record Panes(PeoplePane people, View view, Events events) {
    public enum PeoplePane {
        SHOWN,
        HIDDEN
    }

    /**
     * BARE leaves out all that is not the log or the input, so that the terminal's own selection copies texts alone.
     */
    public enum View {
        WHOLE,
        BARE
    }

    public enum Events {
        MERGED,
        EACH
    }

    static final Panes START = new Panes(PeoplePane.SHOWN, View.WHOLE, Events.MERGED);

    Panes togglePeople() {
        return new Panes(people == PeoplePane.SHOWN ? PeoplePane.HIDDEN : PeoplePane.SHOWN, view, events);
    }

    Panes toggleBare() {
        return new Panes(people, bare() ? View.WHOLE : View.BARE, events);
    }

    Panes toggleEvents() {
        return new Panes(people, view, events == Events.MERGED ? Events.EACH : Events.MERGED);
    }

    public boolean bare() {
        return view == View.BARE;
    }
}
