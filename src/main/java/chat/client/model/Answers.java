package chat.client.model;

import chat.client.model.LogLine.Message;
import chat.client.model.LogLine.Tone;
import chat.client.model.Talk.Asking;
import chat.client.model.TalkNews.Filling;
import chat.client.model.TalkNews.Heard;
import chat.protocol.Place;
import chat.protocol.RoomSummary;
import chat.protocol.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of a request: it is shown where the user is, and never leads to another window. */
final class Answers implements Answer.Receiver<Step> {
    private final Model model;

    Answers(Model model) {
        this.model = model;
    }

    @Override
    public Step done(Answer.Done answer) {
        if (answer.request() instanceof Request.Ignore ignore) {
            return Step.of(Lines.local(model, Hearing.words(ignore)));
        }
        if (answer.request() instanceof Request.Invite invite) {
            String room = Window.name(new Place.InRoom(invite.room()));
            return Step.of(Lines.local(model, Shown.name(invite.name()) + " was asked to come into " + room + "."));
        }
        if (answer.request() instanceof Request.Away away) {
            String why = Shown.line(away.text());
            return Step.of(Lines.local(model, why.isEmpty() ? "You are back." : "You are away: " + why + "."));
        }
        Place place = answer.request() instanceof Request.Join join
                ? new Place.InRoom(join.room())
                : answer.request() instanceof Request.Talk talk ? new Place.With(talk.name()) : null;
        Window window = place == null ? null : model.windows().of(place);
        // All that comes by itself has come.
        return Step.of(window == null ? model : model.window(Holes.nothingComes(window)));
    }

    @Override
    public Step refused(Answer.Refused answer) {
        if (answer.request() instanceof Request.Page page) {
            return Step.of(noPage(page, answer.sentence()));
        }
        if (answer.request() instanceof Request.Join join) {
            Window window = model.windows().of(new Place.InRoom(join.room()));
            if (window != null && window.talk().stage() == Talk.Stage.ASKED) {
                Window refused = Lines.noted(model, window, Tone.ERROR, answer.sentence());
                return Step.of(model.window(refused.talk(refused.talk().stage(Talk.Stage.CLOSED))));
            }
        }
        if (answer.request() instanceof Request.Talk && answer.code().equals(Answer.Refused.OFFLINE)) {
            return Step.of(model); // it is told again when there is a connection, if anything was ever said there
        }
        String suggestion = Shown.line(answer.suggestion());
        String way = suggestion.isEmpty() ? "" : " " + suggestion + " is free.";
        return Step.of(Lines.error(model, answer.sentence() + way));
    }

    @Override
    public Step page(Answer.Page answer) {
        Place place = answer.request().place();
        Window window = model.windows().of(place);
        if (window == null) {
            return Step.of(model);
        }
        Model quiet = model.window(window.talk(window.talk().asking(Asking.NOTHING)));
        Step merged = Conversations.merged(quiet, answer.entries()).map(now -> gone(now, answer));
        Jump jump = merged.model().dialog().jump();
        return jump == null || !jump.request().equals(answer.request())
                ? merged
                : merged.map(now -> landed(now, jump, answer));
    }

    @Override
    public Step found(Answer.Found answer) {
        Hits known = model.dialog().hits();
        boolean more = answer.request().next() != 0;
        if (more && (known == null || known.next() != answer.request().next())) {
            return Step.of(model); // of a search that is over
        }
        Hits hits = more && known != null
                ? known.more(answer)
                : new Hits(answer.request(), answer.hits(), 0, answer.next());
        Model told = model.dialog(model.dialog().hits(hits));
        if (hits.found().isEmpty()) {
            return Step.of(told.hint("Nothing was found for " + answer.request().text() + "."));
        }
        boolean free =
                told.dialog().mode() instanceof Mode.Normal || told.dialog().mode() instanceof Mode.Hits;
        return Step.of(free ? told.mode(new Mode.Hits()) : told);
    }

