package chat.client.model;

import java.util.Objects;

/** What the user wants to see, where there is room for it. */
public record Panes(WindowsPane windows, PeoplePane people, View view, Events events) {
    public enum WindowsPane {
        /** Where the screen is wide. */
        BY_WIDTH,
        /** Also where it takes columns from the log. */
        SHOWN,
        HIDDEN
    }

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

    static final Panes START = new Panes(WindowsPane.BY_WIDTH, PeoplePane.SHOWN, View.WHOLE, Events.MERGED);

    public Panes {
        Objects.requireNonNull(windows);
        Objects.requireNonNull(people);
        Objects.requireNonNull(view);
        Objects.requireNonNull(events);
    }

    Panes windows(WindowsPane windows) {
        return new Panes(windows, people, view, events);
    }

    Panes togglePeople() {
        return new Panes(windows, people == PeoplePane.SHOWN ? PeoplePane.HIDDEN : PeoplePane.SHOWN, view, events);
    }

    Panes toggleBare() {
        return new Panes(windows, people, bare() ? View.WHOLE : View.BARE, events);
    }

    Panes toggleEvents() {
        return new Panes(windows, people, view, events == Events.MERGED ? Events.EACH : Events.MERGED);
    }

    public boolean bare() {
        return view == View.BARE;
    }
}
