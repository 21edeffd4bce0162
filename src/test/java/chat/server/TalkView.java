package chat.server;

import chat.protocol.DeviceId;
import chat.protocol.Entry;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.TalkEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The conversations of one client of the session profile, judged against what it was told before and what the disk had kept by then. The
 * lines that it holds survive its connections, as a client's memory does; who is where does not.
 */
final class TalkView {
    private static final Pattern FOR = Pattern.compile("\\bfor (\\S+) psst");

    private static final int WANTED = 40;

    private final int client;
    private final SimUser user;
    private final DeviceId device;
    private final SimJournal journal;
    private final Ledger ledger;
    private final Map<RoomName, Held> held = new LinkedHashMap<>();
    private final Map<RoomName, RoomView> rooms = new LinkedHashMap<>();
    /** The last place of private talk, by the partner's name. */
    private final Map<String, Long> privately = new HashMap<>();
    /**
     * The conversation of the line that was last taken for the next one although it may have been said before: it may belong to an earlier
     * conversation with a partner of that name, of when the user had another.
     */
    private final Map<String, String> perhapsEarlier = new HashMap<>();

    TalkView(int client, SimUser user, DeviceId device, SimJournal journal, Ledger ledger) {
        this.client = client;
        this.user = user;
        this.device = device;
        this.journal = journal;
        this.ledger = ledger;
    }

    /** A new connection begins. */
    void begins() {
        rooms.clear();
        privately.clear();
        perhapsEarlier.clear();
    }

    /** The process is another one, that holds nothing. */
    void forgets() {
        held.clear();
    }

    List<RoomName> rooms() {
        return List.copyOf(rooms.keySet());
    }

    /** The room, which must be one of the client's. */
    RoomView room(RoomName room) {
        RoomView view = rooms.get(room);
        if (view == null) {
            throw wrong("is told of #" + room + ", which is not theirs");
        }
        return view;
    }

    /** Those with whom there is private talk. */
    List<String> partners() {
        return privately.keySet().stream().sorted().toList();
    }

    /** Rooms of which lines are missing, with the last place up to which none is. */
    Map<RoomName, Long> missing() {
        Map<RoomName, Long> missing = new LinkedHashMap<>();
        rooms.forEach((room, view) -> {
            long upTo = held(room, view.last()).upTo();
            if (upTo < view.last()) {
                missing.put(room, upTo);
            }
        });
        return missing;
    }

    /** Half of the clients want the last lines when they first see a room. */
    private Held held(RoomName room, long last) {
        return held.computeIfAbsent(room, any -> new Held(client % 2 == 0 ? Math.max(0, last - WANTED) : last));
    }

    void opened(RoomEvent.Opened message, boolean settled) {
        if (message.place() instanceof Place.With with) {
            privately.put(with.name(), message.last());
            perhapsEarlier.remove(with.name());
            return;
        }
        RoomName room = ((Place.InRoom) message.place()).room();
        if (message.last() > ledger.last(room.value()) || message.read() > message.last()) {
            throw wrong("is told of what was never kept: " + message);
        }
        RoomView known = rooms.get(room);
        if (known == null) {
            rooms.put(room, new RoomView(client, room, message));
        } else {
            known.openedAgain(message, settled);
        }
        held(room, message.last());
    }

    /** The user is in that room no more. */
    void closed(RoomName room) {
        rooms.remove(room);
    }

    void said(TalkEvent.Said message, String you) {
        Entry entry = message.entry();
        boolean mayBeRepeated = journal.mayBeRepeated(entry);
        if (message.place() instanceof Place.InRoom in) {
            if (!mayBeRepeated || rooms.containsKey(in.room())) { // else it was said before the room was left
                room(in.room()).said(entry, mayBeRepeated);
                held(in.room(), entry.seq()).add(entry.seq());
            }
            ledger.toldOf(you, in.room().value(), entry);
        } else {
            String conversation = checkPrivate(entry, you);
            saidTo(((Place.With) message.seenBy(you)).name(), conversation, entry, mayBeRepeated);
        }
        journal.heard(entry);
    }

    private void saidTo(String partner, String conversation, Entry entry, boolean mayBeRepeated) {
        Long last = privately.get(partner);
        if (last != null && entry.seq() == last + 1) {
            privately.put(partner, entry.seq());
            if (mayBeRepeated) {
                perhapsEarlier.put(partner, conversation);
            } else {
                perhapsEarlier.remove(partner);
            }
        } else if (last != null
                && entry.seq() == last
                && !perhapsEarlier.getOrDefault(partner, conversation).equals(conversation)) {
            perhapsEarlier.remove(partner); // this is the one that was due
        } else if (!mayBeRepeated) {
            throw wrong("was told, of the talk with " + partner + ", after " + last + " " + entry);
        }
    }

    /** The ledger knows which two the server took it to be between; whom it was for stands in the text. */
    private String checkPrivate(Entry entry, String you) {
        Matcher whom = FOR.matcher(entry.text());
        boolean byUs = user.isClient(Transcript.Line.of(entry.text()).speaker());
        if (!whom.find() || !(byUs || user.wasCalled(whom.group(1)))) {
            throw wrong("was told what is not theirs: " + entry);
        }
        return ledger.toldInPrivate(you, device, entry);
    }

    void gap(TalkEvent.Gap message) {
        if (!(message.place() instanceof Place.InRoom in)) {
            throw wrong("is told of a gap where there can be none: " + message);
        }
        room(in.room()).gap(message.last());
    }

    void page(TalkEvent.Page message, String you) {
        message.entries().forEach(entry -> found(message.place(), entry, you));
        long speaksOf = message.first() == 0 ? 0 : message.last() - message.first() + 1;
        if (message.place() instanceof Place.InRoom in) {
            if (message.entries().size() < speaksOf) {
                throw wrong("is told that something is no longer kept: " + message);
            }
            Held here = held(in.room(), message.last());
            message.entries().forEach(entry -> here.add(entry.seq()));
        }
    }

    /** An entry of a page, or a hit. */
    void found(Place place, Entry entry, String you) {
        if (place instanceof Place.InRoom in) {
            ledger.toldOf(you, in.room().value(), entry);
        } else {
            checkPrivate(entry, you);
        }
        journal.heard(entry);
    }

    /** A partner has another name. */
    void renamed(String was, String name) {
        Long last = privately.remove(was);
        String earlier = perhapsEarlier.remove(was);
        if (last != null) {
            privately.put(name, last);
            perhapsEarlier.remove(name);
            if (earlier != null) {
                perhapsEarlier.put(name, earlier);
            }
        }
    }

    private AssertionError wrong(String what) {
        return new AssertionError("client " + client + " " + what);
    }
}
