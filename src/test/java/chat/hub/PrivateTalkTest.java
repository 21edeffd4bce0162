package chat.hub;

import static chat.hub.SessionHubTest.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.ClientMessage;
import chat.protocol.Entry;
import chat.protocol.FaultCode;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomRequest;
import chat.protocol.ServerMessage;
import chat.protocol.Span;
import chat.protocol.Tag;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Talk of two: with the same history, places and read positions as a room, and heard by nobody else. */
class PrivateTalkTest {
    private final Hall hall = new Hall();

    @Test
    void it_is_heard_by_all_clients_of_both_after_they_were_told_of_it_and_by_nobody_else() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        Session bob2 = hall.session("bob", "desk.2");
        Session eve = hall.session("eve", "sofa");
        hall.pass(300);
        hall.clear();
        hall.ask(ada, say(1, new Place.With("BOB"), TextKind.TEXT, "psst"));
        hall.turn();
        TalkEvent.Said said = new TalkEvent.Said(
                new Place.With("bob"),
                new Entry(
                        1, Hall.MILLIS_0 + 300, "ada", false, Tag.of(Hall.device("phone"), 1), TextKind.TEXT, "psst"));
        assertThat(hall.heard(ada)).containsExactly(opened("bob", 0, 0), said);
        assertThat(hall.heard(bob)).containsExactly(opened("ada", 0, 0), said).isEqualTo(hall.heard(bob2));
        assertThat(hall.heard(eve)).isEmpty();
        hall.clear();
        hall.ask(bob2, say(1, new Place.With("ada"), TextKind.TEXT, "yes?"));
        hall.turn();
        assertThat(hall.heard(ada, TalkEvent.Said.class).get(0).place()).isEqualTo(new Place.With("ada"));
        assertThat(hall.heard(bob)).hasSize(1);
        assertThat(hall.heard(eve)).isEmpty();
    }

    @Test
    void what_is_unread_is_told_on_coming_back_and_the_history_goes_on() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        hall.ask(ada, say(1, new Place.With("bob"), TextKind.TEXT, "one"));
        hall.ask(ada, say(2, new Place.With("bob"), TextKind.TEXT, "two"));
        hall.turn();
        hall.ask(bob, new TalkRequest.Read(new Place.With("ada"), 1));
        hall.ask(bob, new LinkRequest.Disconnect());
        hall.ask(ada, new LinkRequest.Disconnect());
        hall.pass(200_000);
        Session again = hall.session("bob", "desk");
        assertThat(hall.heard(again, RoomEvent.Opened.class)).contains(opened("ada", 2, 1));
        hall.ask(again, new TalkRequest.History(1, new Place.With("ada"), new Span(Span.Edge.AFTER, 0), 10));
        hall.turn();
        assertThat(hall.heard(again, TalkEvent.Page.class).get(0).entries())
                .extracting(Entry::text)
                .containsExactly("one", "two");
        Session ada2 = hall.session("ada", "phone");
        assertThat(hall.heard(ada2, RoomEvent.Opened.class))
                .as("one's own lines are read")
                .noneMatch(opened -> opened.place() instanceof Place.With);
    }

    @Test
    void what_was_said_just_before_a_crash_is_told_after_it_and_the_talk_goes_on_behind_it() {
        Session ada = hall.session("ada", "phone");
        hall.session("bob", "desk");
        hall.ask(ada, say(1, new Place.With("bob"), TextKind.TEXT, "one"));
        hall.turn();
        Hall next = new Hall(hall.settings, hall); // before anything was written a moment later
        Session bob = next.session("bob", "desk");
        assertThat(next.heard(bob, RoomEvent.Opened.class)).contains(opened("ada", 1, 0));
        Session ada2 = next.session("ada", "phone");
        next.ask(ada2, say(2, new Place.With("bob"), TextKind.TEXT, "two"));
        next.turn();
        assertThat(next.heard(bob, TalkEvent.Said.class).get(0).entry().seq()).isEqualTo(2);
    }

    @Test
    void what_a_crash_has_left_of_talk_with_a_legacy_user_is_told_to_nobody() {
        String bob = UserKey.of(Name.of("bob"), Hall.device("desk"));
        String left = "@" + bob + "," + UserKey.ofLegacy(1);
        hall.log.append(new Draft(left, "carl", "", 0, EntryKind.TEXT, "psst", Hall.MILLIS_0), any -> {});
        hall.log.markRead(new ReadMark(bob, left, 0), any -> {});
        Session session = hall.session("bob", "desk");
        assertThat(hall.heard(session, RoomEvent.Opened.class)).hasSize(1);
        hall.hub.receive(hall.legacy("dora"), new ClientMessage.Whisper("bob", "hello"), 10);
        hall.turn();
        assertThat(hall.heard(session, RoomEvent.Opened.class)).contains(opened("dora", 1, 0));
    }

    @Test
    void who_takes_a_name_on_another_installation_finds_nothing_of_what_was_said_under_it() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        hall.ask(ada, say(1, new Place.With("bob"), TextKind.TEXT, "secret"));
        hall.turn();
        hall.ask(bob, new LinkRequest.Disconnect());
        hall.pass(1_000);
        Session thief = hall.session("bob", "thief");
        assertThat(thief.here()).isTrue();
        hall.ask(thief, new TalkRequest.History(1, new Place.With("ada"), new Span(Span.Edge.AFTER, 0), 10));
        assertThat(hall.heard(thief, LinkEvent.Refused.class).get(0).code()).isEqualTo(FaultCode.NO_SUCH_USER.word());
        hall.ask(thief, new TalkRequest.Search(2, "secret", null, "", 0, 10, 0));
        hall.turn();
        assertThat(hall.heard(thief, TalkEvent.Found.class).get(0).hits()).isEmpty();
        hall.clear();
        hall.ask(ada, say(2, new Place.With("bob"), TextKind.TEXT, "hello again"));
        hall.turn();
        assertThat(hall.heard(ada, TalkEvent.Said.class).get(0).entry().seq())
                .as("a conversation of its own")
                .isEqualTo(1);
    }

    @Test
    void with_a_legacy_user_it_is_a_whisper_there_and_goes_when_that_user_goes() {
        Session ada = hall.session("ada", "phone");
        Session old = hall.legacy("old");
        hall.pass(300);
        hall.clear();
        hall.hub.receive(old, new ClientMessage.Whisper("ada", "psst"), 10);
        hall.turn();
        hall.ask(ada, say(1, new Place.With("old"), TextKind.ACTION, "nods"));
        hall.turn();
        assertThat(hall.heard(ada, TalkEvent.Said.class))
                .extracting(said -> said.entry().from() + " to " + ((Place.With) said.place()).name() + ": "
                        + said.entry().text())
                .containsExactly("old to ada: psst", "ada to old: nods");
        assertThat(hall.heard(old)).containsExactly(new ServerMessage.Whispered("ada", "* ada nods"));
        hall.hub.receive(old, new ClientMessage.Whisper("ada", "* old nods too"), 10);
        hall.turn();
        assertThat(hall.heard(ada, TalkEvent.Said.class).get(2).entry())
                .matches(
                        entry -> entry.kind() == TextKind.ACTION && entry.text().equals("nods too"));
        hall.hub.disconnect(old);
        hall.pass(1_000);
        hall.clear();
        hall.ask(ada, new TalkRequest.History(1, new Place.With("old"), new Span(Span.Edge.AFTER, 0), 10));
        hall.ask(ada, say(2, new Place.With("old"), TextKind.TEXT, "still there?"));
        hall.turn();
        assertThat(hall.heard(ada, LinkEvent.Refused.class))
                .extracting(LinkEvent.Refused::code)
                .containsExactly(FaultCode.NO_SUCH_USER.word(), FaultCode.NO_SUCH_USER.word());
        hall.log.rooms(answer -> assertThat(((Answer.Found<List<RoomFacts>>) answer).value())
                .noneMatch(room -> Conversation.isOne(room.room())));
        hall.turn();
    }

    @EdgeOf(Limit.PARTNERS_PER_MINUTE)
    @Test
    void new_partners_have_a_pace_and_old_ones_have_none() {
        Session ada = hall.session("ada", "phone");
        for (int i = 0; i < 21; i++) {
            hall.session("guest" + i, "guest" + i);
        }
        hall.clear();
        for (int i = 0; i < 21; i++) {
            hall.ask(ada, say(i + 1, new Place.With("guest" + i), TextKind.TEXT, "hi"));
        }
        hall.turn();
        LinkEvent.Refused refused = hall.heard(ada, LinkEvent.Refused.class).get(0);
        assertThat(refused.code()).isEqualTo(FaultCode.TOO_FAST.word());
        assertThat(refused.regarding().n()).isEqualTo(21);
        assertThat(refused.retryMillis()).isEqualTo(3_000);
        hall.ask(ada, say(22, new Place.With("guest0"), TextKind.TEXT, "hi again"));
        hall.turn();
        assertThat(hall.heard(ada, TalkEvent.Said.class)).hasSize(21);
        hall.pass(3_000);
        hall.clear();
        hall.ask(ada, say(21, new Place.With("guest20"), TextKind.TEXT, "hi"));
        hall.turn();
        assertThat(hall.heard(ada, TalkEvent.Said.class)).hasSize(1);
    }

    @Test
    void nobody_talks_with_themselves_or_with_nobody() {
        Session ada = hall.session("ada", "phone");
        hall.clear();
        hall.ask(ada, say(1, new Place.With("ada"), TextKind.TEXT, "me"));
        hall.ask(ada, say(2, new Place.With("no such"), TextKind.TEXT, "you"));
        hall.turn();
        assertThat(hall.heard(ada, LinkEvent.Refused.class))
                .extracting(refused -> refused.code() + refused.regarding().n())
                .containsExactly("not_allowed1", "no_such_user2");
    }

    @Test
    void a_new_name_is_told_to_partners() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        hall.ask(ada, say(1, new Place.With("bob"), TextKind.TEXT, "psst"));
        hall.turn();
        hall.clear();
        hall.ask(bob, new RoomRequest.Nick(1, "rob"));
        assertThat(hall.heard(ada)).contains(new RoomEvent.Renamed(null, "bob", "rob"));
        hall.ask(ada, say(2, new Place.With("rob"), TextKind.TEXT, "still you"));
        hall.turn();
        TalkEvent.Said said = hall.heard(bob, TalkEvent.Said.class).get(0);
        assertThat(said.entry().seq()).isEqualTo(2);
        assertThat(said.place()).isEqualTo(new Place.With("rob"));
    }

    @Test
    void a_name_that_means_somebody_else_for_a_while_is_told_anew_each_time() {
        Session ada = hall.session("ada", "phone");
        long n = 0;
        for (String desk : List.of("desk", "sofa", "desk")) {
            Session bob = hall.session("bob", desk);
            hall.ask(bob, say(++n, new Place.With("ada"), TextKind.TEXT, "hi"));
            hall.turn();
            hall.ask(bob, new LinkRequest.Disconnect());
        }
        assertThat(hall.heard(ada, RoomEvent.Opened.class))
                .filteredOn(opened -> opened.place() instanceof Place.With)
                .containsExactly(opened("bob", 0, 0), opened("bob", 0, 0), opened("bob", 1, 0));
        assertThat(hall.heard(ada, TalkEvent.Said.class))
                .extracting(said -> said.entry().seq())
                .containsExactly(1L, 1L, 2L);
    }

    @Test
    void a_partner_who_was_renamed_and_comes_back_under_the_first_name_is_told_of() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        hall.ask(ada, say(1, new Place.With("bob"), TextKind.TEXT, "psst"));
        hall.turn();
        hall.ask(bob, new RoomRequest.Nick(1, "rob"));
        hall.ask(bob, new LinkRequest.Disconnect());
        hall.session("bob", "desk");
        hall.clear();
        hall.ask(ada, say(2, new Place.With("bob"), TextKind.TEXT, "still you"));
        hall.turn();
        assertThat(hall.heard(ada).get(0)).isEqualTo(opened("bob", 1, 1));
        assertThat(hall.heard(ada, TalkEvent.Said.class).get(0).entry().seq()).isEqualTo(2);
    }

    private static RoomEvent.Opened opened(String with, long last, long read) {
        return new RoomEvent.Opened(new Place.With(with), "", 1, last, read, 0);
    }
}
