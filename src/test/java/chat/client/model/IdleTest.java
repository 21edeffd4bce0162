package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.RoomName;
import org.junit.jupiter.api.Test;

class IdleTest {
    private static final Request AWAY = new Request.Away("idle");
    private static final Request DETACHED = new Request.Away("detached");
    private static final Request BACK = new Request.Away("");

    private final Desk desk = Desk.session();

    @Test
    void nobody_is_away_by_itself_unless_it_was_set() {
        desk.type("x").later(86_400_000).happens(new Event.Tick());
        assertThat(desk.asked()).isEmpty();
    }

    @Test
    void without_a_key_for_so_long_one_is_away_and_back_with_the_next() {
        desk.says("/set auto-away 10").later(599_000).happens(new Event.Tick());
        assertThat(desk.asked()).isEmpty();
        desk.later(1_000).happens(new Event.Tick());
        assertThat(desk.asked()).containsExactly(AWAY);
        presence("idle").later(60_000).happens(new Event.Tick()).focus(true);
        assertThat(desk.asked()).containsExactly(AWAY);
        desk.type("x");
        assertThat(desk.asked()).containsExactly(AWAY, BACK);
        presence("").later(1_000).type("y");
        assertThat(desk.asked()).containsExactly(AWAY, BACK);
    }

    @Test
    void who_said_so_stays_away_over_keys_and_hours() {
        desk.says("/set auto-away 1").says("/away lunch");
        presence("lunch").later(3_600_000).happens(new Event.Tick()).type("x");
        assertThat(desk.asked()).containsExactly(new Request.Away("lunch"));
    }

    @Test
    void the_time_counts_from_the_connection_and_only_while_there_is_one() {
        desk.says("/set auto-away 5").happens(new Event.LinkDown("gone", 1_000));
        desk.later(3_600_000).happens(new Event.Tick());
        desk.welcomed().happens(new Event.Tick());
        assertThat(desk.asked()).isEmpty();
        desk.later(300_000).happens(new Event.Tick());
        assertThat(desk.asked()).containsExactly(AWAY);
    }

    @Test
    void away_while_nobody_sees_the_terminal_and_back_when_somebody_does() {
        desk.happens(new Event.Viewed(Attention.Viewer.NOBODY));
        assertThat(desk.asked()).containsExactly(DETACHED);
        presence("detached").later(600_000).happens(new Event.Tick());
        assertThat(desk.asked()).containsExactly(DETACHED);
        desk.happens(new Event.Viewed(Attention.Viewer.SOMEBODY));
        assertThat(desk.asked()).containsExactly(DETACHED, BACK);
    }

    @Test
    void a_key_is_somebody_too_and_who_said_away_stays_so() {
        desk.happens(new Event.Viewed(Attention.Viewer.NOBODY));
        presence("detached").type("x");
        assertThat(desk.asked()).containsExactly(DETACHED, BACK);
        presence("lunch").happens(new Event.Viewed(Attention.Viewer.SOMEBODY));
        presence("lunch").happens(new Event.Viewed(Attention.Viewer.NOBODY));
        assertThat(desk.asked()).containsExactly(DETACHED, BACK);
    }

    @Test
    void a_connection_that_comes_back_while_nobody_looks_is_told_so() {
        desk.happens(new Event.LinkDown("gone", 1_000)).happens(new Event.Viewed(Attention.Viewer.NOBODY));
        assertThat(desk.asked()).isEmpty();
        desk.welcomed().happens(new Event.Ready());
        assertThat(desk.asked()).containsExactly(DETACHED);
    }

    @Test
    void what_comes_while_nobody_looks_is_not_read_and_rings() {
        desk.type("x").happens(new Event.Viewed(Attention.Viewer.NOBODY));
        desk.live("lobby", 1, "bob", "alice: hi");
        assertThat(desk.read()).isEmpty();
        assertThat(desk.effects).anyMatch(Effect.Bell.class::isInstance);
        desk.happens(new Event.Viewed(Attention.Viewer.SOMEBODY)).type("x");
        assertThat(desk.read()).isNotEmpty();
    }

    private Desk presence(String away) {
        return desk.happens(new Event.Rooms(new RoomNews.Presence(new RoomName("lobby"), "alice", away)));
    }
}
