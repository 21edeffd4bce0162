package chat.server;

import chat.protocol.Entry;
import chat.protocol.Member;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One room as one connection of a client of the session profile knows it, and the rules for what it may be told of it. */
final class RoomView {
    private final int client;
    private final RoomName room;
    private final Set<String> roster = new LinkedHashSet<>();
    private long last;
    private long read;
    private String topic;
    private boolean gap;
    private boolean gapDue;
    private boolean rosterDue = true;

    RoomView(int client, RoomName room, RoomEvent.Opened opened) {
        this.client = client;
        this.room = room;
        this.last = opened.last();
        this.topic = opened.topic();
        this.read = opened.read();
    }

    /** The last place that was heard of. */
    long last() {
        return last;
    }

    long read() {
        return read;
    }

    Set<String> roster() {
        return roster;
    }

    /**
     * The room is opened once more.
     *
     * @param settled nothing is on its way, so what was told before must be as it is now
     */
    void openedAgain(RoomEvent.Opened opened, boolean settled) {
        if (opened.last() < last || (opened.last() > last && settled)) {
            throw wrong("is told of " + opened.last() + " lines where it has heard up to " + last);
        }
        if (settled && !opened.topic().equals(topic)) {
            throw wrong("has the topic '" + topic + "' where it is '" + opened.topic() + "'");
        }
        if (!gap && opened.read() < read) {
            throw wrong("had read " + read + ", and is told " + opened.read());
        }
        gapDue |= opened.last() > last; // asked for in the turn in which it was passed over: it is told of that next
        last = opened.last();
        topic = opened.topic();
        read = opened.read();
        rosterDue = true;
    }

    void gap(long to) {
        if (to < last) {
            throw wrong("is told of a gap up to " + to + " where it has heard up to " + last);
        }
        last = to;
        gap = true;
        gapDue = false;
    }

    void said(Entry entry, boolean mayBeRepeated) {
        long seq = entry.seq();
        if (gapDue && !mayBeRepeated) {
            throw wrong("was told of " + last + " lines where it has heard up to less, and of no gap");
        }
        if (seq == last + 1) {
            last = seq;
            if (!mayBeRepeated && !roster.contains(entry.from())) {
                throw wrong("hears " + entry.from() + ", who is not among " + roster);
            }
        } else if (!mayBeRepeated) {
            throw wrong(
                    (seq <= last ? "was told twice " : "was left out what lies before ") + entry + " after " + last);
        }
    }

    void members(RoomEvent.Roster message, boolean settled) {
        List<String> names = message.members().stream().map(Member::name).toList();
        Set<String> now = new LinkedHashSet<>(names);
        if (now.size() < names.size()) {
            throw wrong("sees that two are called the same: " + names);
        }
        if (settled && !gap && !roster.isEmpty() && !now.equals(roster)) {
            throw wrong("has the roster " + roster + " where it is " + now);
        }
        if (rosterDue) {
            roster.clear();
            roster.addAll(now);
        }
        rosterDue = false;
        gap = false;
    }

    void joined(RoomEvent.Joined message) {
        message.members().forEach(member -> roster.add(member.name()));
    }

    void left(RoomEvent.Left message) {
        message.names().forEach(roster::remove);
    }

    void renamed(String was, String name) {
        List<String> names = new ArrayList<>(roster);
        names.replaceAll(each -> each.equals(was) ? name : each);
        if (!names.contains(name)) {
            throw wrong("hears that " + was + " is called " + name + ", who is not among " + roster);
        }
        roster.clear();
        roster.addAll(names);
        if (roster.size() < names.size()) {
            throw wrong("sees that two are called " + name + ": " + names);
        }
    }

    /** Somebody there is away, or back. */
    void away(String name) {
        if (!roster.contains(name)) {
            throw wrong("hears that " + name + " is away, who is not among " + roster);
        }
    }

    void topic(String now) {
        topic = now;
    }

    /** Another client of the user has read so far. */
    void read(long seq) {
        if (seq <= read || seq > last) {
            throw wrong("had read " + read + " of " + last + ", and is told " + seq);
        }
        read = seq;
    }

    private AssertionError wrong(String what) {
        return new AssertionError("client " + client + " in #" + room + " " + what);
    }
}
