package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Span;
import org.junit.jupiter.api.Test;

/** All windows together hold so much and no more. */
class MemoryTest {
    private static final String TEXT = "x".repeat(16_000);

    @Test
    void beyond_the_bound_the_oldest_lines_out_of_sight_go_and_are_fetched_again() {
        Desk desk = Desk.session();
        String[] rooms = {"ops", "dev", "web"};
        for (String room : rooms) {
            desk.opens(room, 0, 0);
        }
        desk.press("M-3"); // dev
        int lines = (int) (Memory.CHARS_MAX / TEXT.length() / 2) - 100;
        for (int seq = 1; seq <= lines; seq++) {
            for (String room : rooms) {
                desk.live(room, seq, "bob", TEXT);
            }
            if (seq % 50 == 0) {
                assertThat(held(desk)).isLessThanOrEqualTo(Memory.CHARS_MAX);
            }
        }
        assertThat(held(desk)).isBetween(Memory.CHARS_MAX * 9 / 10, Memory.CHARS_MAX);
        assertThat(window(desk, "dev").log().placed()).isGreaterThanOrEqualTo(lines);
        for (String room : new String[] {"ops", "web"}) {
            ChatLog log = window(desk, room).log();
            assertThat(log.placed()).isBetween(lines / 4, lines - 1);
            assertThat(log.get(0))
                    .isInstanceOfSatisfying(
                            LogLine.Hole.class,
                            hole -> assertThat(hole.filling()).isEqualTo(TalkNews.Filling.ON_REQUEST));
            assertThat(((LogLine.Message) log.get(log.placed() - 1)).seq()).isEqualTo(lines);
        }
        desk.press("M-2", "C-Home");
        long last = ((LogLine.Hole) window(desk, "ops").log().get(0)).last();
        assertThat(desk.asked())
                .contains(new Request.Page(Desk.place("ops"), new Span(Span.Edge.BEFORE, last + 1), 100));
    }

    @Test
    void many_windows_with_few_lines_are_bounded_too() {
        Desk desk = Desk.session();
        for (int i = 0; i < 60; i++) {
            desk.opens("room" + i, 0, 0);
        }
        for (int seq = 1; seq <= 60; seq++) {
            for (int i = 0; i < 60; i++) {
                desk.live("room" + i, seq, "bob", TEXT);
            }
        }
        assertThat(held(desk)).isLessThanOrEqualTo(Memory.CHARS_MAX);
    }

    @Test
    void the_window_that_shows_keeps_its_own_bound() {
        Desk desk = Desk.session().opens("ops", 0, 0).press("M-2");
        for (int seq = 1; seq <= ChatLog.CHARS_MAX / TEXT.length() + 200; seq++) {
            desk.live("ops", seq, "bob", TEXT);
        }
        assertThat(held(desk)).isBetween(ChatLog.CHARS_MAX * 9 / 10, ChatLog.CHARS_MAX + 1_000);
    }

    private static long held(Desk desk) {
        return desk.model.windows().all().stream()
                .mapToLong(window -> window.log().chars())
                .sum();
    }

    private static Window window(Desk desk, String room) {
        Window window = desk.model.windows().of(Desk.place(room));
        if (window == null) {
            throw new AssertionError("no window of " + room);
        }
        return window;
    }
}
