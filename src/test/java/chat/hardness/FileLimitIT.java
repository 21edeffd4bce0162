package chat.hardness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A server that may open 100 files and is connected to by 200: who is in notices nothing, the server does not spin, and newcomers are
 * in within a second when there is room again.
 */
@Tag("soak")
class FileLimitIT {
    private static final int STORM = 200;
    private static final long EVERY_MILLIS = 300;
    private static final long WATCHED_MILLIS = 2_000;
    private static final long RELEASE_MILLIS = 300;

    /** What a talk of eight may cost on a slow machine, of one core. */
    private static final double BUSY = 0.10;

    @Test
    void more_than_the_limit_allows_are_told_so_and_wait() throws IOException {
        try (JarServer server = JarServer.startAfter("ulimit -n 100; ", "file-limit");
                Swarm swarm = new Swarm(server.port())) {
            stormed(
                    server,
                    swarm,
                    8,
                    () -> assertThat(server.logged("reason=full"))
                            .as("all but 36, which is 100 less 64")
                            .isEqualTo(STORM - (36 - 8)));
            assertThat(server.logged("accept_paused")).isZero();
        }
    }

    @Test
    void when_the_system_has_no_descriptor_left_accepting_pauses() throws IOException {
        // Sixty of the hundred are open already, as if something else in the process had them: too late for the limit
        // to know.
        String prelude = "ulimit -n 100; for i in $(seq 20 79); do eval \"exec $i</dev/null\"; done; ";
        try (JarServer server = JarServer.startAfter(prelude, "file-limit-elsewhere");
                Swarm swarm = new Swarm(server.port())) {
            stormed(server, swarm, 8, () -> {
                assertThat(server.descriptors()).isBetween(98, 100);
                assertThat(server.logged("accept_paused"))
                        .as("about ten times a second, in three seconds")
                        .isBetween(10L, 40L);
            });
        }
    }

    private static void stormed(JarServer server, Swarm swarm, int count, Runnable meanwhile) throws IOException {
        Latencies before = new Latencies();
        Latencies during = new Latencies();
        List<Member> early = join(swarm, "early-", count, before);
        swarm.run(WATCHED_MILLIS);
        early.forEach(Member::leave);
        swarm.run(200);
        List<Member> members = join(swarm, "member-", count, during);

        List<Knocker> storm = new ArrayList<>();
        for (int i = 0; i < STORM; i++) {
            storm.add(new Knocker(swarm));
            swarm.run(1); // so that what the members hear does not wait for our own connecting
        }
        swarm.run(1_000);
        CpuWait loopWaits = CpuWait.ofLoop(server);
        CpuWait driverWaits = CpuWait.ofThisThread();
        long cpuBefore = server.cpuMillis();
        long since = System.nanoTime();
        swarm.run(WATCHED_MILLIS);
        double share =
                (server.cpuMillis() - cpuBefore) / (double) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        meanwhile.run();

        storm.forEach(Wire::close);
        swarm.run(RELEASE_MILLIS); // one who comes before the server has seen them go is told that it is full, and
        // rightly
        Newcomers newcomers = new Newcomers(swarm);
        newcomers.come(EVERY_MILLIS);
        swarm.runUntil(10_000, () -> newcomers.latencies().count() >= 3);
        boolean busy = loopWaits.tooMuch() || driverWaits.tooMuch();
        newcomers.stop();
        members.forEach(Member::stopTalking);
        swarm.runUntil(5_000, () -> members.stream().allMatch(Member::heardAll) && newcomers.outside() == 0);

        String told = String.format(
                "before: %s%nduring: %s%nserver: %.1f %% of a core%nnewcomers after it: %s%n"
                        + "waited for a processor: driver %.0f %%, server %.0f %%",
                before, during, 100 * share, newcomers.latencies(), 100 * driverWaits.share(), 100 * loopWaits.share());
        System.out.println(told);
        assertThat(members).as(told).allMatch(Member::heardAll);
        assertThat(newcomers.outside()).as(told).isZero();
        assertThat(share).as(told).isLessThan(BUSY);
        assertThat(server.stop()).isZero();
        assertThat(server.trouble()).isEmpty();
        CpuWait.judgeTimes(busy, () -> {
            assertThat(server.logged("loop_stalled")).isZero();
            assertThat(newcomers.latencies().millis(1)).as(told).isLessThan(1_000 - RELEASE_MILLIS);
            assertThat(during.millis(0.99)).as(told).isLessThan(before.millis(0.99) + 50);
        });
    }

    private static List<Member> join(Swarm swarm, String prefix, int count, Latencies latencies) throws IOException {
        Talk talk = new Talk();
        List<Member> members = IntStream.range(0, count)
                .mapToObj(i -> new Member(swarm, talk, prefix + i, count, latencies))
                .toList();
        assertThat(swarm.runUntil(10_000, () -> members.stream().allMatch(Member::in)))
                .isTrue();
        for (int i = 0; i < count; i++) {
            members.get(i).talk(i * EVERY_MILLIS / count, EVERY_MILLIS);
        }
        return members;
    }

    /** Comes, says who it is if it is let in, and stays. Not told off: it comes no second time. */
    private static final class Knocker extends Wire {
        Knocker(Swarm swarm) {
            super(swarm);
        }

        @Override
        void opened() {
            say("USERNAME:");
        }
    }
}
