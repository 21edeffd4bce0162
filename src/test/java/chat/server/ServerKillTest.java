package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole server in a process of its own, killed with SIGKILL at random moments while three members talk, again and again on the same
 * folder; each sends again what was not acknowledged. Most of a round is the start of a process, so a few lanes go side by side.
 * {@code -Dkills=1000} for more, {@code -Dseed=} for the same moments.
 */
class ServerKillTest {
    private static final int KILLS = Integer.getInteger("kills", 100);
    private static final int LANES = 3;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());

    @Test
    void nothing_acknowledged_is_lost_nothing_is_there_twice_and_all_hear_the_same() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<KillLane.Outcome>> lanes = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int kills = KILLS * (lane + 1) / LANES - KILLS * lane / LANES;
                lanes.add(threads.submit(new KillLane(folder.resolve("state" + lane), kills, seed + lane)));
            }
            int acknowledgements = 0;
            int entries = 0;
            for (Future<KillLane.Outcome> lane : lanes) {
                KillLane.Outcome outcome = lane.get();
                assertThat(outcome.faults()).as("seed %d", seed).isEmpty();
                assertThat(outcome.entries())
                        .isBetween(outcome.acknowledgements(), outcome.acknowledgements() + outcome.open());
                acknowledgements += outcome.acknowledgements();
                entries += outcome.entries();
            }
            assertThat(acknowledgements).isGreaterThan(KILLS);
            System.out.println("killed the server " + KILLS + " times: " + acknowledgements + " acknowledgements, "
                    + entries + " entries, seed " + seed);
        } finally {
            threads.shutdownNow();
        }
    }
}
