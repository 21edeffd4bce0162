package chat.hub;

import chat.protocol.Entry;
import chat.protocol.LinkEvent;
import chat.protocol.Member;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Tag;
import chat.protocol.TalkEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A client of a random run: works out from what it heard what was said and who is where, as a real client does. */
final class RandomClient {
    final Session session;
    final String device;
    private final Hall hall;
    private final Map<Place, TreeMap<Long, Entry>> lines = new HashMap<>();
    private final Map<Place, Long> since = new HashMap<>();
    private final Map<String, Set<String>> rosters = new HashMap<>();
    private final List<String> legacyLines = new ArrayList<>();
    private List<String> lastList = List.of();
    private String you = "";

    RandomClient(Hall hall, Session session, String device) {
        this.hall = hall;
        this.session = session;
        this.device = device;
    }

    /** Takes in all that it was sent. */
    void read() {
        for (Object each : hall.heard(session)) {
            if (each instanceof ServerMessage.Said said) {
                legacyLines.add(said.from() + ": " + said.text());
            } else if (each instanceof ServerMessage.UserList list) {
                lastList = list.names();
            } else if (each instanceof LinkEvent.Welcome welcome) {
                you = welcome.you();
            } else if (each instanceof RoomEvent.Renamed renamed
                    && renamed.room() == null
                    && renamed.was().equals(you)) {
                you = renamed.name();
            } else if (each instanceof RoomEvent.Opened opened) {
                since.putIfAbsent(opened.place(), opened.last());
                if (opened.place() instanceof Place.With) {
                    lines.remove(opened.place()); // told once for each conversation: somebody else has the name now
                }
            } else if (each instanceof TalkEvent.Said said) {
                hear(said);
            } else if (each instanceof RoomEvent event) {
                roster(event);
            }
        }
    }

    private void hear(TalkEvent.Said said) {
        if (said.place() instanceof Place.With with
                && !said.entry().from().equals(you)
                && !with.name().equals(you)) {
            throw new AssertionError(said + " is not theirs, " + you + "'s");
        }
        Entry before = lines.computeIfAbsent(said.seenBy(you), any -> new TreeMap<>())
                .put(said.entry().seq(), said.entry());
        if (before != null && (!before.text().equals(said.entry().text()) || !mine(said.entry()))) {
            throw new AssertionError(said + " came twice, before as " + before);
        }
    }

    /** Only what this very device sent again may be answered again. */
    private boolean mine(Entry entry) {
        for (long n = 1; n <= 500 && !device.isEmpty(); n++) {
            if (Tag.of(Hall.device(device), n).equals(entry.tag())) {
                return true;
            }
        }
        return false;
    }

    private void roster(RoomEvent event) {
        if (event instanceof RoomEvent.Roster roster) {
            Set<String> names = new LinkedHashSet<>();
            roster.members().forEach(member -> names.add(member.name()));
            rosters.put(roster.room().value(), names);
        } else if (event instanceof RoomEvent.Joined joined) {
            roster(joined.room().value())
                    .addAll(joined.members().stream().map(Member::name).toList());
        } else if (event instanceof RoomEvent.Left left) {
            roster(left.room().value()).removeAll(left.names());
            if (left.names().contains(you)) {
                rosters.remove(left.room().value());
                since.keySet().removeIf(new Place.InRoom(left.room())::equals);
            }
        } else if (event instanceof RoomEvent.Renamed renamed && renamed.room() != null) {
            Set<String> names = roster(renamed.room().value());
            names.remove(renamed.was());
            names.add(renamed.name());
        }
    }

    private Set<String> roster(String room) {
        return rosters.computeIfAbsent(room, any -> new LinkedHashSet<>());
    }

    /** The same for all, without a hole from the opening on, and the right people. */
    void check(List<RandomClient> all) {
        if (session.legacy()) {
            checkLegacy(all);
            return;
        }
        for (RandomClient other : all) {
            lines.forEach((place, mine) -> other.agrees(place, mine));
        }
        if (!session.here()) {
            return;
        }
        for (Room room : session.owner().rooms) {
            checkWhole(room);
            Set<String> present = new LinkedHashSet<>(User.names(room.roster.members()));
            if (!roster(room.logName()).equals(present)) {
                throw new AssertionError(
                        you + " has the roster " + roster(room.logName()) + " of " + room + " where it is " + present);
            }
        }
    }

    private void checkWhole(Room room) {
        long from = since.getOrDefault(room.place(), 0L);
        for (long seq = from + 1; seq <= room.last(); seq++) {
            if (!lines.getOrDefault(room.place(), new TreeMap<>()).containsKey(seq)) {
                throw new AssertionError("line " + seq + " of " + room + " is missing at " + you);
            }
        }
    }

    private void agrees(Place place, Map<Long, Entry> theirs) {
        if (place instanceof Place.InRoom) {
            lines.getOrDefault(place, new TreeMap<>()).forEach((seq, entry) -> {
                Entry same = theirs.get(seq);
                if (same != null && !same.equals(entry)) {
                    throw new AssertionError("two have other lines at " + seq + ": " + same + " and " + entry);
                }
            });
        }
    }

    /** What a legacy member heard are lines of the lobby, in their order, each once. */
    private void checkLegacy(List<RandomClient> all) {
        TreeMap<Long, Entry> lobby = new TreeMap<>();
        all.forEach(
                client -> lobby.putAll(client.lines.getOrDefault(new Place.InRoom(RoomName.LOBBY), new TreeMap<>())));
        Map<String, Long> places = new HashMap<>();
        lobby.forEach((seq, entry) -> places.put(entry.from() + ": " + entry.text(), seq));
        long before = 0;
        for (String line : legacyLines) {
            long seq = places.getOrDefault(line, before + 1); // heard by legacy members alone
            if (seq <= before) {
                throw new AssertionError("a legacy member heard out of order: " + line);
            }
            before = places.containsKey(line) ? seq : before;
        }
        if (session.here()) {
            List<String> present =
                    User.names(session.owner().rooms.iterator().next().roster.members());
            if (!lastList.equals(present)) {
                throw new AssertionError("a legacy member has the list " + lastList + " where it is " + present);
            }
        }
    }
}
