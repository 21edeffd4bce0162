package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.PlainApp.Patience;
import chat.client.model.Model;
import chat.client.model.Settings;
import chat.client.model.SlashCommand;
import chat.net.EventLoop;
import chat.net.TimeSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.server.ChatServer;
import chat.server.EventLog;
import chat.server.ServerSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client in lines against the real server in the session profile: rooms and private talk by commands, told in words. */
class PlainSessionTest {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final TimeSource time = TimeSource.system();

    @TempDir
    Path folder;

    private ChatServer server;
    private EventLoop loop;

    @BeforeEach
    void open() throws IOException {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new ChatServer(
                new ServerSettings(anywhere, new FrameHeader(64), Limits.DEFAULT, Name.Alphabet.ANY_ONE_SCRIPT),
                time,
                EventLog.silent());
        Thread thread = new Thread(this::serve, "plain-session-server");
        thread.setDaemon(true);
        thread.start();
        loop = new EventLoop(time);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        server.close();
    }

    @Test
    void talk_in_the_lobby_is_told_to_the_others_and_once() {
        Person alice = new Person("alice");
        Person bob = new Person("bob");
        alice.types("hello");
        bob.hears("alice: hello");
        bob.types("/me waves");
        alice.hears("* bob waves");
        assertThat(alice.told()).doesNotContain("alice: hello");
        assertThat(alice.times("bob waves")).isEqualTo(1);
        assertThat(bob.told()).doesNotContain("waves\n");
    }

    @Test
    void what_is_said_elsewhere_says_where() {
        Person alice = new Person("alice");
        Person bob = new Person("bob");
        alice.types("/join #ops");
        alice.hears("You are in #ops now.");
        bob.types("/join #ops");
        alice.hears("bob joined.");
        bob.hears("You are in #ops now.");
        bob.types("/win lobby");
        bob.hears("You are in #lobby now.");
        bob.types("in the lobby");
        alice.hears("#lobby bob: in the lobby");
        alice.types("in ops");
        bob.hears("#ops alice: in ops");
        alice.types("/topic storm");
        bob.hears("storm");
    }

    @Test
    void private_talk_is_a_whisper() {
        Person alice = new Person("alice");
        Person bob = new Person("bob");
        alice.types("/msg bob psst");
        bob.hears("alice whispers: psst");
        bob.types("/msg alice what?");
        alice.hears("bob whispers: what?");
    }

    @Test
    void rooms_can_be_listed_and_words_found() {
        Person alice = new Person("alice");
        alice.types("the cat sat");
        alice.types("/join #ops");
        alice.hears("You are in #ops now.");
        alice.types("/list");
        alice.hears("#lobby");
        alice.types("/search cat");
        alice.hears("#lobby alice: the cat sat");
    }

    @Test
    void a_newcomer_is_told_the_last_unread_lines_and_a_second_client_the_lines_of_the_first() {
        Person alice = new Person("alice");
        Person again = new Person("alice");
        alice.types("from the first");
        again.hears("alice: from the first");
        assertThat(again.times("from the first")).isEqualTo(1);
        Person third = new Person("alice");
        alice.types("for the third");
        third.hears("alice: for the third");
        assertThat(third.times("Connected to")).isEqualTo(1);
    }

    @Test
    void what_leads_somewhere_on_the_full_screen_is_told() {
        Person alice = new Person("alice");
        Person carol = new Person("carol");
        for (int i = 1; i <= 30; i++) {
            alice.types("line " + i + ".");
        }
        carol.hears("alice: line 30.");
        Person bob = new Person("bob");
        bob.hears("alice: line 30.");
        bob.types("/history 3");
        bob.hears("alice: line 10.");
        assertThat(bob.told()).contains("alice: line 8.").doesNotContain("line 7.");
        bob.types("/history 2");
        bob.hears("alice: line 7.");
        assertThat(bob.told()).contains("alice: line 6.").doesNotContain("line 5.");
        assertThat(bob.times("line 8.")).isEqualTo(1);
        bob.types("/history 100");
        bob.hears("alice: line 1.");
        bob.types("/history");
        bob.hears("There is nothing older.");
        bob.types("/goto 0:00");
        until(bob, () -> bob.times("line 10.") == 2);
        assertThat(bob.times("line 28.")).isEqualTo(1);
        bob.types("hello alice");
        alice.types("hello bob");
        bob.hears("alice: hello bob");
        bob.types("/mentions");
        assertThat(bob.times("alice: hello bob")).isEqualTo(2);
        bob.types("/quote");
        bob.hears("Quoted; it is sent with the line that you type next.");
        bob.types("yes");
        alice.hears("bob: > hello bob");
        assertThat(alice.told()).contains("      yes");
        bob.types("/quote");
        bob.types("/names");
        bob.types("alone");
        alice.hears("bob: alone");
        assertThat(bob.times("3 here: alice, bob (you), carol.")).isEqualTo(1);
    }

