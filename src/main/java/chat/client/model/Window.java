package chat.client.model;

import chat.protocol.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One conversation on the screen: what was said, what of it shows, who is there, and what the user is about to say.
 *
 * @param number by which the user goes there; it stays the same as long as the window is there
 * @param name of the conversation, fit for the screen
 * @param readLine where the dashed line stands; not drawn while its count is 0
 * @param unread what came since the user last looked at the newest lines; becomes the read line when the user asks
 *     for another view
 * @param speakers who spoke last, latest first
 * @param level what of it rings; null = as is set for all windows
 */
public record Window(
        int number,
        String name,
        Talk talk,
        ChatLog log,
        Sight sight,
        ReadPlace readLine,
        ReadPlace unread,
        List<String> speakers,
        Composer composer,
        People people,
        Attention.@Nullable Level level) {
    private static final int SPEAKERS_MAX = 50;

    public Window {
        Objects.requireNonNull(name);
        Objects.requireNonNull(talk);
        Objects.requireNonNull(log);
        Objects.requireNonNull(sight);
        Objects.requireNonNull(readLine);
        Objects.requireNonNull(unread);
        speakers = List.copyOf(speakers);
        Objects.requireNonNull(composer);
        Objects.requireNonNull(people);
    }

    static Window empty(int number, Place place) {
        return new Window(
                number,
                name(place),
                Talk.untold(place),
                ChatLog.EMPTY,
                Sight.START,
                ReadPlace.NONE,
                ReadPlace.NONE,
                List.of(),
                Composer.EMPTY,
                People.UNKNOWN,
                null);
    }

    /** {@code #ops}, or whom a private conversation is with. */
    static String name(Place place) {
        return place.accept(new Place.Receiver<>() {
            @Override
            public String inRoom(Place.InRoom in) {
                return "#" + Shown.name(in.room().value());
            }

            @Override
            public String with(Place.With with) {
                return Shown.name(with.name());
            }
        });
    }

    public Scroll scroll() {
        return sight.scroll();
    }

    public long clearedTo() {
        return sight.clearedTo();
    }

    public long foundId() {
        return sight.foundId();
    }

    Window talk(Talk talk) {
        return new Window(number, name, talk, log, sight, readLine, unread, speakers, composer, people, level);
    }

    Window log(ChatLog log) {
        return new Window(number, name, talk, log, sight, readLine, unread, speakers, composer, people, level);
    }

    Window sight(Sight sight) {
        return new Window(number, name, talk, log, sight, readLine, unread, speakers, composer, people, level);
    }

    Window read(ReadPlace readLine, ReadPlace unread) {
        return new Window(number, name, talk, log, sight, readLine, unread, speakers, composer, people, level);
    }

    Window composer(Composer composer) {
        return new Window(number, name, talk, log, sight, readLine, unread, speakers, composer, people, level);
    }

    Window people(People people) {
        return new Window(number, name, talk, log, sight, readLine, unread, speakers, composer, people, level);
    }

    Window level(Attention.@Nullable Level level) {
        return new Window(number, name, talk, log, sight, readLine, unread, speakers, composer, people, level);
    }

    Window scroll(Scroll scroll) {
        return sight(sight.scroll(scroll));
    }

    Window found(long foundId) {
        return sight(sight.found(foundId));
    }

    Window cleared() {
        return sight(new Sight(Scroll.BOTTOM, log.lastId(), 0, sight.unfolded()));
    }

    /** The partner has another name. */
    Window renamed(Place place) {
        return new Window(
                number,
                name(place),
                talk.place(place),
                log,
                sight,
                readLine,
                unread,
                speakers,
                composer,
                people,
                level);
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
        return new Window(number, name, talk, log, sight, readLine, unread, latest, composer, people, level);
    }

    /** The same in the history: whoever has spoken since goes first. */
    Window spokeBefore(String who) {
        if (speakers.contains(who) || speakers.size() >= SPEAKERS_MAX) {
            return this;
        }
        List<String> more = new ArrayList<>(speakers);
        more.add(who);
        return new Window(number, name, talk, log, sight, readLine, unread, more, composer, people, level);
    }
}
