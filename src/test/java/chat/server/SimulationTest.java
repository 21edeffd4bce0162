package chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Seeded runs of the whole server. {@code -Dsim.seeds=N} sets how many, {@code -Dseed=S} runs that one alone, {@code -Dsim.events=N} how
 * long each is.
 */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("sim.seeds", 2000);
    private static final int EVENTS = Integer.getInteger("sim.events", 1000);

    /** So many runs at most until a planted bug shows. */
    private static final int PLANTED_SEEDS_MAX = 100;

    @Test
    void whatever_the_clients_do_all_hear_the_same_and_nothing_is_left_behind() {
        Long only = Long.getLong("seed");
        long first = only == null ? 1 : only;
        long last = only == null ? SEEDS : only;
        LongStream.rangeClosed(first, last).parallel().forEach(SimulationTest::run);
    }

    @Test
    void the_same_seed_gives_the_same_run() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(run(seed)).as("seed %d", seed).isEqualTo(run(seed));
        }
        assertThat(run(1)).isNotEqualTo(run(2));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_bug_that_is_planted_in_the_run_is_noticed_and_named(PlantedBug bug) {
        for (long seed = 1; seed <= PLANTED_SEEDS_MAX; seed++) {
            try {
                run(seed, bug);
            } catch (AssertionError noticed) {
                assertThat(String.valueOf(noticed.getCause()))
                        .as("of seed %d", seed)
                        .containsAnyOf(bug.symptoms());
                return;
            }
        }
        throw new AssertionError(bug + " was not noticed in " + PLANTED_SEEDS_MAX + " runs");
    }

    private static long run(long seed) {
        return run(seed, PlantedBug.NONE);
    }

    private static long run(long seed, PlantedBug bug) {
        try (Simulation simulation = new Simulation(seed, bug)) {
            for (int event = 0; event < EVENTS; event++) {
                simulation.step();
            }
            simulation.finish();
            return simulation.trace();
        } catch (AssertionError | RuntimeException | IOException e) {
            throw new AssertionError("seed " + seed + " (run it alone with -Dseed=" + seed + "): " + e.getMessage(), e);
        }
    }

    @Test
    void a_line_that_is_dropped_doubled_or_swapped_is_noticed() {
        assertThatThrownBy(() -> listener("[bob] #2-0#", "[bob] #2-2#").checkAgainst(all(), Transcript.Until.IT_LEFT))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> listener("[bob] #2-0#", "[bob] #2-0#").checkAgainst(all(), Transcript.Until.IT_LEFT))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> listener("[bob] #2-1#", "[bob] #2-0#").checkAgainst(all(), Transcript.Until.IT_LEFT))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> listener("[bob] #2-0#", "[bob] #2-1#").checkAgainst(all(), Transcript.Until.NOW))
                .isInstanceOf(AssertionError.class);
        listener("[bob] #2-0#", "[bob] #2-1#").checkAgainst(all(), Transcript.Until.IT_LEFT);
        listener("[bob] #2-0#", "[bob] #2-1#", "[bob] #2-2#").checkAgainst(all(), Transcript.Until.NOW);
    }

    @Test
    void a_line_from_before_the_join_is_noticed() {
        assertThatThrownBy(() -> listener("[bob] User bob joined the chat.", "[bob] #2-0#")
                        .checkAgainst(all(), Transcript.Until.IT_LEFT))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void ones_own_line_and_a_whisper_for_another_are_noticed() {
        assertThatThrownBy(() -> listener("[ada] #1-0#").checkOnlyMine()).hasMessageContaining("heard itself");
        Transcript eavesdropper = listener();
        eavesdropper.hear("[bob] (whisper) for eve psst");
        assertThatThrownBy(eavesdropper::checkOnlyMine).hasMessageContaining("for eve");
    }

    @Test
    void a_whisper_that_overtakes_a_line_is_noticed() {
        Transcript ada = listener("[bob] #2-0#");
        ada.hear("[bob] (whisper) for ada psst #2-2#");
        assertThatThrownBy(() -> ada.hear("[bob] #2-1#")).hasMessageContaining("after a whisper");
        ada.hear("[bob] #2-2#");
    }

    @Test
    void two_holders_of_a_name_and_a_stale_list_are_noticed() {
        Transcript twice = listener("[bob] User bob joined the chat.", "[bob] User bob joined the chat.");
        assertThatThrownBy(() -> present(twice)).hasMessageContaining("two are called bob");
        Transcript stale = listener("[bob] User bob joined the chat.");
        stale.hear("!USERLIST:[\"ada\"]");
        assertThatThrownBy(() -> stale.checkListInOrder(present(stale))).hasMessageContaining("has the list");
        stale.hear("!USERLIST:[\"ada\", \"bob\"]");
        stale.checkListInOrder(present(stale));
    }

    @Test
    void what_a_client_said_and_nobody_heard_is_noticed() {
        assertThatThrownBy(() -> all().checkHeardAll(2, 4)).hasMessageContaining("said 0..3");
        all().checkHeardAll(2, 3);
    }

    private static Set<String> present(Transcript heard) {
        return new Attendance(heard, Set.of()).present();
    }

    private static Transcript all() {
        Transcript all = new Transcript(0, "observer");
        all.hear("[bob] User bob joined the chat.");
        all.hear("[ada] User ada joined the chat.");
        all.hear("[bob] #2-0#");
        all.hear("[ada] #1-0#");
        all.hear("[bob] #2-1#");
        all.hear("[bob] #2-2#");
        return all;
    }

    private static Transcript listener(String... lines) {
        Transcript ada = new Transcript(1, "ada");
        for (String line : lines) {
            ada.hear(line);
        }
        return ada;
    }
}