    @Test
    void every_command_is_answered_in_lines() {
        Person alice = new Person("alice");
        Person bob = new Person("bob");
        bob.types("hello alice");
        alice.hears("hello alice");
        for (SlashCommand command : SlashCommand.values()) {
            int before = alice.told().length();
            alice.types(("/" + command.word() + " " + arguments(command)).strip());
            if (command == SlashCommand.QUIT) {
                until(alice, alice.app::ended);
            } else {
                until(alice, () -> alice.told().length() > before);
                assertThat(alice.told().substring(before))
                        .as("/%s", command.word())
                        .doesNotContain("There is no command", "needs the full screen");
            }
        }
    }

    /** Something that it can do, and whose answer is heard. */
    private String arguments(SlashCommand command) {
        return switch (command) {
            case JOIN -> "#ops";
            case PART -> "#lobby";
            case INVITE, QUERY, WHOIS, IGNORE, UNIGNORE -> "bob";
            case MSG -> "bob";
            case ME -> "";
            case NICK -> "x y";
            case TOPIC -> "storm";
            case WIN -> "lobby";
            case SEARCH -> "hello";
            case GOTO -> "0:00";
            case SAVE -> "1 " + folder.resolve("saved");
            case BIND -> "F5";
            case UNBIND -> "F5";
            case THEME, TZ, EVENTS, NOTIFY, BELL, SET, HISTORY, COPY, QUOTE, CLOSE -> "";
            default -> "";
        };
    }

    @Test
    void times_and_comings_are_told_as_is_set() {
        Person alice = new Person("alice");
        alice.types("/tz Asia/Tokyo");
        alice.types("/set time none");
        alice.hears("time is none now, and was auto.");
        alice.types("/events hidden");
        Person bob = new Person("bob");
        bob.types("here");
        alice.hears("\nbob: here");
        assertThat(alice.told()).doesNotContain("bob joined");
    }

    @Test
    void a_pipe_ends_when_all_is_confirmed() {
        Person bob = new Person("bob");
        Person pipe = new Person("alice");
        for (int i = 0; i < 5; i++) {
            pipe.types("line " + i);
        }
        pipe.app.inputEnded();
        until(pipe, pipe.app::ended);
        assertThat(pipe.app.outcome()).isEqualTo(Outcome.LEFT);
        bob.hears("alice: line 4");
    }

    private void serve() {
        try {
            server.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void until(Person who, java.util.function.BooleanSupplier done) {
        long start = time.nanos();
        while (!done.getAsBoolean()) {
            try {
                loop.turn(5);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (time.nanos() - start > DEADLINE_NANOS) {
                throw new AssertionError("not in time; " + who.name + " was told:\n" + who.told());
            }
        }
    }

    /** Somebody at a client in lines. */
    private final class Person {
        final String name;
        final PlainApp app;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Person(String name) {
            this.name = name;
            InetSocketAddress address = server.address();
            Settings settings =
                    new Settings(name, "localhost:" + address.getPort(), ZoneOffset.UTC, Settings.Look.FULL, "test");
            Ways resolver = KnownWay.to(address);
            app = new PlainApp(
                    loop,
                    new PrintStream(bytes, true, StandardCharsets.UTF_8),
                    new PlainInput(InputStream.nullInputStream(), PlainApp.LINES_AHEAD_MAX),
                    Patience.FOR_EVER,
                    Model.start(settings, 80, 24, time.wallMillis()),
                    events -> new ServerLink(
                            loop,
                            ClientSettings.of("localhost", address.getPort(), name)
                                    .inLines(),
                            install(),
                            resolver,
                            () -> 0,
                            LinkLog.NONE,
                            events));
            app.start();
            hears("Connected to");
        }

        /** Of one installation all, so that the server knows clients of one name for one user. */
        private Installation install() {
            ClientSettings settings =
                    ClientSettings.of("localhost", server.address().getPort(), name);
            return Installation.open(folder, settings, time.wallMillis(), sentence -> {
                throw new AssertionError(sentence);
            });
        }

        void types(String line) {
            app.typed(line);
        }

        void hears(String words) {
            until(this, () -> told().contains(words));
        }

        int times(String words) {
            return told().split(java.util.regex.Pattern.quote(words), -1).length - 1;
        }

        String told() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