    @Override
    public Step rooms(Answer.Rooms answer) {
        StringBuilder text = new StringBuilder();
        for (RoomSummary room : answer.rooms()) {
            text.append(text.isEmpty() ? "" : "\n").append(Window.name(new Place.InRoom(room.room())));
            text.append("  ").append(room.members());
            text.append(room.topic().isEmpty() ? "" : "  " + Shown.line(room.topic()));
        }
        boolean first = answer.request().next() == 0;
        List<String> names = new ArrayList<>(first ? List.of() : model.dialog().rooms());
        for (RoomSummary room : answer.rooms()) {
            names.add(Window.name(new Place.InRoom(room.room())));
        }
        String title = first ? "Rooms, and how many are there; /join #name goes to one:\n" : "";
        Model told = answer.rooms().isEmpty() && !first ? model : Lines.local(model, title + text);
        Model known = told.dialog(told.dialog().rooms(names));
        return answer.next() == 0
                ? Step.of(known)
                : Step.of(known, new Effect.Ask(new Request.ListRooms(answer.next())));
    }

    @Override
    public Step whois(Answer.Whois answer) {
        String name = Shown.name(answer.name());
        if (answer.clients() == 0) {
            return Step.of(Lines.local(model, "Nobody called " + name + " is here now."));
        }
        Claim claim = Claim.of(model, answer.verified());
        StringBuilder text = new StringBuilder(claim.sign() + name).append(" is here");
        text.append(answer.away().isEmpty() ? "" : ", away: " + Shown.line(answer.away()));
        text.append(", last said something ")
                .append(answer.idleMillis() / 60_000)
                .append(" min ago");
        for (int i = 0; i < answer.rooms().size(); i++) {
            text.append(i == 0 ? ", in " : " ")
                    .append(Window.name(new Place.InRoom(answer.rooms().get(i))));
        }
        text.append(claim == Claim.BY_WORD ? "; the server has only their word for the name." : ".");
        return Step.of(Lines.local(model, text.toString()));
    }

    @Override
    public Step told(Answer.Told answer) {
        return Giving.told(model, answer);
    }

    /** What should be in this page and is not, the server does not keep: else it would be asked for again and again. */
    private static Model gone(Model model, Answer.Page answer) {
        Window window = model.windows().ofOrNew(answer.request().place());
        Span span = answer.request().span();
        long first = answer.entries().first();
        long last = answer.entries().last();
        long newest = window.talk().last();
        boolean none = first == 0;
        Window told = switch (span.edge()) {
            case BEFORE ->
                never(never(window, none ? 1 : last + 1, span.value() - 1), 1, none || answer.more() ? 0 : first - 1);
            case AFTER ->
                never(
                        never(window, span.value() + 1, none ? newest : first - 1),
                        none || answer.more() ? newest + 1 : last + 1,
                        newest);
            case AROUND, AT -> window;
        };
        return model.window(told);
    }

    private static Window never(Window window, long first, long last) {
        return first < 1 || first > last ? window : Holes.told(window, first, last, Filling.NEVER);
    }

    /** The page is not coming; who scrolls asks again, if it is still wanted. */
    private Model noPage(Request.Page page, String sentence) {
        Window window = model.windows().of(page.place());
        Model quiet =
                window == null ? model : model.window(window.talk(window.talk().asking(Asking.REFUSED)));
        Jump jump = quiet.dialog().jump();
        boolean waits = jump != null && jump.request().equals(page);
        return waits ? quiet.dialog(quiet.dialog().jump(null)).hint(Shown.line(sentence)) : quiet;
    }

    /** What the user wanted to see is here. */
    private static Model landed(Model model, Jump jump, Answer.Page answer) {
        Model over = model.dialog(model.dialog().jump(null));
        Window window = over.window();
        if (!window.talk().place().equals(answer.request().place())) {
            return over;
        }
        Long seq = jump.seq() > 0 ? Long.valueOf(jump.seq()) : firstSince(answer, jump.atMillis());
        if (seq == null) {
            return Scrolling.bottom(over).hint("Nothing was said since then.");
        }
        int index = window.log().find(window.log().idOf(seq));
        return index < 0 || !(window.log().get(index) instanceof Message)
                ? over.hint("The server does not keep that any more.")
                : Scrolling.show(over, window.log().idOf(seq));
    }

    private static @Nullable Long firstSince(Answer.Page answer, long atMillis) {
        for (Heard heard : answer.entries().lines()) {
            if (heard.entry().at() >= atMillis) {
                return heard.entry().seq();
            }
        }
        return null;
    }
}
