package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Remembered.Seat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The windows of last time, before and after the server has told what there is. */
class RememberedTest {
    @Test
    void numbers_drafts_and_the_shown_window_come_back() {
        Desk before = Desk.session().opens("ops", 0, 0).opens("dev", 0, 0).opens("@dave", 0, 0);
        before.press("M-2")
                .says("/close")
                .press("M-4")
                .type("hi dave")
                .press("M-3")
                .type("two")
                .press("M-Enter")
                .type("lines");
        Remembered remembered = Remembered.of(before.model.windows());
        assertThat(remembered.windows())
                .containsExactly(
                        new Seat(1, Desk.place("lobby"), ""),
                        new Seat(3, Desk.place("dev"), "two\nlines"),
                        new Seat(4, Desk.place("@dave"), "hi dave"));
        Desk after = restored(remembered);
        assertThat(numbers(after)).containsExactly("1:#lobby", "3:#dev", "4:dave");
        assertThat(after.model.window().name()).isEqualTo("#dev");
        assertThat(after.draft()).isEqualTo("two\nlines");
        after.press("M-/");
        assertThat(after.draft()).as("the one before").isEqualTo("hi dave");
        assertThat(Remembered.of(restored(remembered).model.windows())).isEqualTo(remembered);
    }

    @Test
    void what_the_server_tells_fills_them_and_what_it_does_not_tell_goes() {
        Desk desk = restored(new Remembered(
                List.of(seat(2, "ops", ""), seat(5, "gone", ""), seat(7, "left", "a draft"), seat(8, "@erin", "")),
                2,
                1));
        desk.welcomed()
                .opens("lobby", 0, 0)
                .opens("ops", 3, 3)
                .opens("new", 0, 0)
                .happens(new Event.Ready());
        assertThat(numbers(desk)).containsExactly("1:#lobby", "2:#ops", "3:#new", "7:#left");
        assertThat(desk.model.window().name()).isEqualTo("#ops");
        assertThat(desk.window("left").composer().input().text()).isEqualTo("a draft");
        desk.press("M-7");
        assertThat(String.join(" ", desk.log())).contains("You are not in #left any more. /join #left");
    }

    @Test
    void talk_with_somebody_to_whom_a_draft_is_written_is_asked_for() {
        Desk desk = restored(new Remembered(List.of(seat(2, "@erin", "dear erin")), 1, 1));
        desk.welcomed().opens("lobby", 0, 0).happens(new Event.Ready());
        assertThat(numbers(desk)).containsExactly("1:#lobby", "2:erin");
        assertThat(desk.asked()).contains(new Request.Talk("erin"));
    }

    @Test
    void what_rings_in_a_window_is_kept() {
        Desk desk = Desk.session()
                .opens("ops", 0, 0)
                .press("M-2")
                .type("/notify none")
                .press("Enter");
        Remembered remembered = Remembered.of(desk.model.windows());
        assertThat(remembered.windows())
                .containsExactly(seat(1, "lobby", ""), new Seat(2, Desk.place("ops"), "", Attention.Level.NONE));
        assertThat(restored(remembered).window("ops").level()).isEqualTo(Attention.Level.NONE);
    }

    @Test
    void a_window_that_the_user_has_opened_since_is_never_taken_away() {
        Desk desk = restored(new Remembered(List.of(seat(2, "ops", "")), 1, 1));
        desk.welcomed().opens("lobby", 0, 0).opens("ops", 0, 0).happens(new Event.Ready());
        desk.type("/query erin").press("Enter").press("M-1");
        desk.welcomed().opens("lobby", 0, 0).opens("ops", 0, 0).happens(new Event.Ready());
        assertThat(numbers(desk)).containsExactly("1:#lobby", "2:#ops", "3:erin");
    }

    @Test
    void what_cannot_be_is_left_out() {
        List<Seat> seats = new ArrayList<>(List.of(
                seat(1, "ops", ""), // the lobby's number
                seat(9, "lobby", ""),
                seat(0, "zero", ""),
                seat(-3, "minus", ""),
                seat(2, "dev", ""),
                seat(2, "twice", ""),
                seat(3, "dev", ""),
                seat(4, "long", "x".repeat(40_000)),
                seat(5, "ugly", "a\u001b[2Jb")));
        for (int i = 10; i < 2_000; i++) {
            seats.add(seat(i, "room" + i, ""));
        }
        Desk desk = restored(new Remembered(seats, 99_999, -1));
        assertThat(numbers(desk))
                .startsWith("1:#lobby", "2:#dev", "4:#long", "5:#ugly")
                .hasSizeLessThanOrEqualTo(501);
        assertThat(desk.model.windows().active()).isEqualTo(1);
        assertThat(desk.window("long").composer().input().text()).isEmpty();
        assertThat(desk.window("ugly").composer().input().text()).doesNotContain("\u001b");
    }

    @Test
    void a_window_that_was_left_is_not_kept() {
        Desk desk = Desk.session().opens("ops", 0, 0).press("M-2");
        desk.news(new TalkNews.Closed(Desk.place("ops"), "")).press("M-1");
        assertThat(Remembered.of(desk.model.windows()).windows()).containsExactly(seat(1, "lobby", ""));
    }

    private static Seat seat(int number, String place, String draft) {
        return new Seat(number, Desk.place(place), draft);
    }

    private static Desk restored(Remembered remembered) {
        Desk desk = new Desk(80, 24, Settings.Look.FULL);
        desk.model = remembered.restored(desk.model);
        return desk;
    }

    private static List<String> numbers(Desk desk) {
        return desk.model.windows().all().stream()
                .map(window -> window.number() + ":" + window.name())
                .toList();
    }
}
