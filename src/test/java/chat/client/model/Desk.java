package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.ClientMessage;
import chat.protocol.Entry;
import chat.protocol.Member;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.SessionLimits;
import chat.protocol.Tag;
import chat.protocol.TextKind;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody at a client, for tests: presses keys, hears the server, sees models and effects; the clock is turned by
 * hand.
 */
public final class Desk {
    /** Mon 23 Nov 2026, 12:51:00 where the user sits, an hour east of Greenwich. */
    public static final long START_MILLIS = 1_795_434_660_000L;

    public Model model;
    public final List<Effect> effects = new ArrayList<>();
    public long nowMillis = START_MILLIS;

    public Desk(int columns, int rows, Settings.Look look) {
        Settings settings = new Settings("alice", "localhost:5050", ZoneOffset.ofHours(1), look, "chat 0.1.0");
        model = Model.start(settings, columns, rows, nowMillis);
    }

    /** A connected client of alice's with bob and carol there, at 80x24. */
    public static Desk connected() {
        Desk desk = new Desk(80, 24, Settings.Look.FULL);
        desk.happens(new Event.LinkUp());
        desk.people("alice", "bob", "carol");
        return desk;
    }

    public Desk happens(Event event) {
        Step step = Update.update(model, event, nowMillis);
        model = step.model();
        effects.addAll(step.effects());
        return this;
    }

    /** Chords by name, one after another. */
    public Desk press(String... chords) {
        for (String chord : chords) {
            happens(new Event.Pressed(new Key.Chord(chord)));
        }
        return this;
    }

    /** Character by character, as a person does. */
    public Desk type(String text) {
        text.codePoints().forEach(c -> happens(new Event.Pressed(new Key.Typed(Character.toString(c)))));
        return this;
    }

    public Desk paste(String text) {
        return happens(new Event.Pressed(new Key.Paste(text)));
    }

    public Desk focus(boolean in) {
        return happens(new Event.Pressed(new Key.Focus(in)));
    }

    /** Types a line and sends it; it leaves at once if there is a connection. */
    public Desk says(String text) {
        type(text).press("Enter");
        return delivered();
    }

    /** All that was sent so far has left. */
    public Desk delivered() {
        for (Effect effect : List.copyOf(effects)) {
            if (effect instanceof Effect.Say say
                    && !model.link().hasRooms()
                    && model.link().up()) {
                happens(new Event.Flushed(say.id()));
            }
        }
        return this;
    }

    public Desk hears(String from, String text) {
        return receives(new ServerMessage.Said(from, text));
    }

    public Desk people(String... names) {
        return receives(new ServerMessage.UserList(List.of(names)));
    }

    public Desk joins(String name) {
        return receives(new ServerMessage.Joined(name));
    }

    public Desk leaves(String name) {
        return receives(new ServerMessage.Left(name));
    }

    public Desk receives(ServerMessage message) {
        return happens(new Event.Received(message));
    }

    /** A client of alice's on a server of the session profile, with the lobby open and bob and carol in it, at 80x24. */
    public static Desk session() {
        return session(80, 24, Settings.Look.FULL);
    }

    public static Desk session(int columns, int rows, Settings.Look look) {
        Desk desk = new Desk(columns, rows, look);
        desk.welcomed().opens("lobby", 0, 0).roster("lobby", "alice", "bob", "carol");
        return desk.happens(new Event.Ready());
    }

    public Desk welcomed() {
        SessionLimits limits = new SessionLimits(16_384, 200, 33_792, 200, 64, 16, 15, 30);
        happens(new Event.LinkUp());
        return happens(new Event.Welcomed("alice", false, false, "chat", "", limits, nowMillis));
    }

    /** A place by how people write it: {@code #ops} and {@code ops} are a room, {@code @bob} is the talk with bob. */
    public static Place place(String name) {
        return name.startsWith("@")
                ? new Place.With(name.substring(1))
                : new Place.InRoom(new RoomName(name.startsWith("#") ? name.substring(1) : name));
    }

    public Desk opens(String where, long last, long read) {
        return news(new TalkNews.Opened(place(where), "", 1, last, read, where.startsWith("@") ? 0 : 3));
    }

    public Desk roster(String room, String... names) {
        List<Member> members = new ArrayList<>();
        for (String name : names) {
            members.add(new Member(name, false, Member.Role.USER, ""));
        }
        return happens(
                new Event.Rooms(new RoomNews.Roster(new RoomName(room), RoomNews.Part.FIRST, List.copyOf(members))));
    }

    public Desk news(TalkNews news) {
        return happens(new Event.Talk(news));
    }

    /** Somebody else says something, now. */
    public Desk live(String where, long seq, String from, String text) {
        return entries(where, TalkNews.Origin.LIVE, heard(seq, from, text, 0));
    }

    /** The server has our line, as it says to all. */
    public Desk acknowledges(String where, long seq, long id, String text) {
        entries(where, TalkNews.Origin.LIVE, heard(seq, "alice", text, id));
        return news(new TalkNews.ReadTo(place(where), seq));
    }

