package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.TextKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** /copy, /quote and /save: which message is meant, and what becomes of it. */
class CopyingTest {
    private final Desk desk = Desk.session()
            .live("lobby", 1, "bob", "first")
            .live("lobby", 2, "carol", "second\nwith two lines")
            .live("lobby", 3, "bob", "third");

    @Test
    void without_a_number_it_is_the_last_message() {
        desk.joins("dave").says("/copy");
        assertThat(copied()).containsExactly("third");
        assertThat(desk.draft()).isEmpty();
        assertThat(desk.hint()).isEqualTo("Handed to the terminal for its clipboard: 5 B.");
    }

    @Test
    void a_number_counts_from_the_last_and_one_with_its_sign_is_that_of_the_conversation() {
        desk.says("/copy 2").says("/copy #1");
        assertThat(copied()).containsExactly("second\nwith two lines", "first");
    }

    @Test
    void what_a_search_has_found_is_meant_before_the_last() {
        desk.press("C-s").type("first").press("Enter").type("/copy").press("Enter");
        assertThat(copied()).containsExactly("first");
    }

    @Test
    void what_somebody_does_keeps_its_star() {
        desk.entries("lobby", TalkNews.Origin.LIVE, desk.heard(4, "carol", "waves", 0, TextKind.ACTION));
        desk.says("/copy");
        assertThat(copied()).containsExactly("* carol waves");
    }

    @Test
    void what_is_not_there_is_said_and_the_command_stays() {
        desk.says("/copy 9");
        assertThat(desk.hint()).isEqualTo("There is no message 9 in this window.");
        assertThat(desk.draft()).isEqualTo("/copy 9");
        desk.press("C-c").says("/copy #9");
        assertThat(desk.hint()).isEqualTo("There is no message #9 in this window.");
        for (String wrong : List.of("x", "0", "-1", "#", "#x", "99999999999999999999")) {
            desk.press("C-c").says("/copy " + wrong);
            assertThat(desk.hint()).startsWith("Which message is " + wrong + "?");
        }
        assertThat(copied()).isEmpty();
        desk.press("C-c").says("/copy #99999999999999");
        assertThat(desk.hint()).startsWith("There is no message");
        assertThat(Desk.session().says("/copy").hint()).isEqualTo("Nothing was said here yet.");
    }

    @Test
    void all_are_copied_up_to_what_terminals_take() {
        desk.says("/copy all");
        assertThat(copied().get(0))
                .contains("2026-11-23 12:51:00 <bob> first\n2026-11-23 12:51:00 <carol> second\nwith two lines\n");
        for (int i = 4; i < 12; i++) {
            desk.live("lobby", i, "bob", "x".repeat(10_000));
        }
        desk.says("/copy all");
        assertThat(desk.hint())
                .isEqualTo("Not copied: terminals take 74 KB, and this is 80 KB. /save writes it into a file.");
        assertThat(copied()).hasSize(1);
    }

    @Test
    void a_quote_is_put_into_the_draft() {
        desk.says("/quote 2");
        assertThat(desk.draft()).isEqualTo("> second\n> with two lines\n");
        assertThat(desk.model.composer().input().cursor())
                .isEqualTo(desk.draft().length());
        assertThat(desk.said()).isEmpty();
    }

    @Test
    void a_quote_that_no_message_could_hold_is_refused() {
        desk.live("lobby", 4, "bob", "\n".repeat(199)).says("/quote");
        assertThat(desk.draft()).isEqualTo("/quote");
        assertThat(desk.hint()).startsWith("A message holds at most 200 lines");
    }

    @Test
    void a_message_or_all_are_written_into_a_file() {
        desk.says("/save 3 notes of today.txt").says("/save all all.txt");
        assertThat(saved()).hasSize(2);
        Effect.Save one = saved().get(0);
        assertThat(one.path()).isEqualTo("notes of today.txt");
        assertThat(one.transcript().size()).isEqualTo(1);
        assertThat(one.transcript().text(0)).isEqualTo("first");
        Effect.Save all = saved().get(1);
        assertThat(all.transcript().text()).contains("<bob> first\n").endsWith("<bob> third");
        desk.happens(new Event.Told("Saved 1 line in notes."));
        assertThat(desk.log()).last().asString().contains("Saved 1 line in notes.");
    }

    @Test
    void without_a_file_it_is_said_what_is_needed() {
        desk.says("/save 1");
        assertThat(desk.hint()).startsWith("/save needs which message and a file");
        assertThat(saved()).isEmpty();
    }

    @Test
    void a_block_shows_its_number() {
        String text = "line\n".repeat(9) + "end";
        desk.entries("lobby", TalkNews.Origin.LIVE, desk.heard(4, "bob", text, 0, TextKind.BLOCK));
        assertThat(desk.log()).anyMatch(row -> row.endsWith("Alt+O opens   (#4)"));
    }

    private List<String> copied() {
        return desk.effects.stream()
                .filter(Effect.Copy.class::isInstance)
                .map(effect -> ((Effect.Copy) effect).text())
                .toList();
    }

    private List<Effect.Save> saved() {
        return desk.effects.stream()
                .filter(Effect.Save.class::isInstance)
                .map(Effect.Save.class::cast)
                .toList();
    }
}
