package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Action;
import chat.client.model.Desk;
import chat.client.model.Event;
import chat.client.model.InputHistory;
import chat.client.model.Key;
import chat.client.model.Outbox;
import chat.client.model.Settings;
import chat.client.text.Clusters;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes, in whatever order, at whatever size: nothing throws and nothing grows beyond its limits. */
class RandomKeysTest {
    private static final String[] PIECES = {
        "a",
        " ",
        "hello",
        "é",
        "e\u0301",
        "美咲",
        "👨‍👩‍👧",
        "🇩🇪",
        "\u200d",
        "\u0301",
        "/",
        "//",
        "/me waves",
        "/msg bob x",
        "/clear",
        "/search hel",
        "!DISCONNECT",
        "!WHISPER:bob hi",
        "alice: ",
        "y",
        "n",
        "q",
        "https://example.org/a/very/long/way/to/somewhere?with=query&and=more",
        "\ud83d"
    };
    private static final String[] NAMES = {
        "bob", "carol", "美咲", "averyveryverylongnameindeedforanybody", "\u001b[31m", "", "alice", "x y"
    };

    @Test
    void nothing_throws_and_no_limit_is_passed() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("RandomKeysTest -Dseed=" + seed);
        Random random = new Random(seed);
        List<String> chords = new ArrayList<>(List.of("F9", "C-x", "Insert", "M-9", "Unknown"));
        for (Action action : Action.values()) {
            chords.addAll(action.chords());
        }
        for (int round = 0; round < 8; round++) {
            Desk desk = new Desk(1 + random.nextInt(150), 1 + random.nextInt(50), look(random));
            View view = new View();
            for (int i = 0; i < 400; i++) {
                String step = "seed " + seed + " round " + round + " step " + i;
                try {
                    desk.later(random.nextInt(900)).happens(event(random, chords));
                    if (random.nextInt(4) == 0) {
                        desk.delivered();
                        desk.effects.clear();
                    }
                    int columns = random.nextInt(3) > 0 ? desk.model.columns() : 1 + random.nextInt(300);
                    int rows = random.nextInt(3) > 0 ? desk.model.rows() : 1 + random.nextInt(100);
                    view.draw(desk.model, new Grid(columns, rows));
                } catch (RuntimeException e) {
                    throw new AssertionError(step + " " + desk.model.dialog(), e);
                }
                check(desk, step);
            }
        }
    }

    @Test
    void every_size_can_be_drawn() {
        Desk desk = new Desk(80, 24, Settings.Look.FULL);
        desk.happens(new Event.LinkUp()).people(NAMES);
        for (String piece : PIECES) {
            desk.hears("carol", piece + "\n" + piece).joins(piece).type(piece);
        }
        desk.press("Tab", "Tab");
        View view = new View();
        for (int columns = 1; columns <= 300; columns += columns < 130 ? 1 : 17) {
            for (int rows = 1; rows <= 100; rows += rows < 30 ? 1 : 13) {
                Grid grid = new Grid(columns, rows);
                view.draw(desk.model, grid);
                assertThat(grid.cursorShown()).as("%dx%d", columns, rows).isTrue();
            }
        }
    }

    private static void check(Desk desk, String step) {
        String draft = desk.draft();
        int cursor = desk.model.composer().input().cursor();
        assertThat(draft.getBytes(StandardCharsets.UTF_8).length).as(step).isLessThanOrEqualTo(Text.BYTES_MAX);
        assertThat(draft.split("\n", -1).length).as(step).isLessThanOrEqualTo(Text.LINES_MAX);
        assertThat(cursor == 0 || Clusters.next(draft, Clusters.previous(draft, cursor)) == cursor)
                .as("%s: cursor %d in the middle of a cluster of %s", step, cursor, draft)
                .isTrue();
        assertThat(desk.model.outbox().letters().size()
                        + desk.model.outbox().failed().size())
                .as(step)
                .isLessThanOrEqualTo(Outbox.LETTERS_MAX);
        assertThat(desk.model.composer().history().entries().size())
                .as(step)
                .isLessThanOrEqualTo(InputHistory.ENTRIES_MAX);
    }

    private static Event event(Random random, List<String> chords) {
        int what = random.nextInt(100);
        if (what < 30) {
            return new Event.Pressed(new Key.Typed(any(random, PIECES)));
        }
        if (what < 70) {
            return new Event.Pressed(new Key.Chord(chords.get(random.nextInt(chords.size()))));
        }
        if (what < 75) {
            String piece = any(random, PIECES) + (random.nextBoolean() ? "\r" : " ");
            return new Event.Pressed(new Key.Paste(piece.repeat(1 + random.nextInt(random.nextBoolean() ? 8 : 3000))));
        }
        if (what < 78) {
            return new Event.Pressed(
                    random.nextBoolean() ? new Key.Focus(random.nextBoolean()) : new Key.Wheel(random.nextInt(11) - 5));
        }
        if (what < 93) {
            return new Event.Received(message(random));
        }
        return switch (random.nextInt(8)) {
            case 0 -> new Event.Resized(random.nextInt(200), random.nextInt(60));
            case 1 -> new Event.Connecting();
            case 2, 3 -> new Event.LinkUp();
            case 4 -> new Event.LinkDown("Lost " + random.nextInt(3), random.nextInt(5) - 1);
            case 5 -> new Event.Rejected("No");
            case 6 -> new Event.Tick();
            default -> new Event.Flushed(random.nextInt(500));
        };
    }

    private static ServerMessage message(Random random) {
        String name = any(random, NAMES);
        String text = any(random, PIECES).repeat(1 + random.nextInt(20)) + any(random, PIECES);
        return switch (random.nextInt(7)) {
            case 0 -> new ServerMessage.Joined(name);
            case 1 -> new ServerMessage.Left(name);
            case 2 -> new ServerMessage.UserList(List.of(NAMES).subList(0, random.nextInt(NAMES.length + 1)));
            case 3 -> new ServerMessage.Notice(random.nextBoolean() ? text : "Hm. You are called " + name + " here.");
            case 4 -> new ServerMessage.Whispered(name, text);
            default ->
                new ServerMessage.Said(name, random.nextInt(5) == 0 ? "* " + name + " " + text : text + "\n\t" + text);
        };
    }

    private static Settings.Look look(Random random) {
        return new Settings.Look(
                random.nextBoolean() ? Settings.Letters.UNICODE : Settings.Letters.ASCII,
                random.nextBoolean() ? Settings.Colours.SIXTEEN : Settings.Colours.NONE);
    }

    private static String any(Random random, String[] of) {
        return of[random.nextInt(of.length)];
    }
}