    public Desk replays(String where, TalkNews.Heard... lines) {
        return entries(where, TalkNews.Origin.REPLAY, lines);
    }

    public Desk entries(String where, TalkNews.Origin origin, TalkNews.Heard... lines) {
        long first = lines[0].entry().seq();
        long last = lines[lines.length - 1].entry().seq();
        return news(new TalkNews.Entries(place(where), origin, first, last, List.of(lines)));
    }

    /** The page that was asked for last, with all that the server would have in it. */
    public Desk page(boolean more, TalkNews.Heard... lines) {
        List<Request.Page> pages = new ArrayList<>();
        for (Request asked : asked()) {
            if (asked instanceof Request.Page page) {
                pages.add(page);
            }
        }
        assertThat(pages).as("pages asked for among %s", effects).isNotEmpty();
        Request.Page request = pages.get(pages.size() - 1);
        long first = lines.length == 0 ? 0 : lines[0].entry().seq();
        long last = lines.length == 0 ? 0 : lines[lines.length - 1].entry().seq();
        TalkNews.Entries entries =
                new TalkNews.Entries(request.place(), TalkNews.Origin.ASKED, first, last, List.of(lines));
        return answers(new Answer.Page(request, entries, more));
    }

    public Desk answers(Answer answer) {
        return happens(new Event.Answered(answer));
    }

    /** What {@code from} to {@code to} say: line n says {@code line n}, by bob. */
    public TalkNews.Heard[] lines(long from, long to) {
        List<TalkNews.Heard> lines = new ArrayList<>();
        for (long seq = from; seq <= to; seq++) {
            lines.add(heard(seq, "bob", "line " + seq, 0));
        }
        return lines.toArray(TalkNews.Heard[]::new);
    }

    public TalkNews.Heard heard(long seq, String from, String text, long id) {
        return heard(seq, from, text, id, TextKind.TEXT);
    }

    public TalkNews.Heard heard(long seq, String from, String text, long id, TextKind kind) {
        Entry entry = new Entry(seq, nowMillis, from, false, new Tag("0123456789abcdef"), kind, text);
        boolean own = from.equals(model.self());
        return new TalkNews.Heard(entry, own ? TalkNews.Speaker.OWN : TalkNews.Speaker.OTHER, id);
    }

    /** What was said, by id. */
    public List<Effect.Say> said() {
        return some(Effect.Say.class);
    }

    public List<Effect.Read> read() {
        return some(Effect.Read.class);
    }

    public List<Request> asked() {
        List<Request> asked = new ArrayList<>();
        for (Effect.Ask ask : some(Effect.Ask.class)) {
            asked.add(ask.request());
        }
        return asked;
    }

    /** The window of a place; fails if there is none. */
    public Window window(String where) {
        Window window = model.windows().of(place(where));
        if (window == null) {
            throw new AssertionError("no window of " + where + " among " + model.windows());
        }
        return window;
    }

    private <T extends Effect> List<T> some(Class<T> kind) {
        List<T> some = new ArrayList<>();
        for (Effect effect : effects) {
            if (kind.isInstance(effect)) {
                some.add(kind.cast(effect));
            }
        }
        return some;
    }

    public Desk resizes(int columns, int rows) {
        return happens(new Event.Resized(columns, rows));
    }

    public Desk later(long millis) {
        nowMillis += millis;
        return this;
    }

    /** At this minute of the day on which it all began. */
    public Desk at(int hour, int minute) {
        nowMillis = START_MILLIS + ((hour - 12) * 60L + minute - 51) * 60_000;
        return this;
    }

    public String draft() {
        return model.composer().input().text();
    }

    public String hint() {
        return model.dialog().hint();
    }

    /** The log as text: each row that would show in a pane that is high enough, 80x24's width. */
    public List<String> log() {
        LineFormat format = Layout.of(model).format();
        List<String> rows = new ArrayList<>();
        for (Row row : Viewport.of(model.window(), format, 10_000).rows()) {
            rows.add(text(row));
        }
        return rows;
    }

    /** What of the log shows now. */
    public List<String> shown() {
        Layout layout = Layout.of(model);
        List<String> rows = new ArrayList<>();
        for (Row row :
                Viewport.of(model.window(), layout.format(), layout.logRows()).rows()) {
            rows.add(text(row));
        }
        return rows;
    }

    /** What was said, as a server of the legacy profile gets it. */
    public List<ClientMessage> sent() {
        List<ClientMessage> sent = new ArrayList<>();
        for (Effect.Say say : said()) {
            String text = say.kind() == TextKind.ACTION ? "* " + model.self() + " " + say.text() : say.text();
            sent.add(
                    say.place() instanceof Place.With with
                            ? new ClientMessage.Whisper(with.name(), text)
                            : new ClientMessage.Say(text));
        }
        return sent;
    }

    private static String text(Row row) {
        Row.Head head = row.head();
        String before = head.time() + head.mark() + head.name() + head.after();
        return (row.part() == Row.Part.TEXT && before.isEmpty() ? " ".repeat(row.column()) : before)
                + row.text()
                + row.tail();
    }
}
