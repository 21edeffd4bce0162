package chat.hub;

import chat.protocol.Entry;
import chat.protocol.FaultCode;
import chat.protocol.Limit;
import chat.protocol.Place;
import chat.protocol.Regarding;
import chat.protocol.SessionBounds;
import chat.protocol.SessionEvent;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was said before, for those who ask. One request of a client is answered at a time, and the next when it has taken most of the
 * answer, so that nobody is owed more than a page or two however many they ask for.
 */
final class Histories {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Conversations and rooms in which one search looks, so that asking has a bound. */
    private static final int PLACES_MAX = 1_000;

    private final House house;
    /** Of what may be owed to a client, so that a page alone never is too much. */
    private final int pageBytesMax;

    /** With so much owed to it the next page of a client waits. */
    private final int owedBytesMax;

    Histories(House house) {
        this.house = house;
        this.owedBytesMax = house.settings.value(Limit.OWED_BYTES) / 4;
        this.pageBytesMax = Math.min(SessionBounds.PAGE_BYTES_MAX, 2 * owedBytesMax);
    }

    /** Some of what was said there. */
    void page(Session to, Venue where, TalkRequest.History asked) {
        PageRequest request = new PageRequest(where.logName(), Pages.span(asked.span()), asked.limit());
        ask(to, asked.ref(), () -> {
            long last = where.last(); // what is published until the answer comes, the history may not have seen
            boolean taken = house.log.page(request, answer -> {
                if (answer instanceof Answer.Found<Page> found) {
                    answered(to, Pages.answer(asked, last, found.value(), pageBytesMax));
                } else {
                    failed(to, asked.ref(), answer);
                }
            });
            refuseUnless(taken, to, asked.ref());
        });
    }

    /** Where words were said, in one place or wherever the user may look. */
    void search(Session to, @Nullable Venue where, TalkRequest.Search asked) {
        Search search;
        try {
            search = search(to.owner(), where, asked);
        } catch (IllegalArgumentException e) {
            house.refuse(to, FaultCode.BAD_FIELD, String.valueOf(e.getMessage()), new Regarding(0, asked.ref()));
            return;
        }
        ask(to, asked.ref(), () -> {
            boolean taken = house.log.search(search, answer -> {
                if (answer instanceof Answer.Found<Search.Hits> found) {
                    answered(to, hits(to.owner(), asked.ref(), found.value()));
                } else {
                    failed(to, asked.ref(), answer);
                }
            });
            refuseUnless(taken, to, asked.ref());
        });
    }

    private Search search(User user, @Nullable Venue where, TalkRequest.Search asked) {
        Set<String> places = new HashSet<>();
        if (where != null) {
            places.add(where.logName());
        } else {
            user.rooms.forEach(room -> places.add(room.logName()));
            user.conversations.keySet().stream().limit(PLACES_MAX).forEach(places::add);
        }
        return new Search(
                SearchLine.terms(asked.text()),
                asked.by().isBlank() ? Optional.empty() : Optional.of(asked.by()),
                asked.until() == 0 ? Long.MAX_VALUE : asked.until(),
                places,
                asked.next() == 0 ? Long.MAX_VALUE : asked.next(),
                asked.limit(),
                pageBytesMax);
    }

    private TalkEvent.Found hits(User user, int ref, Search.Hits found) {
        List<TalkEvent.Said> hits = new ArrayList<>();
        for (LogEntry entry : found.entries()) {
            Place place = place(user, entry.room());
            if (place != null) {
                hits.add(new TalkEvent.Said(place, Entries.of(entry)));
            }
        }
        return new TalkEvent.Found(ref, hits, found.more() ? found.oldest() : 0);
    }

    private @Nullable Place place(User user, String logName) {
        Conversation conversation = user.conversations.get(logName);
        if (conversation != null) {
            return conversation.seenBy(user);
        }
        for (Room room : user.rooms) {
            if (room.logName().equals(logName)) {
                return room.place();
            }
        }
        return null; // the user left it meanwhile
    }

    private void ask(Session from, int ref, Runnable question) {
        int max = house.settings.value(Limit.REQUESTS);
        if (from.requests >= max) {
            house.refuse(
                    from,
                    FaultCode.TOO_MANY_REQUESTS,
                    "More than " + max + " requests wait for their answer.",
                    new Regarding(0, ref));
            return;
        }
        from.requests++;
        from.waitingRequests.add(question);
        next(from);
    }

    private void next(Session session) {
        if (session.answering || session.gone() || session.waitingRequests.isEmpty()) {
            return;
        }
        session.answering = true;
        long wait = house.out.owedBytes(session) > owedBytesMax
                ? LOOK_AGAIN_NANOS
                : session.pagesWaitNanos(house.time.nanos());
        if (wait == 0) {
            session.waitingRequests.remove().run();
        } else {
            house.deadlines.at(house.time.nanos() + wait, () -> {
                session.answering = false;
                next(session);
            });
        }
    }

    private void answered(Session session, TalkEvent.Page page) {
        long bytes = 0;
        for (Entry entry : page.entries()) {
            bytes += entry.bytesMax();
        }
        session.pageSent(house.time.nanos(), bytes, house.settings.value(Limit.PAGE_BYTES_PER_SECOND));
        answered(session, (SessionEvent) page);
    }

    private void answered(Session session, SessionEvent answer) {
        if (!session.gone()) {
            house.out.send(session, answer);
        }
        done(session);
    }

    private void failed(Session session, int ref, Answer<?> answer) {
        String sentence = answer instanceof Answer.Failed<?> failed ? failed.sentence() : "";
        house.refuse(session, FaultCode.NOT_STORED, sentence, new Regarding(0, ref), TimeUnit.SECONDS.toNanos(5));
        done(session);
    }

    private void refuseUnless(boolean taken, Session session, int ref) {
        if (!taken) {
            failed(session, ref, new Answer.Failed<>("Too many ask for the history at once."));
        }
    }

    private void done(Session session) {
        session.requests--;
        session.answering = false;
        next(session);
    }
}
