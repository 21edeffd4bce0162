package chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Users of both profiles who come, talk, send again, are lost, come back, change rooms and names, at random; what each client heard must
 * be the same conversation for all. {@code -Dseed=N} runs one seed alone.
 */
class RandomHubTest {
    private static final int SEEDS = 150;
    private static final int PLANTED_SEEDS_MAX = 60;

    @Test
    void whatever_they_do_all_hear_the_same_and_nothing_is_left_behind() {
        Long only = Long.getLong("seed");
        LongStream seeds = only == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(only);
        seeds.forEach(seed -> run(seed, RandomHub.Bug.NONE));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_bug_that_is_planted_is_noticed(RandomHub.Bug bug) {
        for (long seed = 1; seed <= PLANTED_SEEDS_MAX; seed++) {
            try {
                run(seed, bug);
            } catch (AssertionError noticed) {
                assertThat(noticed).hasMessageContaining(bug.symptom());
                return;
            }
        }
        throw new AssertionError(bug + " was not noticed in " + PLANTED_SEEDS_MAX + " runs");
    }

    private static void run(long seed, RandomHub.Bug bug) {
        try {
            new RandomHub(seed, bug).run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + " (run it alone with -Dseed=" + seed + "): " + e.getMessage(), e);
        }
    }
}
