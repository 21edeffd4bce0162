package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.text.Clusters;
import chat.client.text.TextWidth;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private final Desk desk = Desk.connected();

    @Test
    void a_name_at_the_start_gets_a_colon_elsewhere_a_blank() {
        assertThat(desk.type("bo").press("Tab").draft()).isEqualTo("bob: ");
        assertThat(desk.type("ask CA").press("Tab").draft()).isEqualTo("bob: ask carol ");
    }

    @Test
    void who_spoke_last_comes_first() {
        desk.people("alice", "bob", "bert", "bill", "carol");
        desk.hears("bob", "1").hears("bert", "2");
        assertThat(desk.type("b").press("Tab").draft()).isEqualTo("bert: ");
        assertThat(desk.press("Tab").draft()).isEqualTo("bob: ");
        assertThat(desk.press("Tab").draft()).isEqualTo("bill: ");
        assertThat(desk.press("Tab").draft()).isEqualTo("bert: ");
        assertThat(desk.press("S-Tab").draft()).isEqualTo("bill: ");
        assertThat(desk.model.composer().completion()).isNotNull();
        assertThat(desk.type("x").model.composer().completion()).isNull();
    }

    @Test
    void oneself_and_those_who_left_are_not_offered() {
        desk.hears("zoe", "bye").people("alice", "bob");
        assertThat(desk.type("z").press("Tab").draft()).isEqualTo("z");
        assertThat(desk.hint()).isEqualTo("Nothing to complete here.");
        assertThat(desk.press("C-u").type("al").press("Tab").draft()).isEqualTo("al");
    }

    @Test
    void commands_complete_at_the_start_and_after_help() {
        assertThat(desk.type("/rec").press("Tab").draft()).isEqualTo("/reconnect ");
        assertThat(desk.press("C-u").type("/help ve").press("Tab").draft()).isEqualTo("/help version ");
        assertThat(desk.press("C-u").type("/msg bo").press("Tab").draft()).isEqualTo("/msg bob ");
        assertThat(desk.press("C-u").type("/re").press("Tab", "Tab").draft()).isEqualTo("/reconnect ");
    }

    @Test
    void escape_brings_the_draft_back_as_it_was() {
        desk.type("hm b").hears("bert", "1").people("alice", "bob", "bert").press("Tab");
        assertThat(desk.draft()).isEqualTo("hm bert ");
        assertThat(desk.press("Tab").draft()).isEqualTo("hm bob ");
        desk.press("Esc");
        assertThat(desk.model.composer().completion()).isNull();
        assertThat(desk.draft()).isEqualTo("hm b");
        assertThat(desk.press("Tab", "C-c").draft()).isEqualTo("hm b");
    }

    @Test
    void enter_takes_the_chosen_word_and_sends_nothing_and_undo_leads_back_at_once() {
        desk.press("Tab", "Down", "Enter");
        assertThat(desk.draft()).isEqualTo("carol: ");
        assertThat(desk.effects).isEmpty();
        assertThat(desk.model.composer().completion()).isNull();
        assertThat(desk.press("C-_").draft()).isEmpty();
    }

    @Test
    void arrows_move_and_anything_else_takes_the_word_and_does_what_it_does() {
        desk.press("Tab", "Up");
        assertThat(desk.draft()).isEqualTo("carol: ");
        assertThat(desk.press("Down").draft()).isEqualTo("bob: ");
        assertThat(desk.type("hi").draft()).isEqualTo("bob: hi");
        assertThat(desk.press("C-u", "Tab", "C-w").draft()).isEmpty();
        assertThat(desk.model.composer().completion()).isNull();
    }

    @Test
    void a_single_word_completes_at_once_and_tab_goes_on_behind_it() {
        assertThat(desk.type("/whoi").press("Tab").draft()).isEqualTo("/whois ");
        assertThat(desk.model.composer().completion()).isNull();
        assertThat(desk.press("Tab").draft()).isEqualTo("/whois bob ");
        assertThat(desk.press("Tab").draft()).isEqualTo("/whois carol ");
    }

    @Test
    void a_room_comes_after_its_sign_and_the_right_ones_after_join_and_part() {
        Desk there = Desk.session().opens("#ops", 0, 0).opens("#opera", 0, 0);
        assertThat(there.type("see #ope").press("Tab").draft()).isEqualTo("see #opera ");
        assertThat(there.press("C-u").type("/part ").press("Tab").draft()).isEqualTo("/part #ops ");
        assertThat(words(there)).containsExactly("#ops", "#opera");
        assertThat(there.press("C-u").type("/join #").press("Tab").draft()).isEqualTo("/join #lobby ");
        assertThat(words(there)).containsExactly("#lobby", "#ops", "#opera");
        assertThat(there.press("C-u").type("/win op").press("Tab").draft()).isEqualTo("/win #ops ");
        assertThat(there.press("C-u").type("/part lob").press("Tab").hint()).isEqualTo("Nothing to complete here.");
    }

    @Test
    void whoever_is_anywhere_can_be_asked_for_a_talk() {
        Desk there = Desk.session()
                .opens("#ops", 0, 0)
                .roster("ops", "alice", "dora")
                .opens("@dan", 0, 0);
        assertThat(there.type("/query d").press("Tab").draft()).isEqualTo("/query dora ");
        assertThat(words(there)).containsExactly("dora", "dan");
        assertThat(there.press("C-u").type("d").press("Tab").hint()).isEqualTo("Nothing to complete here.");
        assertThat(there.press("C-u").type("/search from:do").press("Tab").draft())
                .isEqualTo("/search from:dora ");
        assertThat(there.press("C-u").type("/search in:").press("Tab").draft()).isEqualTo("/search in:#lobby ");
        assertThat(there.press("C-u").type("/search b").press("Tab").draft()).isEqualTo("/search before:");
    }

    @Test
    void emoji_complete_by_name_after_a_colon_that_begins_a_word() {
        assertThat(desk.type("done :tad").press("Tab").draft()).isEqualTo("done \uD83C\uDF89");
        assertThat(desk.type("!").draft()).isEqualTo("done \uD83C\uDF89!");
        desk.press("C-u").type("(:heart:").press("Tab");
        assertThat(desk.draft()).isEqualTo("(\u2764\uFE0F");
        desk.press("C-u").type(":smi").press("Tab");
        assertThat(desk.draft()).isEqualTo("\uD83D\uDE04");
        assertThat(words(desk)).hasSizeGreaterThan(3).allMatch(word -> TextWidth.of(word) == 2);
        assertThat(desk.press("Esc").draft()).isEqualTo(":smi");
        assertThat(desk.press("C-u").type("at 10:3").press("Tab").hint()).isEqualTo("Nothing to complete here.");
    }

    @Test
    void every_emoji_of_the_table_is_one_cluster_of_two_columns() {
        int names = 0;
        for (char c = 'a'; c <= 'z'; c++) {
            for (Candidate one : Emoji.matching(String.valueOf(c))) {
                assertThat(TextWidth.of(one.word())).as(one.note()).isEqualTo(2);
                assertThat(Clusters.next(one.word(), 0))
                        .as(one.note())
                        .isEqualTo(one.word().length());
                names++;
            }
        }
        assertThat(names).isGreaterThan(300);
        assertThat(Emoji.matching("thumbs_up:")).hasSize(1);
        assertThat(Emoji.matching("no_such_thing")).isEmpty();
    }

    @Test
    void the_command_that_is_typed_says_what_it_takes() {
        assertThat(CommandHint.of(desk.type("/jo").model))
                .isEqualTo("/join #room: go into a room, which is made if it is not there");
        assertThat(CommandHint.of(desk.type("in #ops").model)).startsWith("/join #room: ");
        assertThat(CommandHint.of(desk.press("C-u").type("/re").model)).isEqualTo("Tab: /resend /reconnect");
        assertThat(CommandHint.of(desk.press("C-u").type("/usr/bin").model))
                .isEqualTo("There is no command /usr/bin. //usr/bin sends it as text.");
        assertThat(CommandHint.of(desk.press("C-u").type("/").model)).startsWith("A command: Tab lists them.");
        assertThat(CommandHint.of(desk.press("C-u").type("//x").model)).isEmpty();
        assertThat(CommandHint.of(desk.press("C-u").type("x /join").model)).isEmpty();
    }

    private static List<String> words(Desk desk) {
        Completion offered = desk.model.composer().completion();
        return offered == null
                ? List.of()
                : offered.candidates().stream().map(Candidate::shown).toList();
    }
}
