package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Attention.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of what is said makes the terminal ring, and what the user can say about it. */
class NotificationTest {
    private final Desk desk = Desk.session().opens("#ops", 0, 0).focus(true);

    @Test
    void a_mention_in_a_window_that_does_not_show_rings_with_who_and_where() {
        desk.live("#ops", 1, "bob", "alice:\ncan you look?");
        assertThat(bells()).containsExactly(new Effect.Bell("bob in #ops", "alice: can you look?"));
        desk.later(6_000).live("@carol", 1, "carol", "a word; in private");
        assertThat(bells()).contains(new Effect.Bell("carol", "a word; in private"));
    }

    @Test
    void nothing_rings_for_the_window_that_shows_in_a_terminal_with_the_focus() {
        desk.live("#lobby", 1, "bob", "alice: hi");
        assertThat(bells()).isEmpty();
        desk.press("PgUp").live("#lobby", 2, "bob", "alice: hi");
        assertThat(bells()).isEmpty();
        desk.focus(false).live("#lobby", 3, "bob", "alice: hi");
        assertThat(bells()).hasSize(1);
    }

    @Test
    void where_no_focus_is_told_a_minute_without_a_key_counts_as_looking_elsewhere() {
        Desk silent = Desk.session().type("x");
        silent.later(59_000).live("#lobby", 1, "bob", "alice: hi");
        assertThat(bells(silent)).isEmpty();
        silent.later(2_000).live("#lobby", 2, "bob", "alice: hi");
        assertThat(bells(silent)).hasSize(1);
    }

    @Test
    void it_rings_once_in_five_seconds_at_most() {
        desk.live("#ops", 1, "bob", "alice: 1").later(4_999).live("#ops", 2, "bob", "alice: 2");
        assertThat(bells()).hasSize(1);
        desk.later(1).live("#ops", 3, "bob", "alice: 3");
        assertThat(bells()).hasSize(2);
    }

    @Test
    void neither_what_was_missed_nor_what_was_asked_for_nor_our_own_rings() {
        desk.opens("#ops", 3, 0)
                .replays("#ops", desk.heard(1, "bob", "alice: 1", 0))
                .entries("#ops", TalkNews.Origin.ASKED, desk.heard(2, "bob", "alice: 2", 0))
                .type("/notify all")
                .press("Enter")
                .live("#ops", 4, "alice", "alice, said on another client");
        assertThat(bells()).isEmpty();
    }

    @Test
    void each_window_has_its_own_level() {
        desk.live("#ops", 1, "bob", "nothing special");
        assertThat(bells()).isEmpty();
        desk.type("/win ops").press("Enter").type("/notify all").press("Enter");
        assertThat(desk.window("#ops").level()).isEqualTo(Level.ALL);
        assertThat(last(desk.log())).endsWith("--  In #ops every line of others rings.");
        desk.press("M-1").live("#ops", 2, "bob", "nothing special");
        assertThat(bells()).containsExactly(new Effect.Bell("bob in #ops", "nothing special"));
        desk.press("M-2").type("/notify none").press("Enter", "M-1").later(6_000);
        desk.live("#ops", 3, "bob", "alice: hello?");
        assertThat(bells()).hasSize(1);
        desk.press("M-2").type("/notify default").press("Enter", "M-1").live("#ops", 4, "bob", "alice: hello?");
        assertThat(bells()).hasSize(2);
        desk.type("/notify loud").press("Enter");
        assertThat(desk.hint()).isEqualTo("It is all, mention, none or default, not loud.");
        desk.press("C-c").type("/notify").press("Enter");
        assertThat(desk.log().toString()).contains("In #lobby what names you rings (as set for all,");
    }

    @Test
    void the_bell_goes_off_and_on_and_can_be_tried() {
        desk.type("/bell off").press("Enter").live("#ops", 1, "bob", "alice: 1");
        assertThat(bells()).isEmpty();
        desk.type("/bell test").press("Enter");
        assertThat(desk.effects)
                .contains(
                        new Effect.TestBell(new Effect.Bell("chat", "This is what you get when somebody wants you.")));
        assertThat(last(desk.log())).endsWith("The bell is off; /bell on switches it on.");
        desk.type("/bell on").press("Enter").live("#ops", 2, "bob", "alice: 2");
        assertThat(bells()).hasSize(1);
        assertThat(desk.type("/bell loud").press("Enter").hint()).isEqualTo("It is on, off or test, not loud.");
    }

    @Test
    void the_hook_gets_every_notice_while_the_bell_keeps_its_pause() {
        desk.type("/set hook notify.sh -x").press("Enter").live("#ops", 1, "bob", "alice: 1");
        desk.live("#ops", 2, "bob", "alice: 2").live("#lobby", 1, "bob", "alice: 3");
        assertThat(desk.effects.stream().filter(Effect.RunHook.class::isInstance))
                .containsExactly(
                        new Effect.RunHook("notify.sh -x", notice("alice: 1")),
                        new Effect.RunHook("notify.sh -x", notice("alice: 2")));
        assertThat(bells()).hasSize(1);
    }

    @Test
    void the_title_counts_what_wants_the_user() {
        assertThat(TerminalTitle.of(desk.model)).isEqualTo("chat #lobby");
        desk.live("#ops", 1, "bob", "alice: 1").live("#ops", 2, "bob", "2").live("@dan", 1, "dan", "3");
        assertThat(TerminalTitle.of(desk.model)).isEqualTo("(2) chat #lobby");
        desk.press("M-2").type("/notify all").press("Enter", "M-1").live("#ops", 3, "bob", "4");
        assertThat(TerminalTitle.of(desk.model)).isEqualTo("(2) chat #lobby");
        Desk ascii = Desk.session(80, 24, new Settings.Look(Settings.Letters.ASCII, Settings.Colours.NONE));
        ascii.opens("@美咲", 0, 0).press("M-2");
        assertThat(TerminalTitle.of(ascii.model)).isEqualTo("chat ??");
    }

    @Test
    void what_leaves_for_the_terminal_is_short_and_of_one_line() {
        desk.live("#ops", 1, "bob", "alice: " + "long ".repeat(1_000));
        assertThat(bells().get(0).text()).hasSizeLessThanOrEqualTo(160).endsWith("…");
    }

    private Notice notice(String text) {
        return new Notice(Notice.Kind.MENTION, "#ops", "bob", Claim.KNOWN, text, desk.nowMillis);
    }

    private List<Effect.Bell> bells() {
        return bells(desk);
    }

    private static List<Effect.Bell> bells(Desk desk) {
        return desk.effects.stream()
                .filter(Effect.Bell.class::isInstance)
                .map(Effect.Bell.class::cast)
                .toList();
    }

    private static String last(List<String> rows) {
        return rows.get(rows.size() - 1);
    }
}
