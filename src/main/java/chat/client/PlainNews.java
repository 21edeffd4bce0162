package chat.client;

import chat.client.model.Answer;
import chat.client.model.ChatLog;
import chat.client.model.Claim;
import chat.client.model.Event;
import chat.client.model.LogLine;
import chat.client.model.Model;
import chat.client.model.Panes;
import chat.client.model.Settings;
import chat.client.model.TalkNews;
import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Heard;
import chat.client.model.TalkNews.Origin;
import chat.client.model.Window;
import chat.protocol.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an event has brought, line by line, for the client in lines: entries of conversations when they come, notes and changes when their log
 * has gained them. What is not in the window where the user is says where it is. Of what was said before the client began only the
 * last unread lines are told, and nothing that is fetched for a screen.
 */
final class PlainNews {
    /** Unread lines of a conversation that are told at the beginning. */
    static final int UNREAD_MAX = 20;

    private PlainWords words;
    private final Consumer<String> out;
    private final Map<Integer, Printed> printed = new HashMap<>();
    private final Map<Place, Long> knownBefore = new HashMap<>();
    private final Map<Integer, Long> oldestTold = new HashMap<>();
    private int window = 1;

    /** How far a window's log was printed: its last line, and how many changes of it if it is one of joins and leaves. */
    private record Printed(@Nullable LogLine line, int changes) {
        static final Printed NOTHING = new Printed(null, 0);

        /** Where to go on; a line keeps what it says when the log gives it another place. */
        int from(ChatLog log) {
            LogLine last = line;
            if (last == null) {
                return 0;
            }
            int at = log.indexAtOrAfter(last.id());
            if (at < log.placed() && log.get(at).id() == last.id()) {
                return at;
            }
            for (int i = log.placed() - 1; i >= 0; i--) {
                if (log.get(i).at(last.id()).equals(last)) {
                    return i;
                }
            }
            return at;
        }
    }

    PlainNews(Settings settings, Consumer<String> out) {
        this.words = new PlainWords(settings);
        this.out = out;
    }

    /** This has happened, and the model is what came of it. */
    void happened(Event event, Model model) {
        words = words.under(model.settings());
        if (model.window().number() != window) {
            window = model.window().number();
            out.accept(words.stamped(
                    model.nowMillis(), "You are in " + model.window().name() + " now."));
        }
        if (event instanceof Event.Talk talk) {
            talked(talk.news(), model);
        } else if (event instanceof Event.Answered answered && answered.answer() instanceof Answer.Found answer) {
            found(answer.hits(), model);
        }
        printed.keySet().removeIf(number -> windowOf(number, model) == null);
        model.windows().all().forEach(each -> notes(each, model));
    }

    /** A sentence of ours, now. */
    void say(String sentence, Model model) {
        out.accept(words.under(model.settings()).stamped(model.nowMillis(), sentence));
    }

    /** What a search has found, once more. */
    void found(List<Answer.Hit> hits, Model model) {
        hits.forEach(hit ->
                out.accept(words.found(hit, Claim.of(model, hit.line().entry().verified()))));
    }

    /** These lines of a window, whoever said them and whether they were told before. */
    void again(Window in, int from, int to) {
        for (int i = Math.max(0, from); i < Math.min(to, in.log().size()); i++) {
            out.accept(words.again(in.log().get(i)));
        }
    }

    /** So many messages before all that were told, up to where something is missing; how many there were. */
    int older(Window in, int count) {
        ChatLog log = in.log();
        int end = log.indexAtOrAfter(oldestTold.getOrDefault(in.number(), Long.MAX_VALUE));
        int from = end;
        int messages = 0;
        while (from > 0 && messages < count && !(log.get(from - 1) instanceof LogLine.Hole)) {
            from--;
            messages += log.get(from) instanceof LogLine.Message ? 1 : 0;
        }
        for (int i = from; i < end; i++) {
            if (log.get(i) instanceof LogLine.Message message) {
                oldestTold.merge(in.number(), message.id(), Math::min);
                out.accept(words.again(message));
            }
        }
        return messages;
    }

    private void talked(TalkNews news, Model model) {
        if (news instanceof TalkNews.Opened opened) {
            knownBefore.putIfAbsent(opened.place(), Math.max(opened.read(), opened.last() - UNREAD_MAX));
        } else if (news instanceof TalkNews.Closed closed) {
            knownBefore.remove(closed.place());
        } else if (news instanceof TalkNews.Voided) {
            knownBefore.clear();
            oldestTold.clear();
        } else if (news instanceof Entries entries && entries.origin() != Origin.ASKED) {
            entries.lines().forEach(line -> entry(entries.place(), line, model));
        }
    }

    /** As the model has cleaned it; our own are not told, whoever typed them knows. */
    private void entry(Place place, Heard heard, Model model) {
        Window in = windowOf(place, model);
        if (in != null && heard.id() == 0 && heard.entry().seq() > knownBefore.getOrDefault(place, 0L)) {
            long id = in.log().idOf(heard.entry().seq());
            int at = in.log().indexAtOrAfter(id);
            if (at < in.log().placed()
                    && in.log().get(at) instanceof LogLine.Message line
                    && line.id() == id
                    && !model.settings().ignored().hides(line)) {
                oldestTold.merge(in.number(), id, Math::min);
                out.accept(words.where(where(in, model)).entry(place, line));
            }
        }
    }

    /** What the log has gained that is no entry, and changes in the last line of joins and leaves, which grows. */
    private void notes(Window in, Model model) {
        ChatLog log = in.log();
        Printed last = printed.getOrDefault(in.number(), Printed.NOTHING);
        PlainWords here = words.where(where(in, model));
        int from = last.from(log);
        for (int i = from; i < log.placed(); i++) {
            LogLine line = log.get(i);
            LogLine before = last.line();
            boolean hidden = model.settings().ignored().hides(line);
            boolean known = i == from
                    && before != null
                    && (line.id() == before.id() || line.at(before.id()).equals(before));
            int changes = 0;
            if (line instanceof LogLine.Presence presence) {
                int told = known ? last.changes() : 0;
                if (model.panes().events() != Panes.Events.HIDDEN) {
                    presence.changes().stream().skip(told).map(here::change).forEach(out);
                }
                changes = presence.changes().size();
            } else if (!known && !(line instanceof LogLine.Message said && said.seq() > 0) && !hidden) {
                out.accept(line.accept(here));
            }
            last = new Printed(line, changes);
        }
        printed.put(in.number(), last);
    }

    private static String where(Window in, Model model) {
        return in.number() == model.window().number() ? "" : in.name() + " ";
    }

    private static @Nullable Window windowOf(Place place, Model model) {
        for (Window each : model.windows().all()) {
            if (each.talk().place().equals(place)) {
                return each;
            }
        }
        return null;
    }

    private static @Nullable Window windowOf(int number, Model model) {
        for (Window each : model.windows().all()) {
            if (each.number() == number) {
                return each;
            }
        }
        return null;
    }
}
