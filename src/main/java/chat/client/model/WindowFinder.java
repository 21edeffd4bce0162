package chat.client.model;

import chat.client.model.Destination.Kind;
import chat.client.text.Clusters;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Going somewhere by part of a name: windows first, then rooms that the server named, then people. The draft stays. */
final class WindowFinder {
    /** More would not be chosen from a list. */
    private static final int FOUND_MAX = 50;

    private static final int NUMBER_WHOLE = 9_000;
    private static final int NUMBER_BEGUN = 4_500;

    private WindowFinder() {}

    private record Scored(Destination destination, int score) {}

    static Model begun(Model model) {
        return asked(model, "");
    }

    static Model typed(Model model, Mode.FindWindow find, String text) {
        return asked(model, find.query() + text);
    }

    /** The next one, or the one before; after the last comes the first. */
    static Model moved(Model model, Mode.FindWindow find, int by) {
        int size = find.found().size();
        return size == 0
                ? model
                : model.mode(new Mode.FindWindow(find.query(), find.found(), Math.floorMod(find.at() + by, size)));
    }

    static Step chord(Model model, Mode.FindWindow find, Action action) {
        return switch (action) {
            case OLDER_INPUT, PREVIOUS_WINDOW, COMPLETE_BACK, ROWS_UP -> Step.of(moved(model, find, -1));
            case NEWER_INPUT, NEXT_WINDOW, COMPLETE, ROWS_DOWN, FIND_WINDOW -> Step.of(moved(model, find, 1));
            case BACKSPACE -> Step.of(backspace(model, find));
            case KILL_WORD, KILL_LETTERS, KILL_TO_START -> Step.of(asked(model, ""));
            case ESCAPE, INTERRUPT -> Step.of(model.mode(Mode.NORMAL));
            case SEND -> go(model.mode(Mode.NORMAL), find);
            default -> Questions.over(model, action);
        };
    }

    /** The windows that fit best what was typed, best first. */
    static List<Destination> windows(Model model, String query) {
        List<Scored> fits = new ArrayList<>();
        addWindows(fits, model, query.strip());
        return best(fits);
    }

    private static Model asked(Model model, String query) {
        return model.mode(new Mode.FindWindow(query, found(model, query.strip()), 0));
    }

    private static Model backspace(Model model, Mode.FindWindow find) {
        String query = find.query();
        return query.isEmpty()
                ? model.mode(Mode.NORMAL)
                : asked(model, query.substring(0, Clusters.previous(query, query.length())));
    }

    private static Step go(Model model, Mode.FindWindow find) {
        if (find.found().isEmpty()) {
            return Step.of(model.hint("Nothing here is called so."));
        }
        return go(model, find.found().get(find.at()));
    }

    /** Shows where that is, which opens it if need be. */
    static Step go(Model model, Destination to) {
        if (to.kind() == Kind.WINDOW) {
            return Step.of(Switching.number(model, to.number()));
        }
        String refusal = RoomCommands.refusal(model, "Going to " + to.name());
        if (refusal != null) {
            return Step.of(model.hint(refusal));
        }
        return to.kind() == Kind.ROOM
                ? RoomCommands.enter(model, RoomName.of(to.name()))
                : RoomCommands.meet(model, to.name());
    }

    /** With nothing typed, windows alone: where something is new, then the one that showed before, then by number. */
    private static List<Destination> found(Model model, String query) {
        List<Scored> fits = new ArrayList<>();
        addWindows(fits, model, query);
        if (!query.isEmpty()) {
            addRooms(fits, model, query);
            addPeople(fits, model, query);
        }
        return best(fits);
    }

    private static List<Destination> best(List<Scored> fits) {
        fits.sort(Comparator.comparingInt(Scored::score).reversed()); // stable: windows before rooms before people
        List<Destination> best = new ArrayList<>();
        for (Scored fit : fits) {
            if (best.size() < FOUND_MAX) {
                best.add(fit.destination());
            }
        }
        return best;
    }

    private static void addWindows(List<Scored> fits, Model model, String query) {
        for (Window window : model.windows().all()) {
            String number = Integer.toString(window.number());
            int score = query.isEmpty()
                    ? wanted(model, window)
                    : number.equals(query)
                            ? NUMBER_WHOLE
                            : number.startsWith(query) ? NUMBER_BEGUN : fit(query, window.name());
            if (score != Fuzzy.NONE) {
                fits.add(new Scored(
                        new Destination(Kind.WINDOW, window.number(), window.name(), note(model, window)), score));
            }
        }
    }

    private static int wanted(Model model, Window window) {
        if (window.number() == model.windows().active()) {
            return 0;
        }
        ReadPlace unread = window.unread();
        boolean before = window.number() == model.windows().previous();
        return unread.mentions() > 0 ? 4 : unread.count() > 0 ? 3 : before ? 2 : 1;
    }

    private static String note(Model model, Window window) {
        ReadPlace unread = window.unread();
        if (window.number() == model.windows().active()) {
            return "this one";
        }
        String news = unread.count() == 0 ? "" : unread.count() + " new";
        return unread.mentions() == 0 ? news : news + ", " + unread.mentions() + " for you";
    }

    private static void addRooms(List<Scored> fits, Model model, String query) {
        for (String room : model.dialog().rooms()) {
            int score = fit(query, room);
            boolean possible =
                    RoomName.problem(room, Name.Alphabet.ANY_ONE_SCRIPT).isEmpty();
            if (score != Fuzzy.NONE && possible && model.windows().of(new Place.InRoom(RoomName.of(room))) == null) {
                fits.add(new Scored(new Destination(Kind.ROOM, 0, room, "join"), score));
            }
        }
    }

    private static void addPeople(List<Scored> fits, Model model, String query) {
        Set<String> seen = new HashSet<>();
        seen.add(model.self().toLowerCase(Locale.ROOT));
        for (Window window : model.windows().all()) {
            if (window.talk().isPrivate()) {
                seen.add(window.name().toLowerCase(Locale.ROOT));
            }
        }
        for (Window window : model.windows().all()) {
            for (Person person : window.people().persons()) {
                int score = fit(query, person.name());
                boolean possible =
                        score != Fuzzy.NONE && Name.problem(person.name()).isEmpty();
                if (possible && seen.add(person.name().toLowerCase(Locale.ROOT))) {
                    fits.add(new Scored(new Destination(Kind.PERSON, 0, person.name(), "private talk"), score));
                }
            }
        }
    }

    /** The sign of a room need not be typed. */
    private static int fit(String query, String name) {
        boolean bare = name.startsWith("#") && !query.startsWith("#");
        return Fuzzy.score(query, bare ? name.substring(1) : name);
    }
}
