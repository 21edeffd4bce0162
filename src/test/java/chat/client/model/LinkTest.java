package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.ClientMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lost connections: what is said about them, and what happens to unsent lines. */
class LinkTest {
    private final Desk desk = Desk.connected();

    @Test
    void unsent_lines_survive_and_go_out_in_order_and_only_those() {
        desk.type("one").press("Enter").type("two").press("Enter");
        List<Effect.Send> sent = desk.sent();
        desk.happens(new Event.Flushed(sent.get(0).id()));
        desk.happens(new Event.LinkDown("Connection lost", 1000));
        desk.type("three").press("Enter").type("/msg bob four").press("Enter").type("half a thou");
        assertThat(desk.sent()).hasSize(2);
        desk.effects.clear();
        desk.later(1000).happens(new Event.Connecting()).happens(new Event.LinkUp());
        assertThat(desk.sent())
                .extracting(Effect.Send::message)
                .containsExactly(
                        new ClientMessage.Say("two"),
                        new ClientMessage.Say("three"),
                        new ClientMessage.Whisper("bob", "four"));
        assertThat(desk.draft()).isEqualTo("half a thou");
        desk.delivered();
        assertThat(desk.model.outbox()).isEqualTo(Outbox.EMPTY);
        desk.effects.clear();
        desk.happens(new Event.LinkDown("Connection lost", 1000)).happens(new Event.LinkUp());
        assertThat(desk.sent()).isEmpty();
        assertThat(desk.log()).noneMatch(row -> row.contains("~"));
    }

    @Test
    void a_line_typed_before_the_first_connection_goes_out_with_it() {
        Desk early = new Desk(80, 24, Settings.Look.FULL);
        early.type("hello").press("Enter");
        assertThat(early.sent()).isEmpty();
        assertThat(early.log()).endsWith("12:51     alice~ hello");
        assertThat(early.happens(new Event.LinkUp()).sent()).hasSize(1);
    }

    @Test
    void a_long_night_without_a_network_is_one_line() {
        int lines = desk.model.window().log().size();
        for (int i = 0; i < 500; i++) {
            desk.happens(new Event.LinkDown("Connection refused", 30_000))
                    .later(30_000)
                    .happens(new Event.Connecting());
        }
        assertThat(desk.model.window().log().size()).isEqualTo(lines + 1);
        assertThat(desk.log())
                .endsWith("12:51        !!  Connection refused. Trying again until it", "                 works.");
        desk.happens(new Event.LinkUp());
        assertThat(String.join(" ", desk.log()).replaceAll(" +", " "))
                .endsWith("-- Connected to localhost:5050 again after 4 h.");
    }

    @Test
    void without_a_connection_nobody_knows_who_is_here() {
        desk.happens(new Event.LinkDown("Connection lost", 1000));
        assertThat(desk.model.people().known()).isFalse();
        assertThat(desk.model.people().names()).isEmpty();
        desk.says("/names");
        assertThat(desk.log()).endsWith("12:51        --  The server has not told who is here.");
    }

    @Test
    void what_a_server_will_not_have_is_marked_and_can_be_sent_again() {
        desk.type("one").press("Enter").type("two").press("Enter");
        desk.happens(new Event.Rejected("The server is full"));
        desk.resizes(110, 24);
        assertThat(desk.log())
                .contains(
                        "12:51     alice! one    not delivered - see /resend",
                        "12:51     alice! two    not delivered - see /resend");
        desk.effects.clear();
        desk.says("/reconnect");
        assertThat(desk.effects).containsExactly(new Effect.ReconnectNow());
        desk.happens(new Event.LinkUp());
        assertThat(desk.sent()).isEmpty();
        desk.says("/resend");
        assertThat(desk.sent())
                .extracting(Effect.Send::message)
                .containsExactly(new ClientMessage.Say("one"), new ClientMessage.Say("two"));
        assertThat(desk.log()).contains("12:51     alice  one", "12:51     alice  two");
        desk.says("/resend");
        assertThat(desk.log()).endsWith("12:51        --  Everything was delivered.");
    }

    @Test
    void the_end_of_a_rejected_connection_is_no_news() {
        desk.happens(new Event.Rejected("The server is full"));
        int lines = desk.model.window().log().size();
        desk.happens(new Event.LinkDown("Closed", -1));
        assertThat(desk.model.window().log().size()).isEqualTo(lines);
        assertThat(desk.model.link().state()).isEqualTo(Link.State.REJECTED);
    }

    @Test
    void resend_without_a_connection_waits_for_one() {
        desk.type("one").press("Enter").happens(new Event.Rejected("The server is full"));
        desk.effects.clear();
        desk.says("/resend");
        assertThat(desk.sent()).isEmpty();
        assertThat(desk.happens(new Event.LinkUp()).sent()).hasSize(1);
    }

    @Test
    void disconnect_and_reconnect_are_the_users() {
        desk.says("/disconnect");
        assertThat(desk.effects).containsExactly(new Effect.Disconnect());
        assertThat(desk.model.link().state()).isEqualTo(Link.State.DISCONNECTED);
        int lines = desk.model.window().log().size();
        desk.happens(new Event.LinkDown("Disconnected", -1));
        assertThat(desk.model.window().log().size()).isEqualTo(lines);
        desk.says("/reconnect");
        assertThat(desk.effects).containsExactly(new Effect.Disconnect(), new Effect.ReconnectNow());
        desk.happens(new Event.LinkUp()).effects.clear();
        assertThat(desk.says("/reconnect").effects).isEmpty();
    }

    @Test
    void the_outbox_has_a_bound_and_the_draft_stays() {
        desk.happens(new Event.LinkDown("Connection lost", 1000));
        for (int i = 0; i < Outbox.LETTERS_MAX; i++) {
            desk.says("line " + i);
        }
        desk.type("one too many").press("Enter");
        assertThat(desk.draft()).isEqualTo("one too many");
        assertThat(desk.hint()).isEqualTo("200 messages wait to be sent: no more until they are gone.");
        assertThat(desk.model.outbox().letters()).hasSize(Outbox.LETTERS_MAX);
    }
}
