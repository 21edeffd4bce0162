package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order, with a server that keeps its word: see {@link TalkRules} for what always holds. */
class RandomTalksTest {
    private static final String[] CHORDS = {
        "Enter", "M-1", "M-2", "M-3", "M-4", "C-n", "C-p", "M-a", "M-/", "PgUp", "PgDn", "C-Home", "C-End", "M-u",
        "M-p", "M-o", "Up", "Down", "C-u", "C-y", "Esc", "F1", "C-c", "M-="
    };
    private static final String[] COMMANDS = {
        "/close",
        "/close now",
        "/query bob",
        "/join ops",
        "/resend",
        "/history 7",
        "/goto 12:51",
        "/win 2",
        "/clear",
        "/msg carol hi",
        "/part",
        "/me waves",
        "/search line",
        "/list"
    };

    @Test
    void the_rules_hold_after_every_event_and_in_the_end_all_is_here() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("RandomTalksTest -Dseed=" + seed);
        for (int round = 0; round < 60; round++) {
            Random random = new Random(seed + round);
            ScriptedTalks server = new ScriptedTalks(random);
            Desk desk = server.desk();
            String where = "seed " + (seed + round);
            try {
                for (int step = 0; step < 300; step++) {
                    where = "seed " + (seed + round) + " step " + step;
                    step(desk, server, random);
                }
                where = "seed " + (seed + round) + " in the end";
                end(desk, server);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(where + ": " + e.getMessage(), e);
            }
        }
    }

    /** The rules are rules: each planted fault breaks one. */
    @Test
    void a_model_that_breaks_a_rule_is_found_out() {
        Desk desk = new ScriptedTalks(new Random(1)).desk().type("draft");
        Model good = desk.model;
        TalkRules.check(good, good, TalkRules.By.THE_SERVER);
        List<Model> bad = new ArrayList<>();
        bad.add(good.windows(good.windows().show(2)));
        bad.add(good.input(InputLine.EMPTY));
        Window ops = desk.window("ops");
        bad.add(good.window(ops.read(ops.readLine(), ops.unread().more(1, 0))));
        bad.add(good.window(ops.talk(ops.talk().last(ops.talk().last() + 1))));
        Model said = new Desk(80, 24, Settings.Look.FULL).type("hi").press("Enter").model;
        bad.add(said.outbox(Outbox.EMPTY));
        bad.add(said.window(said.window().log(ChatLog.EMPTY)));
        for (int i = 0; i < bad.size(); i++) {
            Model model = bad.get(i);
            Model before = i < 2 ? good : model;
            assertThat(broken(before, model)).as("planted fault %d", i).isTrue();
        }
    }

    private static boolean broken(Model before, Model after) {
        try {
            TalkRules.check(before, after, TalkRules.By.THE_SERVER);
            return false;
        } catch (AssertionError found) {
            return true;
        }
    }

    private static void step(Desk desk, ScriptedTalks server, Random random) {
        Model before = desk.model;
        int what = random.nextInt(100);
        TalkRules.By by = what < 45 ? TalkRules.By.THE_USER : TalkRules.By.THE_SERVER;
        if (what < 20) {
            desk.press(CHORDS[random.nextInt(CHORDS.length)]);
        } else if (what < 30) {
            desk.happens(new Event.Pressed(new Key.Typed(random.nextBoolean() ? "words " : "alice")));
        } else if (what < 35) {
            desk.press("C-u").type(COMMANDS[random.nextInt(COMMANDS.length)]).press("Enter");
            before = desk.model; // several keys
        } else if (what < 43) {
            desk.type("said " + random.nextInt(100)).press("Enter");
            before = desk.model;
        } else if (what < 45) {
            desk.focus(random.nextBoolean());
        } else {
            server.act();
        }
        server.taken();
        TalkRules.check(before, desk.model, by);
        server.check();
    }

    /** Everything arrives, and whoever scrolls up sees all of it, if they wait for what they ask for. */
    private static void end(Desk desk, ScriptedTalks server) {
        desk.press("Esc", "C-c", "Esc").focus(true);
        server.comeBack();
        settled(server);
        for (Window window : desk.model.windows().all()) {
            desk.press("Esc", "C-u"); // after Esc alone a character would be a chord
            if (!desk.draft().isEmpty()) {
                desk.press("C-c"); // of however many lines
            }
            desk.type("/win " + window.number()).press("Enter");
            desk.press("C-End");
            settled(server);
            for (int i = 0; i < 60; i++) {
                desk.press("PgUp");
                settled(server);
            }
        }
        assertThat(desk.model.outbox().letters()).isEmpty();
        server.checkWhole();
    }

    private static void settled(ScriptedTalks server) {
        server.taken();
        for (int i = 0; i < 400 && !server.idle(); i++) {
            server.settle();
        }
        assertThat(server.idle()).isTrue();
    }
}
