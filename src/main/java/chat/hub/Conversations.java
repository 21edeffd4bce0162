package chat.hub;

import chat.protocol.Entry;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.TalkEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Private talk of two, with the same history, places and read positions as a room. In memory while one of the two is here. With a
 * legacy user it is kept until that user is gone.
 */
final class Conversations {
    private final House house;
    private final Map<String, Conversation> byLogName = new HashMap<>();

    Conversations(House house) {
        this.house = house;
    }

    /** The one of these two; begun if there was none. */
    Conversation of(User user, User partner) {
        boolean known = isKnown(user, partner);
        Conversation conversation = get(Conversation.logName(user, partner));
        join(user, conversation);
        join(partner, conversation);
        if (!known) {
            begin(conversation);
        }
        return conversation;
    }

    /**
     * The history knows it as one of both before anything is said in it: whoever is away, or comes back after a crash, is told of what was
     * said. And it may know of it what is not known here.
     */
    private void begin(Conversation conversation) {
        house.log.change(new RoomChange.Create(conversation.logName(), house.stampMillis()), answer -> {
            if (answer instanceof Answer.Found<RoomFacts> found) {
                conversation.learn(found.value());
            }
        });
        for (User user : conversation.here()) {
            if (!user.legacy()) {
                house.log.markRead(new ReadMark(user.key(), conversation.logName(), 0), any -> {});
            }
        }
    }

    /** Whether these two have talked before. */
    boolean isKnown(User user, User partner) {
        return user.conversations.containsKey(Conversation.logName(user, partner));
    }

    /** The user is here and has talked there before. With a legacy user of a server before this one nobody can talk any more. */
    void learn(User user, RoomFacts facts) {
        if (Conversation.ofLegacy(facts.room()) && !byLogName.containsKey(facts.room())) {
            return;
        }
        Conversation conversation = get(facts.room());
        conversation.learn(published(facts, conversation.last()));
        join(user, conversation);
    }

    /** The user's conversation with whom that name means now, or meant at last; null if there is none. */
    @Nullable
    Conversation with(User user, String name) {
        User partner = house.users.called(name);
        Conversation live = partner == null ? null : user.conversations.get(Conversation.logName(user, partner));
        if (live != null || (partner != null && partner != user)) {
            return live;
        }
        Conversation latest = null;
        for (Conversation each : user.conversations.values()) {
            if (each.partnerName(user).equals(name) && each.partnerHere(user).isEmpty()) {
                latest = each;
            }
        }
        return latest;
    }

    /** What the history knows of a place: a room, or a conversation of users who will ask for it when they are here. */
    void learnRoom(RoomFacts facts) {
        house.stamped(facts.usedMillis());
        if (!Conversation.isOne(facts.room())) {
            RoomName name = Notes.room(facts.room());
            if (name != null) {
                Room known = house.rooms.find(name);
                house.rooms.learn(name, known == null ? facts : published(facts, known.last()));
            }
        } else if (byLogName.containsKey(facts.room())) {
            Conversation known = get(facts.room());
            known.learn(published(facts, known.last()));
        } else if (Conversation.ofLegacy(facts.room())) {
            house.log.change(new RoomChange.Delete(facts.room()), any -> {}); // the server ended before that user did
        }
    }

    /** What the history has kept and not answered yet will be told as something new: until then it counts for nothing. */
    private RoomFacts published(RoomFacts facts, long last) {
        return house.flights.anyTo(facts.room()) ? facts.upTo(last) : facts;
    }

    /** How many are in memory. */
    int size() {
        return byLogName.size();
    }

    private Conversation get(String logName) {
        return byLogName.computeIfAbsent(logName, Conversation::new);
    }

    private static void join(User user, Conversation conversation) {
        conversation.joins(user);
        user.conversations.putIfAbsent(conversation.logName(), conversation);
    }

    /** To all clients of both; those that do not know of the conversation yet are told of it first. */
    void publish(Conversation conversation, Line line, Entry entry) {
        boolean begins = conversation.last() == 0;
        conversation.before(entry.seq());
        List<Session> hearers = new ArrayList<>();
        for (User user : conversation.here()) {
            for (Session session : user.sessions) {
                if (session.here() && !(session.legacy() && user == line.user)) {
                    hearers.add(session);
                    open(session, user, conversation);
                }
            }
        }
        conversation.said(entry.seq());
        house.out.sendEach(hearers, new TalkEvent.Said(new Place.With(conversation.partnerName(line.user)), entry));
        if (begins) {
            // The mark is by what the history knows the conversation as one of the user's.
            conversation
                    .partnerHere(line.user)
                    .filter(user -> !user.legacy())
                    .ifPresent(user -> house.reading.note(user, conversation));
        }
    }

    private void open(Session session, User user, Conversation conversation) {
        // A name may have meant another one since, or this one another name: then the client is told anew what the name
        // means.
        if (!session.legacy() && session.opened.put(conversation.partnerName(user), conversation) != conversation) {
            house.out.send(session, opened(user, conversation));
        }
    }

    /** Tells a client that has just come of where something is unread. */
    void openUnread(Session session) {
        User user = session.owner();
        for (Conversation each : user.conversations.values()) {
            if (each.last() > house.reading.of(user, each) && with(user, each.partnerName(user)) == each) {
                open(session, user, each);
            }
        }
    }

    private RoomEvent.Opened opened(User user, Conversation conversation) {
        return new RoomEvent.Opened(
                conversation.seenBy(user),
                "",
                conversation.first(),
                conversation.last(),
                house.reading.of(user, conversation),
                0);
    }

    /** The user has another name; answers which clients know the old one from private talk, and are to be told. */
    List<Session> renamed(User user, String was) {
        String name = user.name().value();
        List<Session> knowing = new ArrayList<>();
        for (Conversation each : user.conversations.values()) {
            each.renamed(user);
            each.partnerHere(user)
                    .ifPresent(partner -> partner.sessions.stream()
                            .filter(session -> session.knowsAs(each, was, name))
                            .forEach(knowing::add));
        }
        return knowing;
    }

    /** The user is gone; with a legacy user goes what was said. */
    void goes(User user) {
        for (Conversation each : user.conversations.values()) {
            each.leaves(user);
            if (Conversation.ofLegacy(each.logName()) && user.legacy()) {
                forget(each);
            } else if (each.nobody()) {
                byLogName.remove(each.logName());
            }
        }
        user.conversations.clear();
    }

    private void forget(Conversation conversation) {
        byLogName.remove(conversation.logName());
        conversation.here().forEach(partner -> {
            partner.conversations.remove(conversation.logName());
            partner.read.remove(conversation.logName());
            partner.sessions.forEach(session -> session.opened.values().remove(conversation));
        });
        house.log.change(new RoomChange.Delete(conversation.logName()), any -> {});
    }
}
