package chat.client.model;

import chat.client.model.LogLine.Came;
import chat.client.model.LogLine.Mark;
import chat.client.model.LogLine.Message;
import chat.client.model.LogLine.Note;
import chat.client.model.LogLine.Tone;
import chat.client.model.Outbox.Letter;
import chat.client.model.Talk.Asking;
import chat.client.model.TalkNews.Filling;
import chat.client.model.TalkNews.Heard;
import chat.client.model.TalkNews.Origin;
import chat.protocol.Entry;
import chat.protocol.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * What news of a conversation does: its window is made if it is not there, and nothing here ever shows another window.
 * All of it is cleaned here, before it gets anywhere else.
 */
final class Conversations implements TalkNews.Receiver<Step> {
    private final Model model;

    Conversations(Model model) {
        this.model = model;
    }

    @Override
    public Step opened(TalkNews.Opened news) {
        Window window = model.windows().ofOrNew(news.place());
        if (news.last() > ChatLog.SEQ_MAX) {
            return tooFar(model, window);
        }
        Window told = window.talk().last() == 0 ? begun(window, news) : goesOn(window, news);
        return Step.of(model.window(Unread.counted(model, told)));
    }

    @Override
    public Step closed(TalkNews.Closed news) {
        Window window = model.windows().of(news.place());
        if (window == null) {
            return Step.of(model);
        }
        String why = news.why().isEmpty() ? "You left " + window.name() + "." : Shown.line(news.why());
        Window left = Lines.noted(model, window, news.why().isEmpty() ? Tone.LOCAL : Tone.ERROR, why);
        return Step.of(
                model.window(left.talk(left.talk().stage(Talk.Stage.CLOSED)).people(People.UNKNOWN)));
    }

    @Override
    public Step entries(TalkNews.Entries news) {
        Window window = model.windows().of(news.place());
        return window == null || news.origin() == Origin.LIVE
                ? merged(model, news)
                : merged(model.window(window.talk(window.talk().late())), news);
    }

    @Override
    public Step hole(TalkNews.Hole news) {
        Window known = model.windows().ofOrNew(news.place());
        return hole(known.talk(known.talk().late()), news);
    }

    private Step hole(Window before, TalkNews.Hole news) {
        Window window = before;
        long known = window.talk().last();
        if (news.last() > known && news.last() <= ChatLog.SEQ_MAX) {
            long first = Math.max(known + 1, news.first());
            window = Holes.behind(window, first, news.last(), news.filling());
            window = Reading.came(model, window, (int) Math.min(Integer.MAX_VALUE / 2, news.last() - first + 1), 0);
        }
        return Step.of(model.window(Holes.told(window, news.first(), news.last(), news.filling())));
    }

    @Override
    public Step notYet(TalkNews.NotYet news) {
        Window window = model.windows().of(news.place());
        return Step.of(
                window == null ? model : model.window(window.talk(window.talk().asking(Asking.A_PAGE_LATER))));
    }

    @Override
    public Step readTo(TalkNews.ReadTo news) {
        Window window = model.windows().of(news.place());
        if (window == null || news.seq() <= window.talk().read()) {
            return Step.of(model);
        }
        return Step.of(
                model.window(Unread.counted(model, window.talk(window.talk().read(news.seq())))));
    }

    @Override
    public Step restored(TalkNews.Restored news) {
        return Step.of(Sending.restored(model, news));
    }

    @Override
    public Step failed(TalkNews.Failed news) {
        return Step.of(Sending.failed(model, news.id(), news.sentence()));
    }

    @Override
    public Step voided(TalkNews.Voided news) {
        Model now = model;
        for (Window window : model.windows().all()) {
            if (window.talk().last() > 0) {
                Window noted = Lines.noted(now, window, Tone.LOCAL, "The server's history begins anew here.");
                Window anew = noted.log(noted.log().anew()).talk(noted.talk().voided());
                now = now.window(Reading.unread(anew, ReadPlace.after(anew.log().lastId())));
            }
        }
        return Step.of(now);
    }

    /**
     * All conversations were told. Of one whose window was closed meanwhile the runtime holds that all is here, so nothing of
     * it comes by itself; what does come needs nobody to wait for it where it is not in sight.
     */
    static Model ready(Model model) {
        Model now = model;
        for (Window window : model.windows().all()) {
            if (window.talk().isPrivate() || window.number() != model.windows().active()) {
                now = now.window(Holes.nothingComes(window));
            }
        }
        return now;
    }

    /** Entries take their place; what is here already stays as it is. */
    static Step merged(Model model, TalkNews.Entries news) {
        Window window = model.windows().ofOrNew(news.place());
        if (news.place() instanceof Place.InRoom && model.windows().of(news.place()) == null) {
            return Step.of(model); // said on the way out of a room whose window is closed already
        }
        if (news.last() > ChatLog.SEQ_MAX) {
            return tooFar(model, window);
        }
        Model now = model;
        for (Heard heard : news.lines()) {
            Letter letter = heard.id() == 0 ? null : now.outbox().find(heard.id());
            Window stood = letter == null ? null : now.windows().of(letter.window());
            if (letter != null && stood != null) {
                Window without = Sending.withoutLine(stood, letter);
                long place = without.log().idOf(heard.entry().seq());
                boolean here = letter.window().equals(news.place());
                Sight sight = here ? without.sight().moved(letter.lineId(), place) : without.sight();
                now = Sending.delivered(now.window(without.sight(sight)), letter.id());
            }
        }
        boolean live =
                news.origin() == Origin.LIVE && news.first() > window.talk().last();
        Window there = now.windows().ofOrNew(news.place());
        return live
                ? said(now, there, news)
                : replayed(now, there, news).map(merged -> Silence.broken(merged, news.lines()));
    }

