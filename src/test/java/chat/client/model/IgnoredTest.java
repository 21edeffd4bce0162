package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.view.Drawn;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoredTest {
    private final Desk desk = Desk.session();

    @Test
    void the_server_is_asked_and_what_it_tells_counts() {
        desk.says("/ignore Eve");
        Request.Ignore asked = new Request.Ignore("Eve", Request.Hearing.NO_MORE);
        assertThat(desk.asked()).containsExactly(asked);
        assertThat(desk.model.settings().ignored().has("eve")).isFalse();
        tells("Eve").answers(new Answer.Done(asked));
        assertThat(desk.model.settings().ignored().has("eve")).isTrue();
        assertThat(note()).isEqualTo("What Eve says is hidden from now on; /unignore Eve shows it again.");
        assertThat(desk.says("/ignore").log()).anyMatch(row -> row.contains("You ignore Eve; /unignore nick"));
        desk.says("/unignore eve");
        assertThat(desk.asked()).contains(new Request.Ignore("eve", Request.Hearing.AGAIN));
        tells();
        assertThat(desk.model.settings().ignored()).isEqualTo(Ignored.NOBODY);
    }

    @Test
    void what_is_hidden_neither_shows_nor_counts_nor_rings_and_shows_again_later() {
        tells("bob").focus(false);
        desk.live("lobby", 1, "carol", "one")
                .live("lobby", 2, "bob", "alice: two")
                .live("lobby", 3, "carol", "three");
        assertThat(desk.log()).noneMatch(row -> row.contains("two")).anyMatch(row -> row.contains("three"));
        assertThat(desk.effects).noneMatch(effect -> effect instanceof Effect.Bell);
        assertThat(desk.window("lobby").unread().count()).isEqualTo(2);
        assertThat(desk.window("lobby").unread().mentions()).isZero();
        tells();
        assertThat(desk.log()).anyMatch(row -> row.contains("alice: two"));
    }

    @Test
    void private_talk_of_somebody_ignored_wants_nobody() {
        tells("bob").opens("@bob", 0, 0);
        desk.live("@bob", 1, "bob", "psst");
        assertThat(desk.effects).noneMatch(effect -> effect instanceof Effect.Bell);
        assertThat(desk.window("@bob").unread().mentions()).isZero();
    }

    @Test
    void one_scrolls_past_hidden_lines_at_either_end() {
        for (int seq = 1; seq <= 200; seq++) {
            desk.live("lobby", seq, seq % 3 == 0 || seq > 150 || seq < 50 ? "bob" : "carol", "line " + seq);
        }
        tells("bob");
        for (int i = 0; i < 20; i++) {
            desk.press("PgUp");
            assertThat(desk.shown()).noneMatch(row -> row.contains("bob"));
        }
        assertThat(desk.shown()).anyMatch(row -> row.contains("line 50"));
        for (int i = 0; i < 20; i++) {
            desk.press("M-Down", "PgDn");
        }
        assertThat(desk.model.window().scroll().following()).isTrue();
        assertThat(desk.shown()).last().asString().contains("line 149");
        desk.press("M-Home", "M-End", "PgUp", "M-Up");
        assertThat(Drawn.rows(desk.model)).doesNotContain("bob  line");
    }

    @Test
    void all_lines_hidden_is_an_empty_log() {
        for (int seq = 1; seq <= 100; seq++) {
            desk.live("lobby", seq, "bob", "line " + seq);
        }
        tells("bob").press("PgUp", "M-Home", "PgDn", "M-End");
        assertThat(desk.shown()).noneMatch(row -> row.contains("line"));
        assertThat(desk.model.window().scroll().following()).isTrue();
    }

    @Test
    void another_server_or_another_user_begins_with_nobody() {
        tells("bob").welcomed();
        assertThat(desk.model.settings().ignored()).isEqualTo(Ignored.NOBODY);
    }

    @Test
    void on_a_legacy_server_the_client_alone_remembers() {
        Desk legacy = Desk.connected();
        legacy.says("/ignore bob").hears("bob", "alice: hello").hears("carol", "hi");
        assertThat(legacy.log()).noneMatch(row -> row.contains("hello")).anyMatch(row -> row.contains("hi"));
        assertThat(legacy.log()).anyMatch(row -> row.contains("This server keeps no list"));
        legacy.says("/unignore BOB");
        assertThat(legacy.log()).anyMatch(row -> row.contains("hello"));
    }

    @Test
    void slips_are_one_sentence() {
        assertThat(desk.says("/ignore alice").hint()).isEqualTo("That is you.");
        assertThat(desk.press("C-u").says("/unignore bob").hint())
                .isEqualTo("You do not ignore bob; /ignore lists whom you do.");
        assertThat(desk.press("C-u").says("/ignore a:b").hint()).isNotEmpty();
        assertThat(desk.asked()).isEmpty();
    }

    private Desk tells(String... names) {
        return desk.happens(new Event.Rooms(new RoomNews.Ignored(List.of(names))));
    }

    private String note() {
        ChatLog log = desk.model.window().log();
        return ((LogLine.Note) log.get(log.size() - 1)).text();
    }
}
