package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Key;
import chat.client.view.Grid;
import chat.client.view.Style;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private static final List<String> CLUSTERS = List.of("e\u0301", "\u65e5");

    /** What a terminal of 24 rows says to all of it. */
    private static final String ANSWERS =
            "\u001b[24;2R\u001b[24;3R\u001b[?1004;1$y\u001b[?2004;2$y\u001b[?2026;0$y\u001b[?5u"
                    + "\u001bP>|Kind of 1.2\u001b\\\u001b[?62;22;52c";

    private static final ProbeAnswers ALL = new ProbeAnswers(
            ProbeAnswers.End.ANSWERED,
            "Kind of 1.2",
            List.of(62, 22, 52),
            Map.of(1004, 1, 2004, 2, 2026, 0),
            OptionalInt.of(5),
            List.of(1, 2));

    private final List<ProbeAnswers> told = new ArrayList<>();
    private final Probe probe = new Probe(CLUSTERS, told::add);
    private final Keys keys = new Keys(probe::answered);
    private final List<Key> typed = new ArrayList<>();

    private void come(String bytes) {
        byte[] all = bytes.getBytes(StandardCharsets.UTF_8);
        keys.feed(all, 0, all.length, typed::add);
    }

    @Test
    void all_is_asked_in_one_go_in_the_last_row_with_the_question_that_everybody_answers_at_the_end() {
        String asked = new String(probe.question(24), StandardCharsets.UTF_8).replace("\u001b", "^");
        assertThat(asked)
                .isEqualTo("^[?25l^[24;1H^[m^[Ke\u0301^[6n^[24;1H^[m^[K\u65e5^[6n^[24;1H^[m^[K"
                        + "^[?1004$p^[?2004$p^[?2026$p^[?u^[>0q^[c");
    }

    @Test
    void on_a_single_row_nothing_is_measured_because_a_report_from_there_can_be_a_key() {
        assertThat(new String(probe.question(1), StandardCharsets.UTF_8)).doesNotContain("[6n");
        come("\u001b[1;2R\u001b[?62c");
        assertThat(told).singleElement().satisfies(answers -> {
            assertThat(answers.end()).isEqualTo(ProbeAnswers.End.ANSWERED);
            assertThat(answers.columns()).isEmpty();
        });
        assertThat(typed).containsExactly(new Key.Chord("S-F3"));
    }

    @Test
    void answers_are_put_together_from_any_pieces_with_keys_typed_between_them() {
        long seed = Long.getLong("seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<ProbeAnswers> heard = new ArrayList<>();
            List<Key> keyed = new ArrayList<>();
            Probe asking = new Probe(CLUSTERS, heard::add);
            byte[] question = asking.question(24);
            Keys cut = new Keys(asking::answered);
            StringBuilder wanted = new StringBuilder();
            StringBuilder mixed = new StringBuilder();
            for (String answer : ANSWERS.split("(?=\u001b[\\[P])", -1)) {
                if (random.nextInt(3) == 0) {
                    mixed.append((char) ('a' + random.nextInt(26)));
                    wanted.append(mixed.charAt(mixed.length() - 1));
                }
                mixed.append(answer);
            }
            byte[] all = mixed.toString().getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < all.length; ) {
                int end = Math.min(all.length, at + 1 + random.nextInt(9));
                cut.feed(all, at, end, keyed::add);
                at = end;
            }
            StringBuilder got = new StringBuilder();
            keyed.forEach(key -> got.append(((Key.Typed) key).text()));
            assertThat(question).isNotEmpty();
            assertThat(heard).as("seed %s, round %s", seed, round).containsExactly(ALL);
            assertThat(got).as("seed %s, round %s", seed, round).hasToString(wanted.toString());
        }
    }

    @Test
    void a_terminal_that_says_nothing_is_silent_when_the_time_is_up() {
        byte[] unused = probe.question(24);
        probe.timeIsUp();
        probe.timeIsUp();
        assertThat(told)
                .containsExactly(new ProbeAnswers(
                        ProbeAnswers.End.SILENT, "", List.of(), Map.of(), OptionalInt.empty(), List.of()));
        come(ANSWERS);
        assertThat(told).as("late answers change nothing").hasSize(1);
        assertThat(typed).as("and are no keys").isEmpty();
    }

    @Test
    void what_came_before_the_time_was_up_counts_but_widths_only_if_all_came() {
        byte[] unused = probe.question(24);
        come("\u001b[24;2R\u001b[?2004;1$y\u001bP>|Slow\u001b\\");
        probe.timeIsUp();
        assertThat(told).singleElement().satisfies(answers -> {
            assertThat(answers.end()).isEqualTo(ProbeAnswers.End.SILENT);
            assertThat(answers.name()).isEqualTo("Slow");
            assertThat(answers.mode(2004)).isEqualTo(1);
            assertThat(answers.mode(1004)).isZero();
            assertThat(answers.columns()).isEmpty();
        });
    }

    @Test
    void a_name_without_end_is_cut() {
        byte[] unused = probe.question(24);
        come("\u001bP>|" + "x".repeat(500) + "\u001b\\\u001b[?1c");
        assertThat(told)
                .singleElement()
                .satisfies(answers -> assertThat(answers.name()).hasSize(60));
    }

    @Test
    void the_screen_is_as_it_was_when_the_next_frame_is_shown() throws Exception {
        FakeTerminal terminal = new FakeTerminal(20, 4);
        try (Screen screen = Screen.on(terminal, Painter.Colors.SIXTEEN, new Silence())) {
            screen.enter();
            Grid grid = new Grid(20, 4);
            grid.put(0, 0, "above", Style.PLAIN);
            grid.put(3, 0, "[#lobby] draft", Style.PLAIN);
            grid.cursor(3, 14);
            screen.show(grid);
            String before = terminal.drawn();
            screen.ask(probe);
            assertThat(terminal.drawn()).isNotEqualTo(before);
            screen.show(grid);
            assertThat(terminal.drawn()).isEqualTo(before);
            assertThat(terminal.takeWritten()).endsWith("^[?25h");
            screen.answered(new Reply.Attributes(List.of(62)));
        }
        assertThat(told)
                .singleElement()
                .satisfies(answers -> assertThat(answers.end()).isEqualTo(ProbeAnswers.End.ANSWERED));
    }

    @Test
    void a_screen_that_is_not_ours_is_not_asked() throws Exception {
        FakeTerminal terminal = new FakeTerminal(20, 4);
        try (Screen screen = Screen.on(terminal, Painter.Colors.SIXTEEN, new Silence())) {
            screen.ask(probe);
        }
        assertThat(terminal.takeWritten()).isEmpty();
        assertThat(told).containsExactly(ProbeAnswers.NOT_ASKED);
    }

    /** Hears all and does nothing. */
    private static final class Silence implements Screen.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void bytes(byte[] bytes) {
            heard.add("bytes");
        }

        @Override
        public void hungUp() {
            heard.add("hung up");
        }

        @Override
        public void resized() {
            heard.add("resized");
        }

        @Override
        public void stopAsked() {
            heard.add("stop");
        }

        @Override
        public void continued() {
            heard.add("continued");
        }

        @Override
        public void endAsked(String signal) {
            heard.add(signal);
        }
    }
}
