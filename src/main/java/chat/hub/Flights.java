package chat.hub;

import chat.protocol.Limit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages that the history has taken and not answered yet, and who has to wait because of them: who has too many is not read
 * any further, so that a slow disk costs patience and no memory. Looked at at the end of a turn, when a history without a disk has
 * answered already.
 */
final class Flights {
    private final House house;
    private final Deque<Line> inOrder = new ArrayDeque<>();
    private final Map<Line.Sent, Line> byNumber = new HashMap<>();
    private final Set<User> crowded = new LinkedHashSet<>();
    private final Set<User> paused = new LinkedHashSet<>();
    private final int bytesMax;
    private final int messagesMax;
    private long bytes;
    private boolean watched;
    private boolean stalled;

    Flights(House house) {
        this.house = house;
        this.bytesMax = house.settings.value(Limit.IN_FLIGHT_BYTES);
        this.messagesMax = house.settings.value(Limit.UNACKNOWLEDGED);
    }

    /** The one with that number that is on its way; null if there is none. */
    @Nullable
    Line known(Line.Sent number) {
        return byNumber.get(number);
    }

    /** The history takes nothing any more: what is new is refused, so that nobody waits without knowing. */
    boolean stalled() {
        return stalled;
    }

    int size() {
        return inOrder.size();
    }

    /** Whether anything is on its way to that place, by the history's name of it. */
    boolean anyTo(String logName) {
        return inOrder.stream().anyMatch(line -> line.draft.room().equals(logName));
    }

    void add(Line line) {
        inOrder.add(line);
        Line.Sent number = line.number();
        if (number != null) {
            byNumber.put(number, line);
        }
        bytes += line.bytes();
        line.user.inFlight++;
        if (line.user.inFlight >= messagesMax || bytes > bytesMax || house.log.pressed()) {
            crowded.add(line.user);
        }
        if (!watched) {
            watch(line);
        }
    }

    /** The history has answered. What waited for it is for {@link User#landed} to do. */
    void remove(Line line) {
        if (inOrder.peekFirst() == line) { // answers come in the order of the questions
            inOrder.removeFirst();
        } else {
            inOrder.remove(line);
        }
        Line.Sent number = line.number();
        if (number != null) {
            byNumber.remove(number, line);
        }
        bytes -= line.bytes();
        stalled = false;
    }

    /** At the end of a turn: pauses those who have too much on its way, and lets go on those who have not. */
    void endOfTurn() {
        for (User user : crowded) {
            if (!user.gone() && tooMuch(user) && paused.add(user)) {
                user.paused = true;
                user.sessions.forEach(house.out::pause);
            }
        }
        crowded.clear();
        if (!paused.isEmpty()) {
            paused.removeIf(this::goesOn);
        }
    }

    private boolean tooMuch(User user) {
        return !stalled
                && user.inFlight > 0
                && (user.inFlight >= messagesMax || bytes > bytesMax || house.log.pressed());
    }

    private boolean goesOn(User user) {
        boolean few = user.inFlight <= messagesMax / 2 && bytes <= bytesMax / 2 && !house.log.pressed();
        boolean goesOn = user.gone() || stalled || few;
        if (goesOn) {
            user.paused = false;
            user.sessions.forEach(house.out::resume);
        }
        return goesOn;
    }

    private void watch(Line oldest) {
        watched = true;
        house.deadlines.at(oldest.sinceNanos + house.settings.nanos(Limit.STORE_SECONDS), () -> {
            watched = false;
            Line first = inOrder.peekFirst();
            if (first != null && first.sinceNanos - oldest.sinceNanos > 0) {
                watch(first);
            } else if (first != null) {
                stall();
            }
        });
    }

    /** Everybody who waits is told, and may say on; what is told here as not kept may still be, and is known when it comes again. */
    private void stall() {
        stalled = true;
        List<Line> waiting = new ArrayList<>(inOrder);
        waiting.forEach(house.speaking::stalled);
    }
}
