package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.LinkEvent;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.SessionEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What one is told on coming in, who is in many rooms with many people: all of it, and no more at once than a client may be owed. */
class WelcomeTest {
    private static final int ROOMS = 20;
    private static final int MEMBERS = 120;

    private static final Limits LIMITS = Limits.DEFAULT
            .with(Limit.MESSAGES_PER_SECOND, 0)
            .with(Limit.BYTES_PER_SECOND, 0)
            .with(Limit.JOINS_PER_MINUTE, 0)
            .with(Limit.OWED_BYTES, 65_536);

    @Test
    void who_is_in_many_rooms_is_let_in_and_learns_all_members_by_asking() throws IOException {
        try (SimServer sim = new SimServer(LIMITS)) {
            sim.network.windowBytes(1 << 20);
            RoomRequest[] joining = new RoomRequest[ROOMS];
            for (int room = 0; room < ROOMS; room++) {
                joining[room] = new RoomRequest.Join(room + 1, new RoomName("room" + room));
            }
            Set<String> names = new LinkedHashSet<>();
            for (int member = 0; member < MEMBERS; member++) {
                String name = "long-named-person" + (100 + member);
                SimMember joins = SimMember.join(sim, name);
                for (RoomRequest room : joining) {
                    joins.ask(room);
                }
                joins.heard(RoomEvent.class);
                names.add(name);
            }
            SimMember again = SimMember.hello(sim, names.iterator().next()); // another client of the first
            sim.turn(10);
            List<SessionEvent> told = again.heard(SessionEvent.class);
            assertThat(sim.log()).doesNotContain("slow_reader");
            assertThat(told).hasAtLeastOneElementOfType(LinkEvent.Ready.class);
            List<RoomEvent.Roster> rosters = rosters(told);
            assertThat(rosters).hasSize(ROOMS + 1);
            for (RoomEvent.Roster first : rosters) {
                List<String> members = new ArrayList<>();
                RoomEvent.Roster roster = first;
                roster.members().forEach(member -> members.add(member.name()));
                while (roster.next() > 0) {
                    again.ask(new RoomRequest.ListMembers(1, roster.room(), roster.next()));
                    roster = rosters(again.heard(SessionEvent.class)).get(0);
                    roster.members().forEach(member -> members.add(member.name()));
                }
                assertThat(members).containsExactlyElementsOf(names);
            }
        }
    }

    @Test
    void who_is_in_few_is_told_of_all_members_at_once() throws IOException {
        try (SimServer sim = new SimServer(LIMITS)) {
            sim.network.windowBytes(1 << 20);
            for (int member = 0; member < MEMBERS; member++) {
                SimMember.join(sim, "member" + member);
            }
            SimMember newcomer = SimMember.hello(sim, "newcomer");
            sim.turn(4);
            assertThat(rosters(newcomer.heard(SessionEvent.class)))
                    .singleElement()
                    .satisfies(roster -> {
                        assertThat(roster.members()).hasSize(MEMBERS + 1);
                        assertThat(roster.next()).isZero();
                    });
        }
    }

    private static List<RoomEvent.Roster> rosters(List<SessionEvent> events) {
        return events.stream()
                .filter(RoomEvent.Roster.class::isInstance)
                .map(RoomEvent.Roster.class::cast)
                .toList();
    }
}
