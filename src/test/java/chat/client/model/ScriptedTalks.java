package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.LogLine.Message;
import chat.client.model.TalkNews.Heard;
import chat.client.model.TalkNews.Origin;
import chat.protocol.Place;
import chat.protocol.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * A server and the runtime between it and a model, for random tests: it says what is promised in {@link TalkNews} and
 * {@link Answer}, in any order that the promises allow.
 */
final class ScriptedTalks {
    /** One conversation as it truly is; the first entry is the one with the seq 1. */
    private static final class Truth {
        final List<String> texts = new ArrayList<>();
        final List<String> speakers = new ArrayList<>();
        long told;
        long read;
        boolean opened;
        final ArrayDeque<long[]> missing = new ArrayDeque<>();
    }

    private final Random random;
    private final Desk desk = new Desk(80, 24, Settings.Look.FULL);
    private final Map<String, Truth> talks = new LinkedHashMap<>();
    private final List<Effect.Say> unsettled = new ArrayList<>();
    private final Map<Long, Effect.Say> said = new HashMap<>();
    private final ArrayDeque<Request> requests = new ArrayDeque<>();
    private boolean up;

    ScriptedTalks(Random random) {
        this.random = random;
        for (String where : new String[] {"lobby", "ops", "@bob", "@carol"}) {
            talks.put(where, new Truth());
        }
        for (int i = 0; i < 150; i++) {
            say(truth("ops"), "bob", "line " + i);
        }
        comeBack();
        taken();
    }

    Desk desk() {
        return desk;
    }

    /** Something that a server, a link or the others do. */
    void act() {
        int what = random.nextInt(100);
        if (what < 6) {
            if (up) {
                drop();
            } else {
                comeBack();
            }
        } else if (what < 45) {
            List<String> places = List.copyOf(talks.keySet());
            String where = places.get(random.nextInt(places.size()));
            others(where, random.nextInt(8) == 0 ? "alice" : where.startsWith("@") ? where.substring(1) : "carol");
        } else {
            settle();
        }
    }

    /** Takes what the model asked for since the last time. */
    void taken() {
        for (Effect effect : desk.effects) {
            if (effect instanceof Effect.Say say) {
                unsettled.add(say);
                said.put(say.id(), say);
            } else if (effect instanceof Effect.Resend again) {
                unsettled.add(Objects.requireNonNull(said.get(again.id())));
            } else if (effect instanceof Effect.Ask ask) {
                requests.add(ask.request());
            } else if (effect instanceof Effect.Read read) {
                Truth truth = truth(name(read.place()));
                assertThat(read.seq()).as("read in %s", read.place()).isLessThanOrEqualTo(truth.texts.size());
                truth.read = Math.max(truth.read, read.seq());
            }
        }
        desk.effects.clear();
        if (!up) {
            refuseAll();
        }
    }

    boolean idle() {
        return up
                && requests.isEmpty()
                && unsettled.isEmpty()
                && talks.values().stream().allMatch(t -> t.missing.isEmpty());
    }

    void comeBack() {
        if (up) {
            return;
        }
        up = true;
        desk.later(1_000).welcomed();
        talks.forEach((where, truth) -> {
            boolean tell = !where.startsWith("@") || truth.told > 0 || truth.texts.size() > truth.read;
            if (tell) {
                open(where, truth);
            }
        });
        desk.happens(new Event.Ready());
    }

    /** One thing that is owed: a missing page, an answer, an acknowledgement. */
    void settle() {
        if (!up) {
            return;
        }
        for (Map.Entry<String, Truth> talk : talks.entrySet()) {
            if (!talk.getValue().missing.isEmpty() && random.nextInt(2) == 0) {
                replay(talk.getKey(), talk.getValue());
                return;
            }
        }
        Request request = random.nextBoolean() ? requests.poll() : null;
        if (request != null) {
            answer(request);
        } else if (!unsettled.isEmpty()) {
            acknowledge(unsettled.remove(0));
        }
        taken();
    }

    /** All lines that the model holds say what was said there. */
    void check() {
        for (Window window : desk.model.windows().all()) {
            Truth truth = truth(name(window.talk().place()));
            for (int i = 0; i < window.log().placed(); i++) {
                if (window.log().get(i) instanceof Message line && line.seq() > 0) {
                    int at = (int) line.seq() - 1;
                    assertThat(line.from() + ": " + line.text())
                            .isEqualTo(truth.speakers.get(at) + ": " + truth.texts.get(at));
                }
            }
        }
    }

    /** And no line is missing in any conversation that the user is in. */
    void checkWhole() {
        check();
        for (Window window : desk.model.windows().all()) {
            if (window.talk().stage() != Talk.Stage.OPEN) {
                continue;
            }
            long held = 0;
            for (int i = 0; i < window.log().placed(); i++) {
                held += window.log().get(i) instanceof Message line && line.seq() > 0 ? 1 : 0;
            }
            assertThat(held)
                    .as("entries in %s", window.name())
                    .isEqualTo(truth(name(window.talk().place())).texts.size());
        }
    }

    private void drop() {
        up = false;
        refuseAll();
        desk.happens(new Event.LinkDown("Connection lost", 1_000));
        talks.values().forEach(truth -> truth.opened = false);
    }

