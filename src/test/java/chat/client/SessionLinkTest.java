package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.ClientSettings.Speak;
import chat.client.model.Answer;
import chat.client.model.Event;
import chat.client.model.Request;
import chat.client.model.RoomNews;
import chat.client.model.TalkNews;
import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Origin;
import chat.net.EventLoop;
import chat.original.OriginalServer;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Span;
import chat.protocol.Tag;
import chat.protocol.TextKind;
import chat.sim.FakeTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link in the session profile against a scripted server, byte by byte, with a clock that only the test moves. */
class SessionLinkTest {
    private static final int TURNS_MAX = 500;
    private static final String BOBS = "0123456789abcdef";
    private static final Place LOBBY = new Place.InRoom(RoomName.LOBBY);
    private static final RoomName OPS = new RoomName("ops");

    private final FakeTime time = new FakeTime();
    private final List<Event> events = new ArrayList<>();

    @TempDir
    Path folder;

    private EventLoop loop;
    private Installation installation;
    private SessionScript server;
    private ServerLink link;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop(time);
        server = new SessionScript(0, this::turn);
        begin(Speak.AUTO);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        loop.close();
        installation.close();
    }

    @Test
    void it_asks_for_the_profile_in_its_first_frame_and_is_up_with_the_welcome() throws IOException {
        link.connectNow();
        assertThat(server.accepts())
                .isEqualTo("USERNAME:alice:{\"v\":1,\"client\":\"chat.jar\",\"device\":\""
                        + installation.device().hex() + "\"}");
        server.sends(SessionScript.welcome("alice", "e1"), SessionScript.open(0, 0));
        until(() -> heard(Event.Talk.class) == 1);
        assertThat(events.get(1)).isEqualTo(new Event.LinkUp("localhost:" + server.port()));
        assertThat(events.get(2)).isInstanceOf(Event.Welcomed.class);
        assertThat(news()).containsExactly(new TalkNews.Opened(LOBBY, "", 1, 0, 0, 2));
        server.sends("!READY:{}");
        until(() -> heard(Event.Ready.class) == 1);
    }

    @Test
    void auto_speaks_legacy_to_the_original_server() throws IOException {
        try (OriginalServer original = OriginalServer.start()) {
            link = link(original.port(), Speak.AUTO);
            link.connectNow();
            until(() -> heard(Event.LinkUp.class) == 1);
            link.say(1, LOBBY, TextKind.TEXT, "hello");
            link.say(2, new Place.With("bob"), TextKind.TEXT, "psst");
            link.say(3, LOBBY, TextKind.ACTION, "waves");
            link.say(4, new Place.InRoom(OPS), TextKind.TEXT, "nobody hears");
            until(() -> original.received().size() == 4);
            assertThat(original.names()).containsExactly("alice");
            assertThat(original.received().get(0)).startsWith("USERNAME:alice:{\"v\":1,");
            assertThat(original.received().subList(1, 4))
                    .containsExactly("hello", "!WHISPER:bob psst", "* alice waves");
            assertThat(events)
                    .contains(new Event.Flushed(1), new Event.Flushed(2), new Event.Flushed(3))
                    .noneMatch(Event.Welcomed.class::isInstance);
            assertThat(news()).singleElement().isInstanceOf(TalkNews.Failed.class);
            link.ask(new Request.Join(OPS));
            assertThat(answers())
                    .singleElement()
                    .satisfies(answer ->
                            assertThat(((Answer.Refused) answer).code()).isEqualTo(Answer.Refused.LEGACY));
        }
    }

    @Test
    void a_legacy_server_may_give_another_name_before_anything_else() throws IOException {
        link.connectNow();
        server.accepts();
        server.sends("[Server] The name alice is taken. You are called alice2 here.", "!USERLIST:[\"alice2\"]");
        until(() -> heard(Event.LinkUp.class) == 1);
        link.say(1, LOBBY, TextKind.ACTION, "waves");
        server.expects("* alice2 waves");
    }

    @Test
    void session_against_a_legacy_server_is_one_sentence_and_no_second_try() throws IOException {
        try (OriginalServer original = OriginalServer.start()) {
            link = link(original.port(), Speak.SESSION);
            link.connectNow();
            until(() -> heard(Event.LinkDown.class) == 1);
            String sentence = "The server at localhost:" + original.port()
                    + " speaks only the legacy profile: leave --profile session away to talk to it";
            assertThat(events)
                    .containsExactly(
                            new Event.Connecting(),
                            new Event.Rejected(sentence + "."),
                            new Event.LinkDown(sentence, -1));
            time.advanceMillis(100_000);
            turns(3);
            assertThat(original.received()).hasSize(2).endsWith("!DISCONNECT");
        }
    }

    @Test
    void legacy_says_not_a_word_more_than_the_original_client() throws IOException {
        link = link(server.port(), Speak.LEGACY);
        link.connectNow();
        assertThat(server.accepts()).isEqualTo("USERNAME:alice");
    }

    @Test
    void a_line_waits_for_ready_and_is_delivered_when_it_comes_back() throws IOException {
        link.say(1, LOBBY, TextKind.TEXT, "typed before");
        link.connectNow();
        server.accepts();
        server.sends(SessionScript.welcome("alice", "e1"), SessionScript.open(0, 0));
        server.expectsSilence();
        server.sends("!READY:{}");
        long n = n(server.next(), "typed before");
        server.sends(said(1, "alice", n, "typed before"));
        until(() -> entries().size() == 1);
        assertThat(entries().get(0).origin()).isEqualTo(Origin.LIVE);
        assertThat(entries().get(0).lines().get(0).id()).isEqualTo(1);
        assertThat(link.unsettled()).isZero();
    }

    @Test
    void no_more_lines_are_on_the_way_than_the_server_wants() throws IOException {
        up();
        for (int i = 1; i <= 6; i++) {
            link.say(i, LOBBY, TextKind.TEXT, "line " + i);
        }
        long first = n(server.next(), "line 1");
        for (int i = 2; i <= 4; i++) {
            server.next();
        }
        server.expectsSilence();
        server.sends(said(1, "alice", first, "line 1"));
        n(server.next(), "line 5");
        server.expectsSilence();
    }

    @Test
    void after_a_drop_unconfirmed_lines_are_sent_again_with_their_numbers() throws IOException {
        up();
        link.say(1, LOBBY, TextKind.TEXT, "one");
        link.say(2, LOBBY, TextKind.TEXT, "two");
        long one = n(server.next(), "one");
        long two = n(server.next(), "two");
        comesBack();
        server.sends(SessionScript.welcome("alice", "e1"), SessionScript.open(1, 1), "!READY:{}");
        // "one" had arrived: it is in the page that is fetched
        assertThat(server.next()).startsWith("!HISTORY:{\"ref\":1,\"room\":\"lobby\",\"before\":2,");
        assertThat(n(server.next(), "one")).isEqualTo(one);
        assertThat(n(server.next(), "two")).isEqualTo(two);
        server.sends(page(1, 1, SessionScript.entry(1, "alice", tag(one), "one")), said(2, "alice", two, "two"));
        until(() -> entries().size() == 2);
        assertThat(entries()).extracting(e -> e.lines().get(0).id()).containsExactlyInAnyOrder(1L, 2L);
        server.sends(said(1, "alice", one, "one"));
        server.expectsSilence();
        assertThat(entries()).as("said again, told once").hasSize(2);
    }

    @Test
    void a_killed_client_sends_its_lines_in_the_next_run_once() throws IOException {
        up();
        link.say(1, LOBBY, TextKind.TEXT, "last words");
        long n = n(server.next(), "last words");
        server.hangsUp();
        until(() -> heard(Event.LinkDown.class) == 1);
        installation.close(); // what the system does for a killed process
        events.clear();
        begin(Speak.AUTO);
        link.connectNow();
        server.accepts();
        assertThat(news())
                .containsExactly(new TalkNews.Restored(-n, LOBBY, TextKind.TEXT, "last words", time.wallMillis()));
        server.welcomes("alice", "e1", 0, 0);
        assertThat(n(server.next(), "last words")).isEqualTo(n);
        server.sends(said(1, "alice", n, "last words"));
        until(() -> entries().size() == 1);
        assertThat(entries().get(0).lines().get(0).id()).isEqualTo(-n);
        installation.close();
        begin(Speak.AUTO);
        assertThat(installation.lines().all()).isEmpty();
    }

    @Test
    void what_another_sign_in_left_behind_is_not_said_by_this_one_unless_the_user_wants_it() throws IOException {
        link.say(1, LOBBY, TextKind.TEXT, "alice's word");
        installation.close(); // killed before there was a connection
        events.clear();
        begin(Speak.AUTO);
        link.connectNow();
        server.accepts();
        server.sends("!FAULT:{\"code\":\"name_taken\",\"text\":\"The name alice is taken.\",\"fatal\":true,"
                + "\"suggestion\":\"alice2\"}");
        until(() -> heard(Event.LinkDown.class) == 1);
        link.say(1, LOBBY, TextKind.TEXT, "typed just now");
        link.signInAs("alice2");
        server.accepts();
        server.welcomes("alice2", "e1", 0, 0);
        n(server.next(), "typed just now");
        server.expectsSilence();
        TalkNews.Restored left = (TalkNews.Restored) news().get(0);
        assertThat(news())
                .contains(new TalkNews.Failed(left.id(), "It was written as alice, and you are alice2 here."));
        link.resend(left.id());
        n(server.next(), "alice's word");
    }

    @Test
    void a_legacy_server_that_gives_another_name_does_not_get_what_the_first_one_left_behind() throws IOException {
        link.say(1, LOBBY, TextKind.TEXT, "alice's word");
        installation.close();
        begin(Speak.AUTO);
        link.connectNow();
        server.accepts();
        server.sends("[Server] The name alice is taken. You are called alice2 here.", "!USERLIST:[\"alice2\"]");
        until(() -> news().stream().anyMatch(TalkNews.Failed.class::isInstance));
        server.expectsSilence();
        link.say(1, LOBBY, TextKind.TEXT, "hello");
        server.expects("hello");
    }

    @Test
    void a_refused_line_has_failed_until_it_is_asked_for_again_under_another_number() throws IOException {
        up();
        link.say(1, LOBBY, TextKind.TEXT, "hello");
        long n = n(server.next(), "hello");
        server.sends("!FAULT:{\"code\":\"muted\",\"text\":\"You are muted.\",\"n\":" + n + "}");
        until(() -> news().contains(new TalkNews.Failed(1, "You are muted.")));
        link.resend(1);
        assertThat(n(server.next(), "hello")).isGreaterThan(n);
    }

    @Test
    void a_full_disk_of_the_servers_is_waited_for() throws IOException {
        up();
        link.say(1, LOBBY, TextKind.TEXT, "hello");
        long n = n(server.next(), "hello");
        server.sends(
                "!FAULT:{\"code\":\"not_stored\",\"text\":\"The disk is full.\",\"n\":" + n + ",\"retry_ms\":5000}");
        server.expectsSilence();
        link.say(2, LOBBY, TextKind.TEXT, "second");
        server.expectsSilence();
        time.advanceMillis(5_000);
        assertThat(n(server.next(), "hello")).isEqualTo(n);
        n(server.next(), "second");
        assertThat(news()).noneMatch(TalkNews.Failed.class::isInstance);
    }

    @Test
    void a_page_that_cannot_be_read_is_asked_for_again_ever_less_often() throws IOException {
        up();
        link.ask(new Request.Page(LOBBY, new Span(Span.Edge.BEFORE, 500), 100));
        for (long wait : new long[] {2_000, 2_000, 4_000, 8_000}) {
            String asked = server.next();
            assertThat(asked).startsWith("!HISTORY:").contains("\"before\":500");
            String ref = asked.replaceAll(".*\"ref\":([0-9]+).*", "$1");
            events.clear();
            server.sends("!FAULT:{\"code\":\"not_stored\",\"text\":\"The disk fails.\",\"ref\":" + ref
                    + ",\"retry_ms\":2000}");
            until(() -> news().contains(new TalkNews.NotYet(LOBBY)));
            assertThat(answers()).isEmpty();
            time.advanceMillis(wait - 1);
            server.expectsSilence();
            time.advanceMillis(1);
        }
        String ref = server.next().replaceAll(".*\"ref\":([0-9]+).*", "$1");
        events.clear();
        server.sends(
                "!FAULT:{\"code\":\"not_stored\",\"text\":\"The disk fails.\",\"ref\":" + ref + ",\"retry_ms\":1}");
        until(() -> news().contains(new TalkNews.NotYet(LOBBY)));
        server.hangsUp();
        until(() -> answers().size() == 1);
        assertThat(((Answer.Refused) answers().get(0)).code()).isEqualTo(Answer.Refused.OFFLINE);
    }

    @Test
    void a_number_that_is_taken_is_changed() throws IOException {
        up();
        link.say(1, LOBBY, TextKind.TEXT, "hello");
        long n = n(server.next(), "hello");
        server.sends("!FAULT:{\"code\":\"number_reused\",\"text\":\"That was another text.\",\"n\":" + n + "}");
        assertThat(n(server.next(), "hello")).isGreaterThan(n);
    }

    @Test
    void a_silent_server_is_asked_and_given_up_after_thirty_seconds() throws IOException {
        up();
        server.expectsSilence();
        events.clear();
        for (int second = 1; second < 30; second++) {
            time.advanceMillis(1_000);
            turns(2);
        }
        assertThat(heard(Event.LinkDown.class)).isZero();
        assertThat(heard(Event.RoundTrip.class)).as("it shows before").isGreaterThan(5);
        time.advanceMillis(1_000);
        turns(3);
        assertThat(heard(Event.LinkDown.class)).isEqualTo(1);
    }

    @Test
    void an_answered_ping_is_the_round_trip_and_pings_are_answered() throws IOException {
        up();
        until(() -> heard(Event.RoundTrip.class) == 0);
        server.sends("!PING:{\"t\":17}");
        server.expects("!PONG:{\"t\":17}");
        server.expectsSilence();
        for (int i = 0; i < 5; i++) {
            time.advanceMillis(20_000);
            server.sends("!NOTICE:{\"text\":\"still here\"}");
            server.expectsSilence();
        }
        assertThat(events).noneMatch(Event.LinkDown.class::isInstance);
    }

    @Test
    void the_name_comes_back_after_a_drop() throws IOException {
        up();
        link.ask(new Request.Nick("Zoë"));
        server.expects("!NICK:{\"ref\":1,\"name\":\"Zoë\"}");
        server.sends("!RENAMED:{\"was\":\"alice\",\"name\":\"Zoë\"}");
        until(() -> answers().size() == 1);
        assertThat(answers()).containsExactly(new Answer.Done(new Request.Nick("Zoë")));
        server.hangsUp();
        until(() -> heard(Event.LinkDown.class) == 1);
        time.advanceMillis(1_000);
        turns(3);
        assertThat(server.accepts()).as("by that it is known").startsWith("USERNAME:alice:{");
        server.welcomes("alice", "e1", 0, 0);
        assertThat(server.next()).as("after too long").isEqualTo("!NICK:{\"ref\":1,\"name\":\"Zoë\"}");
        server.sends("!RENAMED:{\"was\":\"alice\",\"name\":\"Zoë\"}");
        server.expectsSilence();
        comesBack();
        server.welcomes("Zoë", "e1", 0, 0);
        server.expectsSilence();
    }

    @Test
    void a_name_is_not_changed_while_a_line_is_on_its_way() throws IOException {
        up();
        link.say(1, LOBBY, TextKind.TEXT, "hello");
        long n = n(server.next(), "hello");
        link.ask(new Request.Nick("Zoë"));
        link.say(2, LOBBY, TextKind.TEXT, "later");
        server.expectsSilence();
        server.sends(said(1, "alice", n, "hello"));
        server.expects("!NICK:{\"ref\":1,\"name\":\"Zoë\"}");
        server.expectsSilence();
        server.sends("!FAULT:{\"code\":\"name_refused\",\"text\":\"Taken.\",\"ref\":1,\"suggestion\":\"Zoë2\"}");
        n(server.next(), "later");
        assertThat(answers())
                .containsExactly(new Answer.Refused(new Request.Nick("Zoë"), "name_refused", "Taken.", 0, "Zoë2"));
    }

    @Test
    void a_taken_name_is_asked_about_at_first_and_waited_for_after_a_drop() throws IOException {
        String taken = "!FAULT:{\"code\":\"name_taken\",\"text\":\"The name alice is taken.\",\"fatal\":true,"
                + "\"suggestion\":\"alice2\"}";
        link.connectNow();
        server.accepts();
        server.sends(taken);
        until(() -> heard(Event.LinkDown.class) == 1);
        assertThat(events).contains(new Event.NameRefused("alice", "The name alice is taken.", "alice2"));
        time.advanceMillis(100_000);
        turns(3);
        link.signInAs("alice2");
        assertThat(server.accepts()).startsWith("USERNAME:alice2:{");
        server.welcomes("alice2", "e1", 0, 0);
        until(() -> heard(Event.Ready.class) == 1);
        comesBack();
        events.clear();
        server.sends(taken);
        until(() -> heard(Event.LinkDown.class) == 1);
        assertThat(events.get(0)).isEqualTo(new Event.LinkDown("The name alice is taken", 2_000));
    }

    @Test
    void in_lines_and_under_the_login_name_the_suggestion_is_taken() throws IOException {
        link = new ServerLink(
                loop,
                ClientSettings.of("localhost", server.port(), "root").inLines(),
                installation,
                KnownWay.loopback(server.port()),
                () -> 0,
                LinkLog.NONE,
                events::add);
        link.connectNow();
        server.accepts();
        server.sends("!FAULT:{\"code\":\"bad_name\",\"text\":\"That name is reserved.\",\"fatal\":true,"
                + "\"suggestion\":\"guest-root\"}");
        assertThat(server.accepts()).startsWith("USERNAME:guest-root:{");
        assertThat(events)
                .contains(new Event.Received(
                        new ServerMessage.Notice("That name is reserved. You are called guest-root here.")))
                .noneMatch(Event.NameRefused.class::isInstance);
    }

    @Test
    void a_ban_is_final_and_a_crowd_is_waited_for_slowly() throws IOException {
        link.connectNow();
        server.accepts();
        server.sends("!FAULT:{\"code\":\"banned\",\"text\":\"You are banned.\",\"fatal\":true}");
        until(() -> heard(Event.LinkDown.class) == 1);
        assertThat(events).contains(new Event.Rejected("You are banned."));
        events.clear();
        link.connectNow();
        server.accepts();
        server.sends("!FAULT:{\"code\":\"too_many_clients\",\"text\":\"Eight are enough.\",\"fatal\":true}");
        until(() -> heard(Event.LinkDown.class) == 1);
        assertThat(events).contains(new Event.LinkDown("Eight are enough", 30_000));
    }

    @Test
    void what_is_asked_is_answered_once() throws IOException {
        up();
        link.ask(new Request.Join(OPS));
        server.expects("!JOIN:{\"ref\":1,\"room\":\"ops\"}");
        server.sends(
                "!OPEN:{\"room\":\"ops\",\"topic\":\"calm\",\"first\":1,\"last\":0,\"members\":1}",
                "!ROSTER:{\"room\":\"ops\",\"members\":[{\"name\":\"alice\"}],\"next\":2}");
        server.expects("!ROSTER:{\"ref\":2,\"room\":\"ops\",\"next\":2}");
        server.sends("!ROSTER:{\"room\":\"ops\",\"members\":[{\"name\":\"bob\"}]}");
        link.ask(new Request.SetTopic(OPS, "storm"));
        server.expects("!TOPIC:{\"ref\":3,\"room\":\"ops\",\"topic\":\"storm\"}");
        server.sends("!TOPIC:{\"room\":\"ops\",\"topic\":\"storm\",\"by\":\"alice\",\"at\":1}");
        Request.Page page = new Request.Page(LOBBY, new Span(Span.Edge.BEFORE, 10), 50);
        link.ask(page);
        server.expects("!HISTORY:{\"ref\":4,\"room\":\"lobby\",\"before\":10,\"limit\":50}");
        server.sends(page(4, 9, SessionScript.entry(9, "bob", BOBS, "old")));
        link.ask(new Request.Part(OPS));
        server.expects("!PART:{\"ref\":5,\"room\":\"ops\"}");
        server.sends("!LEFT:{\"room\":\"ops\",\"names\":[\"alice\"],\"reason\":\"parted\"}");
        until(() -> answers().size() == 4);
        assertThat(answers())
                .extracting(Answer::request)
                .containsExactly(
                        new Request.Join(OPS), new Request.SetTopic(OPS, "storm"), page, new Request.Part(OPS));
        assertThat(answers().get(2)).isInstanceOf(Answer.Page.class);
        assertThat(news()).contains(new TalkNews.Closed(new Place.InRoom(OPS), ""));
        assertThat(rosters()).containsExactly(RoomNews.Part.FIRST, RoomNews.Part.MORE);
    }

    @Test
    void no_more_is_asked_at_once_than_the_server_wants_and_all_is_refused_at_a_drop() throws IOException {
        up();
        for (int i = 0; i < 5; i++) {
            link.ask(new Request.Whois("bob" + i));
        }
        server.expects("!WHO:{\"ref\":1,\"name\":\"bob0\"}");
        server.next();
        server.next();
        server.expectsSilence();
        server.sends("!WHO:{\"ref\":2,\"name\":\"bob1\",\"rooms\":[]}");
        server.expects("!WHO:{\"ref\":4,\"name\":\"bob3\"}");
        server.hangsUp();
        until(() -> answers().size() == 5);
        assertThat(answers().subList(1, 5))
                .allSatisfy(
                        answer -> assertThat(((Answer.Refused) answer).code()).isEqualTo(Answer.Refused.OFFLINE));
    }

    @Test
    void a_private_talk_can_be_looked_for() throws IOException {
        up();
        link.ask(new Request.Talk("bob"));
        assertThat(server.next()).startsWith("!HISTORY:{\"ref\":1,\"to\":\"bob\",\"before\":9007199254740991,");
        server.sends("!PAGE:{\"ref\":1,\"to\":\"bob\",\"first\":3,\"last\":3,\"more\":true,\"entries\":["
                + SessionScript.entry(3, "bob", BOBS, "psst") + "]}");
        until(() -> answers().size() == 1);
        Place bob = new Place.With("bob");
        assertThat(news()).contains(new TalkNews.Opened(bob, "", 1, 3, 3, 0));
        assertThat(entries()).singleElement().extracting(Entries::place).isEqualTo(bob);
        server.sends("!SAID:{\"to\":\"alice\","
                + SessionScript.entry(4, "bob", BOBS, "hey").substring(1));
        until(() -> entries().size() == 2);
        assertThat(entries().get(1).place()).isEqualTo(bob);
    }

    @Test
    void read_positions_are_told_at_once_then_a_moment_later_and_again_after_a_drop() throws IOException {
        up();
        link.read(LOBBY, 3);
        server.expects("!READ:{\"room\":\"lobby\",\"seq\":3}");
        link.read(LOBBY, 4);
        link.read(LOBBY, 6);
        link.read(LOBBY, 5);
        server.expectsSilence();
        time.advanceMillis(ReadMarks.PAUSE_MILLIS);
        server.expects("!READ:{\"room\":\"lobby\",\"seq\":6}");
        comesBack();
        server.welcomes("alice", "e1", 0, 3);
        server.expects("!READ:{\"room\":\"lobby\",\"seq\":6}");
    }

    @Test
    void another_epoch_voids_all_positions_and_sends_what_is_unsent() throws IOException {
        up();
        link.say(1, LOBBY, TextKind.TEXT, "hello");
        long n = n(server.next(), "hello");
        comesBack();
        server.welcomes("alice", "e2", 0, 0);
        assertThat(n(server.next(), "hello")).isEqualTo(n);
        assertThat(news()).contains(new TalkNews.Voided());
    }

    @Test
    void leaving_waits_for_the_last_word_about_our_lines() throws IOException {
        up();
        link.say(1, LOBBY, TextKind.TEXT, "bye");
        long n = n(server.next(), "bye");
        List<String> done = new ArrayList<>();
        link.leave(5_000, () -> done.add("done"));
        server.expects("!DISCONNECT");
        server.sends(said(1, "alice", n, "bye"));
        turns(5);
        assertThat(done).isEmpty();
        assertThat(link.unsettled()).isZero();
        server.hangsUp();
        until(() -> !done.isEmpty());
    }

    private void begin(Speak speak) {
        installation = Installation.open(
                folder, ClientSettings.of("localhost", server.port(), "alice"), time.wallMillis(), sentence -> {
                    throw new AssertionError(sentence);
                });
        link = link(server.port(), speak);
    }

    private ServerLink link(int port, Speak speak) {
        return new ServerLink(
                loop,
                ClientSettings.of("localhost", port, "alice").speaking(speak),
                installation,
                KnownWay.loopback(port),
                () -> 0,
                LinkLog.NONE,
                events::add);
    }

    private void up() throws IOException {
        link.connectNow();
        server.accepts();
        server.welcomes("alice", "e1", 0, 0);
        until(() -> heard(Event.Ready.class) == 1);
        server.expectsSilence();
        events.clear();
    }

    /** The connection breaks and the client is there again. */
    private void comesBack() throws IOException {
        long before = heard(Event.LinkDown.class);
        server.hangsUp();
        until(() -> heard(Event.LinkDown.class) > before);
        time.advanceMillis(1_000);
        turns(3);
        server.accepts();
    }

    /** The number of a line that the client says. */
    private static long n(String body, String text) {
        assertThat(body).startsWith("!SAY:{\"n\":").endsWith(",\"room\":\"lobby\",\"text\":\"" + text + "\"}");
        return Long.parseLong(body.substring("!SAY:{\"n\":".length(), body.indexOf(',')));
    }

    private String tag(long n) {
        return Tag.of(installation.device(), n).hex();
    }

    private String said(long seq, String from, long n, String text) {
        return SessionScript.said(seq, from, tag(n), text);
    }

    private static String page(int ref, long seq, String entry) {
        return "!PAGE:{\"ref\":" + ref + ",\"room\":\"lobby\",\"first\":" + seq + ",\"last\":" + seq + ",\"entries\":["
                + entry + "]}";
    }

    private List<TalkNews> news() {
        List<TalkNews> news = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Talk talk) {
                news.add(talk.news());
            }
        }
        return news;
    }

    private List<Entries> entries() {
        return news().stream()
                .filter(Entries.class::isInstance)
                .map(Entries.class::cast)
                .toList();
    }

    private List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Answered answered) {
                answers.add(answered.answer());
            }
        }
        return answers;
    }

    private List<RoomNews.Part> rosters() {
        List<RoomNews.Part> parts = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Rooms rooms && rooms.news() instanceof RoomNews.Roster roster) {
                parts.add(roster.part());
            }
        }
        return parts;
    }

    private long heard(Class<? extends Event> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    private void until(BooleanSupplier condition) {
        for (int turn = 0; !condition.getAsBoolean(); turn++) {
            assertThat(turn).as("turns; heard so far: %s", events).isLessThan(TURNS_MAX);
            turn();
        }
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            turn();
        }
    }

    private void turn() {
        try {
            loop.turn(5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
