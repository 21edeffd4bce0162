package chat.client.model;

import java.util.Locale;
import java.util.Objects;

/** What the user wants to see, where there is room for it. */
public record Panes(WindowsPane windows, PeoplePane people, View view, Events events, Mouse mouse) {
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
        EACH,
        HIDDEN;

        /** As it is typed and kept. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** OFF leaves the mouse to the terminal, which selects text with it. */
    public enum Mouse {
        OFF,
        ON
    }

    public Panes {
        Objects.requireNonNull(windows);
        Objects.requireNonNull(people);
        Objects.requireNonNull(view);
        Objects.requireNonNull(events);
        Objects.requireNonNull(mouse);
    }

    static Panes of(Options options) {
        return new Panes(windows(options), people(options), View.WHOLE, events(options), mouse(options));
    }

    /** What was changed of the options counts; all else stays as a key has left it. */
    Panes chosen(Options before, Options after) {
        return new Panes(
                windows(before) == windows(after) ? windows : windows(after),
                people(before) == people(after) ? people : people(after),
                view,
                events(before) == events(after) ? events : events(after),
                mouse(before) == mouse(after) ? mouse : mouse(after));
    }

    Panes windows(WindowsPane windows) {
        return new Panes(windows, people, view, events, mouse);
    }

    Panes togglePeople() {
        return new Panes(
                windows, people == PeoplePane.SHOWN ? PeoplePane.HIDDEN : PeoplePane.SHOWN, view, events, mouse);
    }

    Panes toggleBare() {
        return new Panes(windows, people, bare() ? View.WHOLE : View.BARE, events, mouse);
    }

    /** In one line, then each in its own, then none. */
    Panes nextEvents() {
        Events next = switch (events) {
            case MERGED -> Events.EACH;
            case EACH -> Events.HIDDEN;
            case HIDDEN -> Events.MERGED;
        };
        return new Panes(windows, people, view, next, mouse);
    }

    Panes mouse(Mouse mouse) {
        return new Panes(windows, people, view, events, mouse);
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

    private static Mouse mouse(Options options) {
        return options.on(Option.MOUSE) ? Mouse.ON : Mouse.OFF;
    }

    private static Events events(Options options) {
        return switch (options.value(Option.EVENTS)) {
            case "each" -> Events.EACH;
            case "hidden" -> Events.HIDDEN;
            default -> Events.MERGED;
        };
    }
}
