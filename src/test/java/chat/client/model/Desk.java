package chat.client.model;

import chat.protocol.ServerMessage;
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
        Settings settings = new Settings("alice", "localhost", 5050, ZoneOffset.ofHours(1), look, "chat 0.1.0");
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
            if (effect instanceof Effect.Send send) {
                happens(new Event.Flushed(send.id()));
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

    public List<Effect.Send> sent() {
        List<Effect.Send> sent = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send send) {
                sent.add(send);
            }
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
