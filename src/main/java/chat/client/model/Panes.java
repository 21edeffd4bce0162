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

    public Panes {
        Objects.requireNonNull(windows);
        Objects.requireNonNull(people);
        Objects.requireNonNull(view);
        Objects.requireNonNull(events);
    }

    static Panes of(Options options) {
        return new Panes(windows(options), people(options), View.WHOLE, events(options));
    }

    /** What was changed of the options counts; all else stays as a key has left it. */
    Panes chosen(Options before, Options after) {
        return new Panes(
                windows(before) == windows(after) ? windows : windows(after),
                people(before) == people(after) ? people : people(after),
                view,
                events(before) == events(after) ? events : events(after));
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

    private static WindowsPane windows(Options options) {
        return switch (options.value(Option.WINDOWS)) {
            case "on" -> WindowsPane.SHOWN;
            case "off" -> WindowsPane.HIDDEN;
            default -> WindowsPane.BY_WIDTH;
        };
    }

    private static PeoplePane people(Options options) {
        return options.on(Option.PEOPLE) ? PeoplePane.SHOWN : PeoplePane.HIDDEN;
    }

    private static Events events(Options options) {
        return options.value(Option.EVENTS).equals("each") ? Events.EACH : Events.MERGED;
    }
}