    /** No server counts so far; nothing of it is taken. */
    private static Step tooFar(Model model, Window window) {
        return Step.of(model.window(Lines.noted(model, window, Tone.ERROR, "The server counts too far.")));
    }

    /** Newer than all before. */
    private static Step said(Model model, Window window, TalkNews.Entries news) {
        Talk talk = window.talk();
        boolean known = !talk.untold();
        // Its window was closed, and now somebody says something again.
        Window now = known
                ? window
                : window.talk(talk.stage(Talk.Stage.OPEN).read(news.first() - 1))
                        .read(window.readLine(), ReadPlace.after(window.log().idOf(news.first() - 1)));
        if (news.first() > now.talk().last() + 1) {
            now = Holes.behind(now, now.talk().last() + 1, news.first() - 1, Filling.ON_REQUEST);
        }
        int lines = 0;
        int wanting = 0;
        Message notable = null;
        for (Heard heard : news.lines()) {
            Message line = line(model, now, heard, Came.LIVE);
            now = Lines.appended(now, line).spoke(line.from());
            boolean hidden = model.settings().ignored().hides(line);
            lines += line.mark() == Mark.OWN || hidden ? 0 : 1;
            wanting += Unread.wants(model, now, line) ? 1 : 0;
            boolean more = notable == null || Unread.wants(model, now, line) || !Unread.wants(model, now, notable);
            notable = line.mark() != Mark.OWN && !hidden && more ? line : notable;
        }
        now = now.talk(now.talk().last(news.last()));
        Model told = Silence.broken(model.window(Reading.came(model, now, lines, wanting)), news.lines());
        return notable == null ? Step.of(told) : Attention.heard(told, now, Notice.of(now, notable));
    }

    private static Step replayed(Model model, Window window, TalkNews.Entries news) {
        long last = Math.min(news.last(), window.talk().last());
        if (news.first() < 1 || news.first() > last) {
            return Step.of(model.window(window));
        }
        List<Message> lines = new ArrayList<>();
        for (Heard heard : news.lines()) {
            lines.add(line(model, window, heard, Came.REPLAYED));
        }
        int before = window.log().placed();
        Window filled = Holes.filled(window, news.first(), last, lines);
        if (filled.log().placed() == before && filled.log() == window.log()) {
            return Step.of(model.window(window));
        }
        for (Message line : lines) {
            filled = filled.spokeBefore(line.from());
        }
        boolean counts = filled.unread().count() > 0 && last > filled.talk().read();
        return Step.of(model.window(counts ? Unread.recounted(model, filled) : filled));
    }

    private static Message line(Model model, Window window, Heard heard, Came came) {
        Entry entry = heard.entry();
        String from = Shown.name(entry.from());
        String text = Shown.text(entry.text());
        boolean own = heard.speaker() == TalkNews.Speaker.OWN;
        Mark others = Mentions.of(model.self(), text) ? Mark.MENTION : Mark.NONE;
        long id = window.log().idOf(entry.seq());
        LogLine.Form form = Sending.form(entry.kind());
        Claim claim = Claim.of(model, entry.verified());
        return new Message(id, entry.seq(), entry.at(), form, came, from, claim, "", text, own ? Mark.OWN : others);
    }

    /** Its entries begin to count now. What stands here already stays above them if somebody spoke, else below. */
    private static Window begun(Window window, TalkNews.Opened news) {
        Talk talk = window.talk().opened(news);
        ChatLog log = window.log();
        if (news.last() < news.first()) {
            return window.talk(talk);
        }
        long origin = log.idOf(0);
        long by = log.idOf(news.last()) - origin;
        int from = log.indexAtOrAfter(origin + 1);
        List<LogLine> lines = new ArrayList<>();
        lines.add(new LogLine.Hole(log.idOf(news.last()), news.first(), news.last(), Filling.COMING));
        for (int i = from; i < log.placed(); i++) {
            LogLine line = log.get(i);
            if (line instanceof Message) {
                Window anew = window.log(log.anew()).talk(talk);
                return Holes.behind(anew, news.first(), news.last(), Filling.COMING);
            }
            lines.add(line.at(line.id() + by));
        }
        return window.talk(talk)
                .log(log.splice(from, log.placed(), lines))
                .sight(window.sight().shifted(origin, by));
    }

    /** What was missed stands before what the connection said when it was back. */
    private Window goesOn(Window window, TalkNews.Opened news) {
        long known = window.talk().last();
        Window told = window.talk(window.talk().opened(news).last(Math.max(known, news.last())));
        if (news.last() <= known) {
            return told;
        }
        List<LogLine> notes = sinceLinkUp(told);
        ChatLog log = told.log();
        Window missed = told.log(log.splice(log.placed() - notes.size(), log.placed(), List.of()));
        missed = Holes.behind(missed, known + 1, news.last(), Filling.COMING);
        for (LogLine note : notes) {
            missed = Lines.appended(missed, note.at(missed.log().nextId()));
        }
        return missed;
    }

    /** What the connection itself said at the end of the log, which belongs behind what was missed. */
    private List<LogLine> sinceLinkUp(Window window) {
        ChatLog log = window.log();
        List<LogLine> notes = new ArrayList<>();
        for (int i = log.placed() - 1; i >= 0; i--) {
            LogLine line = log.get(i);
            if (!(line instanceof Note) || line.atMillis() < model.link().sinceMillis()) {
                break;
            }
            notes.add(0, line);
        }
        return notes;
    }
}
