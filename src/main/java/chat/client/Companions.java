package chat.client;

import chat.client.ClientSettings.Speak;
import chat.client.model.Event;
import chat.net.EventLoop;
import chat.net.TimeSource;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.TextKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The two who talk in the demonstration: ordinary clients in the legacy profile, on sockets and a loop thread of their own.
 * They greet whoever comes, say their lines and answer when spoken to. They know nothing that a person at a client would
 * not see.
 */
public final class Companions implements AutoCloseable {
    private static final String MAYA = "maya";
    private static final String TOMAS = "tomas";

    /** So long after a remark comes the answer, ms. */
    private static final long ANSWER_MILLIS = 900;

    private static final List<Line> SCRIPT = List.of(
            new Line(300, MAYA, "hi %s, welcome! This is a real server, on this machine only"),
            new Line(1_500, TOMAS, "morning, all"),
            new Line(2_300, MAYA, "morning tomas! build 4812 is green, web2 is still draining"),
            new Line(3_300, TOMAS, "%s: a line with your name in it is marked, like this one"),
            new Line(4_300, MAYA, "type something and press Enter; Alt+Enter begins a new line, F1 shows all the keys"),
            new Line(5_200, TOMAS, "* tomas fetches coffee ☕"),
            new Line(8_000, MAYA, "wide characters keep the columns straight: 日本語, 한국어, 🎉"),
            new Line(13_000, TOMAS, "/msg maya hello  whispers to maya alone, and /quit leaves"));

    private static final List<String> ANSWERS = List.of(
            "that came through: one write on your side, one read on mine",
            "try Up: it brings back what you typed before",
            "try a name's first letters and Tab",
            "make the window narrow, then wide again: nothing gets lost",
            "paste twenty lines: they stay one message",
            "leave with /quit, or Ctrl+C twice and y: the terminal comes back as it was");

    private final ClientSettings guest;
    private final EventLoop loop;
    private final Companion maya;
    private final Companion tomas;
    private final Thread thread;
    private int answers;
    private boolean greeted;

    private record Line(long atMillis, String who, String text) {}

    private Companions(ClientSettings guest) throws IOException {
        this.guest = guest;
        this.loop = new EventLoop(TimeSource.system());
        this.maya = new Companion(MAYA);
        this.tomas = new Companion(TOMAS);
        this.thread = new Thread(this::run, "chat-demo-companions");
        this.thread.setDaemon(true);
    }

    /** Two who will talk to this guest, in the chat that the guest's settings name. */
    public static Companions join(ClientSettings guest) throws IOException {
        return new Companions(guest);
    }

    /** They come in: one now, the other when the guest is there. */
    public void start() {
        loop.execute(maya::come);
        thread.start();
    }

    /** They vanish. */
    @Override
    public void close() {
        loop.stop();
    }

    private void run() {
        try (loop) {
            loop.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void greet(String name) {
        if (greeted) {
            return;
        }
        greeted = true;
        loop.after(900, tomas::come);
        for (Line line : SCRIPT) {
            Companion who = line.who().equals(MAYA) ? maya : tomas;
            loop.after(line.atMillis(), () -> who.say(line.text().replace("%s", name)));
        }
    }

    /** Something was said where maya hears it, by somebody who is no companion. */
    private void answer(String from, String text) {
        Companion who = text.contains(TOMAS) ? tomas : maya;
        String words = ANSWERS.get(answers++ % ANSWERS.size());
        loop.after(ANSWER_MILLIS, () -> who.say(from + ": " + words));
    }

    private static boolean companion(String name) {
        return name.equals(MAYA) || name.equals(TOMAS);
    }

    /** One of the two. */
    private final class Companion implements Consumer<Event>, ServerMessage.Receiver<Companion> {
        private final String name;
        private final ServerLink link;
        private long sent;

        Companion(String name) {
            this.name = name;
            ClientSettings settings = ClientSettings.of(guest.server(), name).speaking(Speak.LEGACY);
            this.link = new ServerLink(
                    loop,
                    settings,
                    Installation.inMemory(loop.wallMillis()),
                    new WayFinder(loop, null, null),
                    Math::random,
                    LinkLog.NONE,
                    this);
        }

        void come() {
            link.connectNow();
        }

        void say(String text) {
            link.say(++sent, new Place.InRoom(RoomName.LOBBY), TextKind.TEXT, text);
        }

        @Override
        public void accept(Event event) {
            if (event instanceof Event.Received received) {
                received.message().accept(this);
            }
        }

        @Override
        public Companion said(ServerMessage.Said message) {
            if (name.equals(MAYA) && !companion(message.from())) {
                answer(message.from(), message.text());
            }
            return this;
        }

        @Override
        public Companion joined(ServerMessage.Joined message) {
            if (name.equals(MAYA) && !companion(message.name())) {
                greet(message.name());
            }
            return this;
        }

        @Override
        public Companion left(ServerMessage.Left message) {
            return this;
        }

        /** The guest may have come before maya. */
        @Override
        public Companion userList(ServerMessage.UserList message) {
            if (name.equals(MAYA)) {
                message.names().stream()
                        .filter(member -> !companion(member))
                        .findFirst()
                        .ifPresent(Companions.this::greet);
            }
            return this;
        }

        @Override
        public Companion whispered(ServerMessage.Whispered message) {
            String reply = "psst, " + message.from() + ": nobody else saw that";
            Place to = new Place.With(message.from());
            loop.after(ANSWER_MILLIS, () -> link.say(++sent, to, TextKind.TEXT, reply));
            return this;
        }

        @Override
        public Companion notice(ServerMessage.Notice message) {
            return this;
        }
    }
}
