package chat.client;

import chat.client.Requests.Asked;
import chat.client.Requests.Missing;
import chat.client.Requests.NameBack;
import chat.client.Requests.Pending;
import chat.client.Requests.RoomBack;
import chat.client.model.Answer;
import chat.client.model.Event;
import chat.client.model.Request;
import chat.client.model.TalkNews;
import chat.protocol.LinkEvent;
import chat.protocol.Ordered;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.Span;
import chat.protocol.TalkEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is asked over one session, by the model or for conversations that are not whole, and what comes of it: each request of the model's is
 * answered once, at the latest when the connection is gone. Loop thread only.
 */
final class Asking {
    /** A page that the server cannot read now is asked for again after this, then after twice as long, and so on. */
    static final long AGAIN_MILLIS_MIN = 1_000;

    static final long AGAIN_MILLIS_MAX = 30_000;

    private final Wire wire;
    private final SessionState state;
    private final Requests requests;
    private final Deliveries deliveries;
    private final Consumer<Event> events;
    private final Backoff backoff = new Backoff(AGAIN_MILLIS_MIN, AGAIN_MILLIS_MAX, () -> 0);
    private final Set<Pending> later = new LinkedHashSet<>();
    private Request.@Nullable Nick renaming;
    private boolean over;

    Asking(Wire wire, SessionState state, Requests requests, Deliveries deliveries, Consumer<Event> events) {
        this.wire = wire;
        this.state = state;
        this.requests = requests;
        this.deliveries = deliveries;
        this.events = events;
    }

    void ask(Request request) {
        if (request instanceof Request.Nick nick) {
            rename(nick);
        } else {
            ask(new Asked(request));
        }
    }

    void fetch(Fetch fetch) {
        ask(new Missing(fetch));
    }

    void nameBack(String name) {
        ask(new NameBack(name));
    }

    void roomBack(RoomName room) {
        ask(new RoomBack(room));
    }

    /** Nothing is answered any more. */
    void over() {
        over = true;
        Request.Nick waiting = renaming;
        if (waiting != null) {
            answer(SessionDialect.offline(waiting));
        }
        later.forEach(pending -> {
            if (pending instanceof Asked asked) {
                answer(SessionDialect.offline(asked.request()));
            }
        });
        later.clear();
        requests.abandon().stream()
                .filter(request -> request != waiting)
                .forEach(request -> answer(SessionDialect.offline(request)));
    }

    void done(LinkEvent.Done message) {
        done(requests.answered(message.ref()));
    }

    /** It was done, by what was told just now. */
    void done(@Nullable Pending pending) {
        if (pending instanceof Asked asked) {
            answer(new Answer.Done(asked.request()));
        }
    }

    /** False if it is about nothing that was asked. */
    boolean refused(LinkEvent.Refused message) {
        Pending pending = requests.answered(message.regarding().ref());
        Place place = pending == null ? null : placeOfPage(pending);
        if (pending != null && place != null && message.retryMillis() > 0) {
            events.accept(new Event.Talk(new TalkNews.NotYet(place)));
            again(pending, message.retryMillis());
        } else if (pending instanceof RoomBack back && message.retryMillis() > 0) {
            again(back, message.retryMillis());
        } else if (pending instanceof RoomBack back) {
            state.forgotten().remove(back.room());
            state.tell(new TalkNews.Closed(new Place.InRoom(back.room()), message.text()));
        } else if (pending instanceof Missing missing) {
            state.resume().refused(missing.fetch());
        } else if (pending instanceof Asked asked) {
            answer(new Answer.Refused(
                    asked.request(), message.code(), message.text(), message.retryMillis(), message.suggestion()));
        }
        return pending != null;
    }

    /** Where the older or missed entries are that were asked for; null if it is about something else. */
    private static @Nullable Place placeOfPage(Pending pending) {
        if (pending instanceof Missing missing) {
            return missing.fetch().conversation().place();
        }
        if (pending instanceof Asked asked && asked.request() instanceof Request.Page page) {
            Span.Edge edge = page.span().edge();
            return edge == Span.Edge.BEFORE || edge == Span.Edge.AFTER ? page.place() : null;
        }
        return null;
    }

    void page(TalkEvent.Page message) {
        backoff.reset();
        Pending pending = requests.answered(message.ref());
        if (pending instanceof Missing missing) {
            state.resume().fetched(missing.fetch(), message);
        } else if (pending instanceof Asked asked && asked.request() instanceof Request.Page wanted) {
            answer(new Answer.Page(wanted, state.resume().asked(message.place(), message), message.more()));
        } else if (pending instanceof Asked asked && asked.request() instanceof Request.Talk) {
            state.resume().found(message.place(), message);
            done(pending);
        }
    }

    void found(TalkEvent.Found message) {
        if (requests.answered(message.ref()) instanceof Asked asked
                && asked.request() instanceof Request.Search search) {
            List<Answer.Hit> hits = message.hits().stream()
                    .map(hit -> new Answer.Hit(hit.seenBy(state.self()), state.overheard(hit.entry())))
                    .toList();
            answer(new Answer.Found(search, hits, message.next()));
        }
    }

    void rooms(RoomEvent.Rooms message) {
        if (requests.answered(message.ref()) instanceof Asked asked
                && asked.request() instanceof Request.ListRooms list) {
            answer(new Answer.Rooms(list, message.rooms(), message.next()));
        }
    }

    void whois(RoomEvent.Whois message) {
        if (requests.answered(message.ref()) instanceof Asked asked && asked.request() instanceof Request.Whois who) {
            answer(new Answer.Whois(
                    who,
                    message.name(),
                    message.verified(),
                    message.away(),
                    message.idleMillis(),
                    message.clients(),
                    message.rooms()));
        }
    }

    void ordered(Ordered message) {
        if (requests.answered(message.ref()) instanceof Asked asked && asked.request() instanceof Request.Give give) {
            answer(new Answer.Told(give, message.text(), message.rows(), message.next()));
        }
    }

    /** None of our lines is on its way while the name changes: a line is said under one name, also when it is said again. */
    private void rename(Request.Nick nick) {
        if (renaming != null) {
            String sentence = "You asked for the name " + renaming.name() + " a moment ago: one at a time.";
            answer(new Answer.Refused(nick, "too_many_requests", sentence, 0, ""));
            return;
        }
        renaming = nick;
        deliveries.holdOnceSettled(() -> ask(new Asked(nick)));
    }

    private void ask(Pending pending) {
        try {
            if (!requests.ask(pending) && pending instanceof Asked asked) {
                answer(refused(asked, "Too much was asked already: wait for the answers."));
            }
        } catch (IllegalArgumentException wrong) {
            if (pending instanceof Asked asked) {
                answer(refused(asked, String.valueOf(wrong.getMessage())));
            }
        }
    }

    private void again(Pending pending, long retryMillis) {
        later.add(pending);
        wire.after(Math.max(backoff.nextMillis(), retryMillis), () -> {
            if (!over && later.remove(pending)) {
                ask(pending);
            }
        });
    }

    private void answer(Answer answer) {
        if (answer.request() == renaming) {
            renaming = null;
            deliveries.release();
        }
        events.accept(new Event.Answered(answer));
    }

    private static Answer refused(Asked asked, String sentence) {
        return new Answer.Refused(asked.request(), "bad_field", sentence, 0, "");
    }
}
