package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The bounds on what members of the session profile do with rooms and names: one below, at and one past their edge. */
class SessionLimitsTest {
    private static final Limits NO_PACE =
            Limits.DEFAULT.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);

    @EdgeOf(Limit.ROOMS_PER_USER)
    @Test
    void a_user_is_in_so_many_rooms_also_when_all_are_asked_for_at_once_and_leaving_one_makes_room()
            throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.ROOMS_PER_USER, 3))) {
            SimMember ada = SimMember.join(sim, "ada");
            assertThat(ada.ask(joining(1)).refused()).as("two, with the lobby").isEmpty();
            assertThat(ada.ask(joining(2), joining(3), joining(4)).refused())
                    .containsExactly("too_many_rooms 3", "too_many_rooms 4");
            assertThat(ada.ask(joining(1)).refused())
                    .as("one that she is in is no new one")
                    .isEmpty();
            ada.ask(new RoomRequest.Part(5, room(1)));
            assertThat(ada.ask(joining(4)).refused()).isEmpty();
            assertThat(ada.ask(joining(5)).refused()).containsExactly("too_many_rooms 5");
        }
    }

    @EdgeOf(Limit.ROOMS)
    @Test
    void the_server_has_so_many_rooms_also_when_all_are_made_at_once() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.ROOMS, 4))) {
            SimMember ada = SimMember.join(sim, "ada");
            SimMember bob = SimMember.join(sim, "bob");
            assertThat(ada.ask(joining(1)).refused()).as("two, with the lobby").isEmpty();
            assertThat(ada.ask(joining(2)).refused()).isEmpty();
            assertThat(bob.ask(joining(2), joining(3), joining(4), joining(5)).refused())
                    .containsExactly("not_allowed 4", "not_allowed 5");
            assertThat(ada.ask(joining(3)).refused()).as("it is there already").isEmpty();
            ada.heard(RoomEvent.Rooms.class);
            assertThat(ada.ask(new RoomRequest.ListRooms(9, 0))
                            .heard(RoomEvent.Rooms.class)
                            .get(0)
                            .rooms())
                    .hasSize(4);
        }
    }

    @EdgeOf(Limit.ROOM_DAYS)
    @Test
    void a_room_that_nobody_uses_goes_after_its_days_and_one_that_was_never_used_after_an_hour() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.ROOM_DAYS, 2))) {
            SimMember ada = SimMember.join(sim, "ada");
            ada.ask(joining(1), joining(2));
            ada.ask(new TalkRequest.Say(1, new Place.InRoom(room(1)), TextKind.TEXT, "hello"));
            ada.ask(new LinkRequest.Disconnect());
            hours(sim, 1);
            assertThat(rooms(sim)).containsExactly("lobby", "room1", "room2");
            hours(sim, 1);
            assertThat(rooms(sim)).as("nobody ever spoke in the second").containsExactly("lobby", "room1");
            hours(sim, 45);
            assertThat(rooms(sim)).as("after 47 hours").containsExactly("lobby", "room1");
            hours(sim, 2);
            assertThat(rooms(sim)).as("after 49 hours").containsExactly("lobby");
        }
    }

    @EdgeOf(Limit.ROOM_DAYS)
    @Test
    void a_room_with_a_member_stays_however_quiet_it_is_and_all_stay_when_the_operator_wants_so() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.ROOM_DAYS, 1).with(Limit.LOST_SECONDS, 3_600))) {
            SimMember ada = SimMember.join(sim, "ada").ask(joining(1));
            for (int half = 0; half < 60; half++) {
                sim.time.advanceMillis(TimeUnit.MINUTES.toMillis(30));
                assertThat(ada.ask(new LinkRequest.Ping(1)).heard(LinkEvent.Pong.class))
                        .hasSize(1);
            }
            assertThat(rooms(sim)).containsExactly("lobby", "room1");
        }
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.ROOM_DAYS, 0))) {
            SimMember ada = SimMember.join(sim, "ada").ask(joining(1));
            ada.ask(new TalkRequest.Say(1, new Place.InRoom(room(1)), TextKind.TEXT, "hello"));
            ada.ask(new LinkRequest.Disconnect());
            hours(sim, 1_000);
            assertThat(rooms(sim)).containsExactly("lobby", "room1");
        }
    }

    @EdgeOf(Limit.JOINS_PER_MINUTE)
    @Test
    void a_user_joins_twenty_rooms_at_once_and_then_one_every_three_seconds() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            SimMember ada = SimMember.join(sim, "ada");
            for (int ref = 1; ref <= 20; ref++) {
                assertThat(ada.ask(joining(ref)).refused()).isEmpty();
            }
            LinkEvent.Refused wait =
                    ada.ask(joining(21)).heard(LinkEvent.Refused.class).get(0);
            assertThat(wait.code()).isEqualTo("too_fast");
            assertThat(wait.retryMillis()).isEqualTo(3_000);
            sim.pass(2_980);
            assertThat(ada.ask(joining(21)).refused()).containsExactly("too_fast 21");
            sim.pass(20);
            assertThat(ada.ask(joining(21)).refused()).isEmpty();
            assertThat(ada.ask(joining(22)).refused()).containsExactly("too_fast 22");
        }
    }

    @EdgeOf(Limit.NAMES_PER_MINUTE)
    @Test
    void a_user_takes_three_names_at_once_and_then_one_every_twenty_seconds() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.PING_SECONDS, 3_600))) {
            SimMember ada = SimMember.join(sim, "ada");
            for (int ref = 1; ref <= 3; ref++) {
                assertThat(ada.ask(naming(ref)).refused()).isEmpty();
            }
            LinkEvent.Refused wait =
                    ada.ask(naming(4)).heard(LinkEvent.Refused.class).get(0);
            assertThat(wait.code()).isEqualTo("too_fast");
            assertThat(wait.retryMillis()).isEqualTo(20_000);
            sim.pass(19_980);
            assertThat(ada.ask(naming(4)).refused()).containsExactly("too_fast 4");
            sim.pass(20);
            assertThat(ada.ask(naming(4)).refused()).isEmpty();
            assertThat(ada.ask(naming(5)).refused()).containsExactly("too_fast 5");
        }
    }

    /** Joins the room of that number. */
    private static RoomRequest joining(int number) {
        return new RoomRequest.Join(number, room(number));
    }

    private static RoomRequest naming(int number) {
        return new RoomRequest.Nick(number, "ada" + "x".repeat(number));
    }

    private static RoomName room(int number) {
        return new RoomName("room" + number);
    }

    private static void hours(SimServer sim, int hours) throws IOException {
        for (int i = 0; i < hours; i++) {
            sim.time.advanceMillis(TimeUnit.HOURS.toMillis(1));
            sim.turn(4);
        }
    }

    /** As somebody sees them who comes, looks and goes. */
    private static List<String> rooms(SimServer sim) throws IOException {
        SimMember eve = SimMember.join(sim, "eve");
        List<String> names =
                eve.ask(new RoomRequest.ListRooms(1, 0)).heard(RoomEvent.Rooms.class).get(0).rooms().stream()
                        .map(room -> room.room().value())
                        .toList();
        eve.ask(new LinkRequest.Disconnect());
        return names;
    }
}
