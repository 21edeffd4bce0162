package chat.client.model;

import chat.client.model.LogLine.Change;
import chat.client.model.LogLine.Tone;
import chat.client.model.LogLine.Way;
import chat.protocol.Member;
import chat.protocol.Place;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What news of rooms and people does. All of it is cleaned here, before it gets anywhere else. */
final class Rosters implements RoomNews.Receiver<Step> {
    private final Model model;

    Rosters(Model model) {
        this.model = model;
    }

    @Override
    public Step roster(RoomNews.Roster news) {
        return in(
                news.room(),
                window -> window.people(
                        news.part() == RoomNews.Part.FIRST
                                ? window.people().told(persons(model, news.members()))
                                : window.people().with(persons(model, news.members()))));
    }

    @Override
    public Step joined(RoomNews.Joined news) {
        return in(news.room(), window -> {
            Window now = window.people(window.people().with(persons(model, news.members())));
            for (Member member : news.members()) {
                now = Lines.presence(model, now, change(now, member.name(), Way.JOINED));
            }
            return now;
        });
    }

    @Override
    public Step left(RoomNews.Left news) {
        return in(news.room(), window -> {
            List<String> names = new ArrayList<>();
            Window now = window;
            for (String name : news.names()) {
                names.add(Shown.name(name));
                now = Lines.presence(model, now, change(window, name, Way.LEFT));
            }
            return now.people(now.people().without(names));
        });
    }

    @Override
    public Step renamed(RoomNews.Renamed news) {
        String was = Shown.name(news.was());
        String name = Shown.name(news.name());
        if (news.room() != null) {
            return in(
                    news.room(),
                    window -> Lines.noted(
                            model,
                            window.people(window.people().renamed(was, name)),
                            Tone.LOCAL,
                            called(window.people().claim(was), was, name)));
        }
        Model now = was.equals(model.self()) ? model.self(name) : model;
        Window talk = now.windows().of(new Place.With(news.was()));
        if (talk == null) {
            return Step.of(now);
        }
        Place place = new Place.With(news.name());
        // The rooms may have been told before: there it is the new name that is known.
        People all = now.windows().lobby().people();
        Claim claim = all.has(was) ? all.claim(was) : all.claim(name);
        Window noted = Lines.noted(now, talk, Tone.LOCAL, called(claim, was, name));
        return Step.of(now.window(noted.renamed(place))
                .outbox(now.outbox().moved(talk.talk().place(), place)));
    }

    @Override
    public Step presence(RoomNews.Presence news) {
        String name = Shown.name(news.name());
        String away = Shown.line(news.away());
        if (news.room() != null) {
            return in(news.room(), window -> window.people(window.people().away(name, away)));
        }
        Window talk = model.windows().of(new Place.With(news.name()));
        return Step.of(
                talk == null
                        ? model
                        : model.window(Lines.noted(
                                model,
                                talk,
                                Tone.LOCAL,
                                away.isEmpty() ? name + " is back." : name + " is away: " + away)));
    }

    @Override
    public Step topic(RoomNews.Topic news) {
        String topic = Shown.line(news.topic());
        String by = Shown.name(news.by());
        String sentence = topic.isEmpty() ? " took the topic away." : " changed the topic to: " + topic;
        return in(
                news.room(),
                window -> Lines.noted(
                        model,
                        window.talk(window.talk().topic(topic)),
                        Tone.LOCAL,
                        window.people().shown(by) + sentence));
    }

    @Override
    public Step invited(RoomNews.Invited news) {
        String by = Shown.name(news.by());
        if (model.settings().ignored().has(by)) {
            return Step.of(model);
        }
        String room = Window.name(new Place.InRoom(news.room()));
        return Step.of(Lines.local(
                model,
                model.windows().lobby().people().shown(by) + " would like to see you in " + room + ". /join " + room
                        + " goes there."));
    }

    @Override
    public Step ignored(RoomNews.Ignored news) {
        List<String> names = new ArrayList<>(news.names().size());
        for (String name : news.names()) {
            names.add(Shown.name(name));
        }
        return Step.of(model.ignored(Ignored.of(names)));
    }

    private static String called(Claim claim, String was, String name) {
        return claim.sign() + was + " is now called " + claim.sign() + name + ".";
    }

    private Step in(RoomName room, UnaryOperator<Window> change) {
        Window window = model.windows().of(new Place.InRoom(room));
        return Step.of(window == null ? model : model.window(change.apply(window)));
    }

    /** @param where the room, while whoever comes or goes is in it */
    private Change change(Window where, String name, Way way) {
        String shown = Shown.name(name);
        return new Change(model.nowMillis(), shown, where.people().claim(shown), way);
    }

    private static List<Person> persons(Model model, List<Member> members) {
        List<Person> persons = new ArrayList<>(members.size());
        for (Member member : members) {
            persons.add(Person.of(model, member));
        }
        return persons;
    }
}
