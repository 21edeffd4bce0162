package chat.client.model;

import chat.protocol.Place;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The windows, by number. The first is the lobby and always there. A window keeps its number; a new one gets the lowest
 * that is free. Nothing but {@link #show} changes which one shows.
 *
 * @param active number of the one that shows
 * @param previous number of the one that showed before; may be gone
 * @param silence how long people have said nothing, in whatever window
 * @param back number of the one from which the user went to see what is new; 0 if they did not
 */
public record Windows(List<Window> all, int active, int previous, int back, Silence silence) {
    public Windows {
        all = List.copyOf(all);
        if (all.isEmpty() || find(all, active) == null) {
            throw new IllegalArgumentException("no window " + active);
        }
    }

    static Windows start() {
        return new Windows(List.of(Window.empty(1, new Place.InRoom(RoomName.LOBBY))), 1, 1, 0, Silence.NOTHING_SEEN);
    }

    public Window shown() {
        Window window = find(all, active);
        if (window == null) {
            throw new IllegalStateException("no window " + active);
        }
        return window;
    }

    public Window lobby() {
        return all.get(0);
    }

    @Nullable
    Window numbered(int number) {
        return find(all, number);
    }

    @Nullable
    Window of(Place place) {
        for (Window window : all) {
            if (window.talk().place().equals(place)) {
                return window;
            }
        }
        return null;
    }

    /** The window of a place, there or not; a new one is not among the windows before it is put there. */
    Window ofOrNew(Place place) {
        Window window = of(place);
        return window == null ? Window.empty(freeNumber(), place) : window;
    }

    /** With this window in place of the one with its number, or as a new one. */
    Windows with(Window window) {
        List<Window> changed = new ArrayList<>(all);
        int at = 0;
        while (at < changed.size() && changed.get(at).number() < window.number()) {
            at++;
        }
        if (at < changed.size() && changed.get(at).number() == window.number()) {
            changed.set(at, window);
        } else {
            changed.add(at, window);
        }
        return new Windows(changed, active, previous, back, silence);
    }

    /** Without a window that does not show. */
    Windows without(int number) {
        List<Window> fewer = new ArrayList<>(all);
        fewer.removeIf(window -> window.number() == number);
        return new Windows(fewer, active, previous, back, silence);
    }

    Windows show(int number) {
        return number == active ? this : new Windows(all, number, active, back, silence);
    }

    Windows back(int back) {
        return new Windows(all, active, previous, back, silence);
    }

    Windows silence(Silence silence) {
        return new Windows(all, active, previous, back, silence);
    }

    /** The number after, or before, that of the one that shows; after the last comes the first. */
    int beside(int by) {
        int at = 0;
        while (all.get(at).number() != active) {
            at++;
        }
        return all.get(Math.floorMod(at + by, all.size())).number();
    }

    private int freeNumber() {
        int number = 1;
        for (Window window : all) {
            if (window.number() > number) {
                break;
            }
            number = window.number() + 1;
        }
        return number;
    }

    private static @Nullable Window find(List<Window> all, int number) {
        for (Window window : all) {
            if (window.number() == number) {
                return window;
            }
        }
        return null;
    }
}
