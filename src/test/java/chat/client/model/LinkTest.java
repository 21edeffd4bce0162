package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.ClientMessage;
import org.junit.jupiter.api.Test;

/** Lost connections: what is said about them, and what happens to unsent lines. */
class LinkTest {
    private final Desk desk = Desk.connected();

    @Test
    void a_line_is_said_once_and_waits_with_its_mark_until_it_is_delivered() {
        desk.type("one").press("Enter").type("two").press("Enter");
        desk.happens(new Event.Flushed(desk.said().get(0).id()));
        desk.happens(new Event.LinkDown("Connection lost", 1000));
        desk.type("three").press("Enter").type("/msg bob four").press("Enter").type("half a thou");
        assertThat(desk.sent())
                .containsExactly(
                        new ClientMessage.Say("one"),
                        new ClientMessage.Say("two"),
                        new ClientMessage.Say("three"),
                        new ClientMessage.Whisper("bob", "four"));
        assertThat(desk.model.outbox().letters()).hasSize(3);
        desk.later(1000).happens(new Event.Connecting()).happens(new Event.LinkUp());
        assertThat(desk.sent()).hasSize(4); // the runtime keeps them over a drop
        assertThat(desk.log())
                .endsWith("12:51     alice~ two", "12:51     alice~ three", "12:51     alice~ (whisper to bob) four");
        assertThat(desk.draft()).isEqualTo("half a thou");
        desk.delivered();
        assertThat(desk.model.outbox()).isEqualTo(Outbox.EMPTY);
        assertThat(desk.log()).noneMatch(row -> row.contains("~"));
    }

    @Test
    void a_line_typed_before_the_first_connection_waits() {
        Desk early = new Desk(80, 24, Settings.Look.FULL);
        early.type("hello").press("Enter");
        assertThat(early.sent()).containsExactly(new ClientMessage.Say("hello"));
        assertThat(early.log()).endsWith("12:51     alice~ hello");
        early.happens(new Event.LinkUp()).delivered();
        assertThat(early.log()).endsWith("12:51     alice  hello");
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
    void what_was_refused_is_marked_and_can_be_sent_again() {
        desk.type("one").press("Enter").type("two").press("Enter").resizes(110, 24);
        for (Effect.Say say : desk.said()) {
            desk.news(new TalkNews.Failed(say.id(), "The server did not want it."));
        }
        assertThat(desk.log())
                .endsWith(
                        "12:51     alice! one    not delivered - see /resend",
                        "12:51        !!  The server did not want it.",
                        "12:51     alice! two    not delivered - see /resend",
                        "12:51        !!  The server did not want it.");
        desk.effects.clear();
        long first = desk.model.outbox().failed().get(0).id();
        long second = desk.model.outbox().failed().get(1).id();
        desk.says("/resend");
        assertThat(desk.effects).containsExactly(new Effect.Resend(first), new Effect.Resend(second));
        desk.happens(new Event.Flushed(first)).happens(new Event.Flushed(second));
        assertThat(desk.log()).endsWith("12:51     alice  one", "12:51     alice  two");
        desk.says("/resend");
        assertThat(desk.log()).endsWith("12:51        --  Everything was delivered.");
    }

    @Test
    void what_waits_goes_on_waiting_while_the_server_will_not_have_us() {
        desk.type("one").press("Enter").happens(new Event.Rejected("The server is full"));
        assertThat(desk.log()).contains("12:51     alice~ one").contains("12:51        !!  The server is full");
        desk.effects.clear();
        desk.says("/reconnect");
        assertThat(desk.effects).containsExactly(new Effect.ReconnectNow());
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
