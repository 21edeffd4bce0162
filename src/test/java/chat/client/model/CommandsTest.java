package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.ClientMessage;
import chat.protocol.Text;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final Desk desk = Desk.connected();

    @Test
    void a_line_is_sent_as_typed_and_shows_at_once() {
        desk.type(" hello  there ").press("Enter");
        assertThat(desk.sent()).containsExactly(new ClientMessage.Say(" hello  there "));
        assertThat(last()).isEqualTo("12:51     alice~  hello  there ");
        desk.delivered();
        assertThat(last()).isEqualTo("12:51     alice   hello  there ");
        assertThat(desk.draft()).isEmpty();
    }

    @Test
    void nothing_is_sent_for_blanks() {
        desk.press("Enter").type("   ").press("M-Enter", "Enter");
        assertThat(desk.sent()).isEmpty();
        assertThat(desk.draft()).isEqualTo("   \n");
    }

    @Test
    void several_lines_are_one_message() {
        desk.type("one").press("M-Enter").type("two").press("C-j");
        assertThat(desk.sent()).containsExactly(new ClientMessage.Say("one\ntwo"));
    }

    @Test
    void what_one_does_is_sent_so_that_every_client_reads_it() {
        desk.says("/me waves");
        assertThat(desk.sent()).containsExactly(new ClientMessage.Say("* alice waves"));
        assertThat(last()).isEqualTo("12:51         *  alice waves");
        desk.hears("bob", "* bob waves back").hears("bob", "* carol is framed");
        assertThat(desk.log()).endsWith("12:51         *  bob waves back", "12:51       bob  * carol is framed");
    }

    @Test
    void a_whisper_goes_to_one() {
        desk.says("/msg bob the code is 4711");
        assertThat(desk.sent()).containsExactly(new ClientMessage.Whisper("bob", "the code is 4711"));
        assertThat(last()).isEqualTo("12:51     alice  (whisper to bob) the code is 4711");
        desk.receives(new chat.protocol.ServerMessage.Whispered("bob", "got it"));
        assertThat(last()).isEqualTo("12:51       bob> (whisper) got it");
    }

    @Test
    void a_whisper_to_nobody_is_not_sent_and_stays_in_the_input() {
        desk.type("/msg bop secret").press("Enter");
        assertThat(desk.sent()).isEmpty();
        assertThat(last()).isEqualTo("12:51        !!  Nobody here is called bop: not sent.");
        assertThat(desk.draft()).isEqualTo("/msg bop secret");
        desk.press("C-c").says("/msg BOB case does not matter");
        assertThat(desk.sent()).containsExactly(new ClientMessage.Whisper("bob", "case does not matter"));
    }

    @Test
    void the_old_whisper_works_and_teaches_the_new_one() {
        desk.says("!WHISPER:carol psst");
        assertThat(desk.sent()).containsExactly(new ClientMessage.Whisper("carol", "psst"));
        desk.type("!WHISPER:carol psst").press("Enter");
        assertThat(desk.hint()).contains("/msg nick text");
    }

    @Test
    void an_unknown_command_is_an_error_and_never_sent() {
        desk.type("/jion #secret").press("Enter");
        desk.press("C-c").type("/").press("Enter");
        desk.press("C-c").type("/etc/passwd").press("M-Enter").type("root").press("Enter");
        assertThat(desk.sent()).isEmpty();
        assertThat(all()).contains("!! There is no command /jion, so nothing was sent.");
    }

    @Test
    void two_slashes_send_one_and_an_exclamation_mark_is_text() {
        desk.says("//etc/hosts").says("!important");
        assertThat(desk.sent())
                .containsExactly(new ClientMessage.Say("/etc/hosts"), new ClientMessage.Say("!important"));
    }

    @Test
    void a_blank_before_a_command_does_not_make_it_a_text() {
        desk.type(" /msg bob secret").press("Enter");
        assertThat(desk.sent()).isEmpty();
        assertThat(desk.draft()).isEqualTo(" /msg bob secret");
        assertThat(desk.hint()).startsWith("Not sent: ");
        desk.press("C-c").says("  //comment");
        assertThat(desk.sent()).containsExactly(new ClientMessage.Say("  /comment"));
    }

    @Test
    void a_unique_beginning_is_enough_and_an_ambiguous_one_is_told() {
        desk.says("/na");
        assertThat(last()).isEqualTo("12:51        --  3 here: alice (you), bob, carol.");
        desk.type("/re").press("Enter");
        assertThat(all()).endsWith("12:51 !! /re could be /resend, /reconnect. Nothing was sent.");
        desk.press("C-c").type("/m").press("Enter");
        assertThat(all())
                .endsWith("12:51 !! /m could be /me, /msg, /mute, /motd, /mentions, /mouse. Nothing was sent.");
    }

    @Test
    void a_command_without_its_text_says_what_it_wants() {
        desk.type("/me ").press("Enter");
        assertThat(desk.hint()).isEqualTo("/me text: say what you do: /me waves.");
        assertThat(desk.draft()).isEqualTo("/me ");
        desk.press("C-u").type("/msg bob").press("Enter");
        assertThat(desk.hint()).startsWith("/msg nick text: a whisper");
        assertThat(desk.sent()).isEmpty();
    }

    @Test
    void all_ways_to_quit() {
        for (String way : new String[] {"/quit", "/exit", "/bye", "/qui", "!DISCONNECT"}) {
            Desk leaving = Desk.connected().says(way);
            assertThat(leaving.effects).as(way).containsExactly(new Effect.Quit());
        }
        assertThat(Desk.connected().press("C-c", "C-c", "Enter").effects).containsExactly(new Effect.Quit());
        assertThat(Desk.connected().press("C-c", "C-c").type("y").effects).containsExactly(new Effect.Quit());
        assertThat(Desk.connected().press("C-c", "C-c", "C-c").effects).containsExactly(new Effect.Quit());
    }

    @Test
    void quitting_is_asked_for_on_an_empty_line_only_and_can_be_declined() {
        desk.type("draft").press("C-c");
        assertThat(desk.model.dialog().mode()).isEqualTo(Mode.NORMAL);
        desk.press("C-c");
        assertThat(desk.hint()).isEqualTo("Ctrl+C again asks to quit; so does /quit.");
        desk.type("a").press("C-c", "C-c");
        assertThat(desk.model.dialog().mode()).isEqualTo(Mode.NORMAL);
        desk.press("C-c").type("n");
        assertThat(desk.model.dialog().mode()).isEqualTo(Mode.NORMAL);
        assertThat(desk.draft()).isEqualTo("n");
        assertThat(desk.effects).isEmpty();
    }

    @Test
    void with_unsent_lines_quit_asks() {
        desk.type("not yet gone").press("Enter").type("/quit").press("Enter");
        assertThat(desk.model.dialog().mode()).isEqualTo(new Mode.AskQuit());
        assertThat(desk.effects).doesNotContain(new Effect.Quit());
        assertThat(desk.press("Enter").effects).contains(new Effect.Quit());
    }

    @Test
    void clear_hides_and_scrolling_shows() {
        desk.says("one").says("/clear");
        assertThat(desk.shown()).isEmpty();
        desk.says("two");
        assertThat(desk.shown()).containsExactly("12:51     alice  two");
        desk.press("C-Home");
        assertThat(desk.log()).contains("12:51     alice  one", "12:51     alice  two");
    }

    @Test
    void help_opens_the_page_or_explains_one_command() {
        assertThat(desk.says("/help").model.dialog().mode()).isEqualTo(new Mode.Help(0));
        desk.press("Esc").says("/help /msg");
        assertThat(all()).contains("/msg nick text: a whisper, to one person");
        desk.says("/keys");
        assertThat(desk.model.dialog().mode()).isEqualTo(new Mode.Help(0));
        assertThat(desk.type("q").model.dialog().mode()).isEqualTo(Mode.NORMAL);
        assertThat(desk.press("F1").type("x").draft()).isEqualTo("x");
    }

    @Test
    void status_version_and_bare() {
        desk.says("/status");
        assertThat(all())
                .contains("Connected to localhost:5050 since 12:51 as alice.")
                .contains("0 unsent, 0 not delivered");
        assertThat(desk.says("/version").log()).endsWith("12:51        --  chat 0.1.0");
        assertThat(desk.says("/bare").model.panes().bare()).isTrue();
        assertThat(desk.press("M-l").model.panes().bare()).isFalse();
    }

    @Test
    void redraw_and_suspend_are_the_runtimes() {
        desk.press("C-l", "C-z").happens(new Event.Resumed());
        assertThat(desk.effects).containsExactly(new Effect.Redraw(), new Effect.Suspend(), new Effect.Redraw());
    }

    @Test
    void what_is_too_long_together_with_its_command_is_not_sent() {
        String text = "x".repeat(Text.BYTES_MAX - "/me ".length());
        desk.type("/me ").paste(text).press("Enter", "Enter");
        assertThat(desk.hint()).startsWith("Too long by ");
        assertThat(desk.sent()).isEmpty();
        assertThat(desk.draft()).hasSize(Text.BYTES_MAX);
    }

    /** Unwrapped. */
    private String all() {
        return String.join(" ", desk.log()).replaceAll(" +", " ");
    }

    private String last() {
        return desk.log().get(desk.log().size() - 1);
    }
}
