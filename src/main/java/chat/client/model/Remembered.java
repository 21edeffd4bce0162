package chat.client.model;

import chat.protocol.Place;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the windows is worth knowing at the next start: which there are and with which number, what was typed there and not
 * sent, and which one shows. In which rooms the user is, and what was read, is the server's to say.
 *
 * @param shown number of the window that shows
 * @param before number of the one that showed before it
 */
public record Remembered(List<Seat> windows, int shown, int before) {
    /** A file that somebody else wrote may name any number of them. */
    private static final int WINDOWS_MAX = 500;

    /**
     * A window's number, its conversation and its draft.
     *
     * @param level what of it rings, if that was said for this window
     */
    public record Seat(int number, Place place, String draft, Attention.@Nullable Level level) {
        public Seat {
            Objects.requireNonNull(place);
            Objects.requireNonNull(draft);
        }

        /** One that rings as all do. */
        public Seat(int number, Place place, String draft) {
            this(number, place, draft, null);
        }
    }

    public Remembered {
        windows = List.copyOf(windows);
    }

    public static Remembered of(Windows windows) {
        List<Seat> seats = new ArrayList<>();
        for (Window window : windows.all()) {
            String draft = window.composer().input().text();
            if (window.talk().stage() != Talk.Stage.CLOSED || !draft.isBlank()) {
                seats.add(new Seat(window.number(), window.talk().place(), draft, window.level()));
            }
        }
        return new Remembered(seats, windows.active(), windows.previous());
    }

    /** A client that has just begun, with these windows; what cannot be is left out. */
    public Model restored(Model model) {
        Model now = model;
        Set<Integer> numbers = new HashSet<>();
        for (Seat seat : windows) {
            boolean lobby = seat.place().equals(new Place.InRoom(RoomName.LOBBY));
            boolean fits = seat.number() >= 1
                    && lobby == (seat.number() == 1)
                    && (lobby || now.windows().of(seat.place()) == null)
                    && numbers.size() < WINDOWS_MAX
                    && numbers.add(seat.number());
            if (fits) {
                Window window = lobby ? now.windows().lobby() : window(seat);
                now = now.window(drafted(window.level(seat.level()), Shown.text(seat.draft())));
            }
        }
        for (int number : new int[] {before, shown}) {
            now = now.windows().numbered(number) == null
                    ? now
                    : now.windows(now.windows().show(number));
        }
        return now;
    }

    private static Window window(Seat seat) {
        Window window = Window.empty(seat.number(), seat.place());
        return window.talk(window.talk().stage(Talk.Stage.REMEMBERED));
    }

    /**
     * The server has told all conversations: a remembered window whose conversation is not among them goes, unless it shows or
     * something is typed there; one that was opened since then is the user's and stays. Of talk with one person the server tells only if something was ever said: it is asked for then.
     */
    static Step settled(Step told) {
        Step step = told;
        for (Window window : told.model().windows().all()) {
            if (window.talk().stage() == Talk.Stage.REMEMBERED) {
                step = settled(step, window);
            }
        }
        return step;
    }

    private static Step settled(Step step, Window window) {
        boolean wanted = window.number() == step.model().windows().active()
                || !window.composer().input().isBlank();
        if (!wanted) {
            return step.map(model -> model.windows(model.windows().without(window.number())));
        }
        if (window.talk().place() instanceof Place.With with) {
            return step.map(model -> model.window(window.talk(window.talk().stage(Talk.Stage.UNTOLD))))
                    .and(new Effect.Ask(new Request.Talk(with.name())));
        }
        String sentence = "You are not in " + window.name() + " any more. /join " + window.name() + " goes back.";
        return step.map(model -> {
            Window noted = Lines.noted(model, window, LogLine.Tone.LOCAL, sentence);
            return model.window(noted.talk(noted.talk().stage(Talk.Stage.CLOSED)));
        });
    }

    private static Window drafted(Window window, String draft) {
        Composer composer = window.composer();
        boolean possible = DraftLimits.refusal(InputLine.EMPTY, draft).isEmpty();
        return possible ? window.composer(composer.input(composer.input().insert(draft))) : window;
    }
}
