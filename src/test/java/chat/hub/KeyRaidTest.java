package chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.fuzz.Tape;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No sequence of bytes gives another's name: {@link KeyRaid} by many seeds. {@code -Dseed=N} runs one seed alone. */
class KeyRaidTest {
    private static final int SEEDS = 200;
    private static final int TAPE_BYTES = 700;

    @Test
    void whatever_is_sent_nobody_gets_anothers_name() {
        Long only = Long.getLong("seed");
        LongStream seeds = only == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(only);
        int[] in = new int[1];
        seeds.forEach(seed -> in[0] += run(seed, KeyRaid.Bug.NONE) - 1);
        if (only == null) {
            assertThat(in[0])
                    .as("some came in by invitations, or nothing was tried")
                    .isGreaterThan(SEEDS / 20);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_bug_that_is_planted_is_noticed(KeyRaid.Bug bug) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                run(seed, bug);
            } catch (AssertionError noticed) {
                return;
            }
        }
        throw new AssertionError(bug + " was not noticed in " + SEEDS + " runs");
    }

    /** How many keys have a name in the end. */
    private static int run(long seed, KeyRaid.Bug bug) {
        byte[] tape = new byte[TAPE_BYTES];
        new Random(seed).nextBytes(tape);
        KeyRaid raid = new KeyRaid(new Tape(tape), bug);
        try {
            raid.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + " (run it alone with -Dseed=" + seed + "): " + e.getMessage(), e);
        }
        return raid.bound().size();
    }
}