    private void refuseAll() {
        while (!requests.isEmpty()) {
            desk.answers(new Answer.Refused(requests.remove(), Answer.Refused.OFFLINE, "No connection.", 0, ""));
        }
    }

    private void open(String where, Truth truth) {
        int last = truth.texts.size();
        desk.opens(where, last, truth.read);
        if (last > truth.told) {
            long first = truth.told == 0 ? Math.max(1, last - 49) : truth.told + 1;
            truth.missing.add(new long[] {first, last});
            truth.told = last;
        }
        truth.opened = true;
    }

    private void others(String where, String who) {
        Truth truth = truth(where);
        say(truth, who, random.nextInt(6) == 0 ? "alice: look" : "line " + truth.texts.size());
        if (up) {
            live(where, truth, 0);
        } else if (who.equals("alice")) {
            truth.read = truth.texts.size();
        }
    }

    private void live(String where, Truth truth, long id) {
        long seq = truth.texts.size();
        if (!truth.opened) {
            long[] rest = {truth.told + 1, seq - 1};
            truth.read = Math.max(truth.read, seq - 1);
            desk.opens(where, seq - 1, truth.read);
            truth.opened = true;
            if (rest[0] <= rest[1]) {
                truth.missing.add(rest);
            }
        }
        truth.told = seq;
        desk.entries(where, Origin.LIVE, heard(truth, seq, id));
        if (truth.speakers.get((int) seq - 1).equals("alice")) {
            truth.read = seq;
            desk.news(new TalkNews.ReadTo(Desk.place(where), seq));
        }
    }

    private void replay(String where, Truth truth) {
        long[] range = truth.missing.removeFirst();
        long cut = Math.max(range[0], range[1] - 19);
        boolean newest = random.nextBoolean();
        long first = newest ? cut : range[0];
        long last = newest ? range[1] : Math.min(range[1], range[0] + 19);
        desk.entries(where, Origin.REPLAY, all(truth, first, last));
        if (range[0] < first) {
            truth.missing.addFirst(new long[] {range[0], first - 1});
        }
        if (last < range[1]) {
            truth.missing.addFirst(new long[] {last + 1, range[1]});
        }
    }

    private void acknowledge(Effect.Say say) {
        String where = name(say.place());
        if (!say.place().equals(Desk.place("lobby")) && random.nextInt(10) == 0) {
            desk.news(new TalkNews.Failed(say.id(), "The server did not want it."));
            return;
        }
        Truth truth = truth(where);
        say(truth, "alice", say.text());
        live(where, truth, say.id());
    }

    private void answer(Request request) {
        if (request instanceof Request.Page page) {
            answer(page);
        } else if (request instanceof Request.Join || request instanceof Request.Talk) {
            Place place = request instanceof Request.Join join
                    ? new Place.InRoom(join.room())
                    : new Place.With(((Request.Talk) request).name());
            open(name(place), truth(name(place)));
            desk.answers(new Answer.Done(request));
        } else if (request instanceof Request.Part part) {
            truth(name(new Place.InRoom(part.room()))).opened = false;
            truth(name(new Place.InRoom(part.room()))).told = 0;
            truth(name(new Place.InRoom(part.room()))).missing.clear();
            desk.news(new TalkNews.Closed(new Place.InRoom(part.room()), ""));
            desk.answers(new Answer.Done(request));
        } else {
            desk.answers(new Answer.Refused(request, "internal", "Not now.", 0, ""));
        }
    }

    private void answer(Request.Page page) {
        Truth truth = truth(name(page.place()));
        long all = truth.texts.size();
        Span span = page.span();
        long first = switch (span.edge()) {
            case BEFORE -> Math.max(1, span.value() - page.limit());
            case AFTER -> span.value() + 1;
            case AROUND -> Math.max(1, span.value() - page.limit() / 2);
            case AT -> 1;
        };
        long last = span.edge() == Span.Edge.BEFORE ? span.value() - 1 : Math.min(all, first + page.limit() - 1);
        boolean none = first > last;
        Heard[] lines = none ? new Heard[0] : all(truth, first, last);
        boolean more = span.edge() == Span.Edge.BEFORE ? first > 1 : last < all;
        desk.answers(new Answer.Page(
                page,
                new TalkNews.Entries(page.place(), Origin.ASKED, none ? 0 : first, none ? 0 : last, List.of(lines)),
                more));
    }

    private static void say(Truth truth, String who, String text) {
        truth.speakers.add(who);
        truth.texts.add(text);
    }

    private Heard heard(Truth truth, long seq, long id) {
        return desk.heard(seq, truth.speakers.get((int) seq - 1), truth.texts.get((int) seq - 1), id);
    }

    private Heard[] all(Truth truth, long first, long last) {
        List<Heard> lines = new ArrayList<>();
        for (long seq = first; seq <= last; seq++) {
            lines.add(heard(truth, seq, 0));
        }
        return lines.toArray(Heard[]::new);
    }

    private Truth truth(String where) {
        return talks.computeIfAbsent(where, name -> new Truth());
    }

    private static String name(Place place) {
        return place instanceof Place.With with
                ? "@" + with.name()
                : ((Place.InRoom) place).room().value();
    }
}
