package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.ServerMessage;
import org.junit.jupiter.api.Test;

/** What the log says about what happened. */
class LogTest {
    private final Desk desk = new Desk(80, 24, Settings.Look.FULL);

    @Test
    void joins_and_leaves_in_a_row_are_one_line() {
        desk.joins("dave").joins("erin").leaves("frank");
        assertThat(desk.log())
                .containsExactly("Mon 23 Nov", "12:51        --  dave, erin joined; frank left    (3 events)");
        desk.hears("bob", "hi").joins("zoe");
        assertThat(desk.log()).endsWith("12:51       bob  hi", "12:51        --  zoe joined");
    }

    @Test
    void who_came_and_went_is_told_as_that() {
        desk.joins("dave").leaves("dave");
        assertThat(desk.log()).endsWith("12:51        --  dave came and left    (2 events)");
        desk.leaves("bob").joins("bob").leaves("erin");
        assertThat(String.join(" ", desk.log()).replaceAll(" +", " "))
                .endsWith("12:51 -- bob left and came back; dave came and left; erin left (5 events)");
    }

    @Test
    void the_count_goes_when_it_does_not_fit() {
        desk.joins("a-name-of-some-length").joins("another-quite-long-name");
        assertThat(desk.log().subList(1, 3))
                .containsExactly(
                        "12:51        --  a-name-of-some-length, another-quite-long-name",
                        "                 joined    (2 events)");
        Desk narrow =
                new Desk(40, 15, Settings.Look.FULL).joins("dave").joins("erin").leaves("frank");
        assertThat(narrow.log()).endsWith("12:51 -- dave, erin joined; frank left");
    }

    @Test
    void each_event_can_be_shown_with_its_own_time() {
        desk.joins("dave").at(12, 53).joins("erin").press("M-=");
        assertThat(desk.log())
                .containsExactly("Mon 23 Nov", "12:51        --  dave joined", "12:53        --  erin joined");
        assertThat(desk.press("M-=").hint()).isEqualTo("Joins and leaves: hidden.");
        assertThat(desk.log()).containsExactly("Mon 23 Nov");
        assertThat(desk.press("M-=").log()).hasSize(2);
    }

    @Test
    void a_merged_line_has_a_bound() {
        for (int i = 0; i < LogLine.Presence.CHANGES_MAX + 1; i++) {
            desk.joins("n" + i);
        }
        assertThat(desk.model.window().log().size()).isEqualTo(2);
    }

    @Test
    void nothing_merges_into_a_line_that_may_be_on_a_scrolled_screen() {
        for (int i = 0; i < 50; i++) {
            desk.hears("bob", "line " + i);
        }
        desk.joins("dave").press("M-PgUp").joins("erin");
        assertThat(desk.press("C-End").log()).endsWith("12:51        --  dave joined", "12:51        --  erin joined");
    }

    @Test
    void a_new_day_is_announced_in_the_users_zone() {
        desk.at(23, 59).hears("bob", "good night").at(24, 0).hears("bob", "good morning");
        desk.at(24, 1).joins("carol").at(48, 0).leaves("carol");
        assertThat(desk.log())
                .containsExactly(
                        "Mon 23 Nov",
                        "23:59       bob  good night",
                        "Tue 24 Nov",
                        "00:00       bob  good morning",
                        "00:01        --  carol joined",
                        "Wed 25 Nov",
                        "00:00        --  carol left");
    }

    @Test
    void a_mention_is_marked_with_a_sign() {
        desk.hears("bob", "alice: look").hears("bob", "ask ALICE").hears("bob", "malice, alices, alice2");
        desk.hears("bob", "* bob pokes alice").hears("bob", "alice");
        assertThat(desk.log())
                .containsExactly(
                        "Mon 23 Nov",
                        "12:51       bob> alice: look",
                        "12:51       bob> ask ALICE",
                        "12:51       bob  malice, alices, alice2",
                        "12:51         *> bob pokes alice",
                        "12:51       bob> alice");
    }

    @Test
    void several_lines_keep_their_column_and_their_indent() {
        desk.hears("bob", "first\n  second\n\n\tlast");
        assertThat(desk.log())
                .containsExactly(
                        "Mon 23 Nov",
                        "12:51       bob  first",
                        "                   second",
                        "                 ",
                        "                     last");
    }

    @Test
    void the_servers_notices_are_events_and_tell_another_name() {
        desk.receives(new ServerMessage.Notice("The name alice is taken. You are called alice2 here."));
        desk.people("alice", "alice2").hears("bob", "alice2: hello").says("/me waves");
        assertThat(desk.model.self()).isEqualTo("alice2");
        assertThat(desk.log()).endsWith("12:51       bob> alice2: hello", "12:51         *~ alice2 waves");
    }

    @Test
    void people_are_sorted_as_people_sort() {
        desk.people("bob", "Zoe", "alice", "Carol", "bob");
        assertThat(desk.model.people().names()).containsExactly("alice", "bob", "bob", "Carol", "Zoe");
    }

    @Test
    void a_mention_rings_when_nobody_looks_and_at_most_once_in_five_seconds() {
        desk.hears("bob", "alice: 1");
        assertThat(desk.effects).isEmpty();
        desk.focus(false).hears("bob", "no name").hears("bob", "alice: 2").hears("bob", "alice: 3");
        assertThat(desk.effects).containsExactly(new Effect.Bell("bob in #lobby", "alice: 2"));
        desk.later(4_999).receives(new ServerMessage.Whispered("bob", "4"));
        assertThat(desk.effects).hasSize(1);
        desk.later(1).receives(new ServerMessage.Whispered("bob", "5"));
        assertThat(desk.effects).hasSize(2);
    }
}
