package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One conversation: what was said, and what of it shows.
 *
 * @param readLine where the dashed line stands; not drawn while its count is 0
 * @param unread what came since the user last looked at the newest lines; becomes the read line when the user asks
 *     for another view
 * @param speakers who spoke last, latest first
 * @param clearedTo lines up to this id do not show until the user scrolls to them
 * @param foundId the line that a search or a jump led to, 0 if none
 */
public record Window(
        int number,
        String name,
        ChatLog log,
        Scroll scroll,
        ReadPlace readLine,
        ReadPlace unread,
        List<String> speakers,
        long clearedTo,
        long foundId) {
    private static final int SPEAKERS_MAX = 50;

    public Window {
        Objects.requireNonNull(log);
        speakers = List.copyOf(speakers);
    }

    static Window empty(int number, String name) {
        return new Window(number, name, ChatLog.EMPTY, Scroll.BOTTOM, ReadPlace.NONE, ReadPlace.NONE, List.of(), 0, 0);
    }

    Window log(ChatLog log) {
        return new Window(number, name, log, scroll, readLine, unread, speakers, clearedTo, foundId);
    }

    Window scroll(Scroll scroll) {
        return new Window(number, name, log, scroll, readLine, unread, speakers, clearedTo, foundId);
    }

    Window read(ReadPlace readLine, ReadPlace unread) {
        return new Window(number, name, log, scroll, readLine, unread, speakers, clearedTo, foundId);
    }

    Window found(long foundId) {
        return new Window(number, name, log, scroll, readLine, unread, speakers, clearedTo, foundId);
    }

    Window cleared() {
        return new Window(number, name, log, Scroll.BOTTOM, readLine, unread, speakers, log.lastId(), 0);
    }

    Window uncleared() {
        return new Window(number, name, log, scroll, readLine, unread, speakers, 0, foundId);
    }

    Window spoke(String who) {
        if (!speakers.isEmpty() && speakers.get(0).equals(who)) {
            return this;
        }
        List<String> latest = new ArrayList<>(speakers.size() + 1);
        latest.add(who);
        for (String speaker : speakers) {
            if (!speaker.equals(who) && latest.size() < SPEAKERS_MAX) {
                latest.add(speaker);
            }
        }
        return new Window(number, name, log, scroll, readLine, unread, latest, clearedTo, foundId);
    }
}
