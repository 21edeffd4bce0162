package chat.hardness;

import static chat.hardness.Hostiles.Kind.A_BYTE_EVERY_9_S;
import static chat.hardness.Hostiles.Kind.CONNECT_AND_CLOSE;
import static chat.hardness.Hostiles.Kind.GARBAGE;
import static chat.hardness.Hostiles.Kind.HALF_A_HEADER;
import static chat.hardness.Hostiles.Kind.HALF_CLOSED;
import static chat.hardness.Hostiles.Kind.HEADER_ONLY;
import static chat.hardness.Hostiles.Kind.HUGE_LENGTH;
import static chat.hardness.Hostiles.Kind.NAME_STORM;
import static chat.hardness.Hostiles.Kind.NO_BYTES;
import static chat.hardness.Hostiles.Kind.RESET_IN_MID_FRAME;
import static chat.hardness.Hostiles.Kind.TEXT_FLOOD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two thousand hostile peers of twelve kinds at once, and twenty honest members who talk meanwhile: nothing may break, and the honest
 * ones may hardly notice. The server has its default limits. {@code -Dhostile.seconds=N} sets how long.
 */
@Tag("soak")
class HostilePeersIT {
    private static final int SECONDS = Integer.getInteger("hostile.seconds", 60);
    private static final int HOSTILES = 2_000;
    private static final int HONEST = 20;
    /** Half of what the limits let a user send. */
    private static final long EVERY_MILLIS = 500;

    private final long seed = Long.getLong("seed", System.nanoTime());

    @Test
    void two_thousand_hostile_peers_break_nothing_and_the_honest_hardly_notice() throws IOException {
        try (JarServer server = JarServer.start("hostile");
                Swarm swarm = new Swarm(server.port())) {
            Latencies alone = new Latencies();
            Latencies among = new Latencies();
            List<Member> before = join(swarm, new Talk(), "early-", alone);
            chat(swarm, before, 8);
            assertThat(before).allMatch(Member::heardAll);
            before.forEach(Member::leave);

            Talk talk = new Talk();
            List<Member> honest = join(swarm, talk, "honest-", among);
            Hostiles hostiles = new Hostiles(swarm, talk, honest.get(0).ear(), new Random(seed));
            Newcomers newcomers = new Newcomers(swarm);
            hostiles.start(HOSTILES);
            newcomers.come(500);
            long cpuBefore = server.cpuMillis();
            CpuWait driverWaits = CpuWait.ofThisThread();
            CpuWait loopWaits = CpuWait.ofLoop(server);
            chat(swarm, honest, SECONDS);
            long cpuMillis = server.cpuMillis() - cpuBefore;
            newcomers.stop();
            hostiles.stop();
            swarm.runUntil(
                    20_000, () -> hostiles.flooding() == 0 && honest.stream().allMatch(Member::heardAll));

            boolean busy = driverWaits.tooMuch() || loopWaits.tooMuch();
            String told = "seed " + seed + ", " + HOSTILES + " hostile peers for " + SECONDS + " s, at most "
                    + hostiles.openMost() + " connected at once\nhonest, without them: " + alone
                    + "\nhonest, among them:   " + among + "; p99 by tenths of the time:" + among.byTenths(0.99)
                    + " ms\nnewcomers:            " + newcomers.latencies()
                    + "\nserver: " + cpuMillis / (10L * SECONDS) + " % of a core, at most " + server.residentMostKib()
                    + " KiB\nturns of this driver: " + swarm.turns()
                    + String.format(
                            "%nwaited for a processor: driver %.0f %%, server %.0f %% of the time it had work%n",
                            100 * driverWaits.share(), 100 * loopWaits.share())
                    + hostiles;
            System.out.println(told);

            assertThat(honest).as(told).allMatch(Member::heardAll);
            assertThat(hostiles.flooding()).as(told).isZero();
            assertThat(newcomers.outside()).as(told).isZero();
            assertThat(server.stop()).isZero();
            assertThat(server.trouble()).isEmpty();
            assertThat(server.logged(" stopped")).isOne();
            didWhatTheyAreFor(hostiles, server, told);

            CpuWait.judgeTimes(busy, () -> {
                assertThat(server.logged("loop_stalled")).isZero();
                assertThat(among.millis(0.99)).as(told).isLessThan(alone.millis(0.99) + 50);
                assertThat(newcomers.latencies().count()).as(told).isGreaterThanOrEqualTo(SECONDS);
                assertThat(newcomers.latencies().millis(1)).as(told).isLessThan(1000);
            });
        }
    }

    private static void didWhatTheyAreFor(Hostiles hostiles, JarServer server, String told) {
        int some = HOSTILES / Hostiles.Kind.values().length / 3;
        assertThat(hostiles.openMost()).as(told).isGreaterThan(HOSTILES / 2);
        assertThat(hostiles.fate(NO_BYTES, "did not sign in within 10 seconds"))
                .as(told)
                .isGreaterThan(some);
        assertThat(hostiles.fate(A_BYTE_EVERY_9_S, "did not sign in within 10 seconds"))
                .as(told)
                .isGreaterThan(some);
        assertThat(hostiles.fate(HALF_A_HEADER, "did not sign in within 10 seconds"))
                .as(told)
                .isGreaterThan(some);
        assertThat(hostiles.fate(A_BYTE_EVERY_9_S, "did not become whole"))
                .as(told)
                .isGreaterThan(some);
        assertThat(hostiles.fate(HALF_A_HEADER, "did not become whole"))
                .as(told)
                .isGreaterThan(some);
        assertThat(hostiles.fate(HEADER_ONLY, "did not become whole")).as(told).isGreaterThan(some);
        assertThat(hostiles.fate(HUGE_LENGTH, "was announced")).as(told).isGreaterThan(some);
        assertThat(hostiles.fate(HUGE_LENGTH, "still connected")).as(told).isGreaterThan(some);
        assertThat(hostiles.fate(GARBAGE, "A frame header was not")).as(told).isGreaterThan(some);
        assertThat(hostiles.fate(RESET_IN_MID_FRAME, "by itself")).as(told).isGreaterThan(some);
        assertThat(hostiles.fate(HALF_CLOSED, "closed by the server")).as(told).isGreaterThan(some);
        assertThat(hostiles.fate(CONNECT_AND_CLOSE, "by itself")).as(told).isGreaterThan(some);
        assertThat(hostiles.fate(NAME_STORM, "renamed")).as(told).isGreaterThan(some);
        assertThat(hostiles.fate(TEXT_FLOOD, "all relayed, told 1 times: You are sending faster"))
                .as(told)
                .isGreaterThan(some)
                .isEqualTo(hostiles.fate(TEXT_FLOOD, ""));
        assertThat(server.logged("reason=slow_reader") + server.logged("reason=write_stalled"))
                .as(told)
                .isGreaterThan(some);
    }

    private static List<Member> join(Swarm swarm, Talk talk, String prefix, Latencies latencies) throws IOException {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < HONEST; i++) {
            members.add(new Member(swarm, talk, prefix + i, HONEST, latencies));
        }
        assertThat(swarm.runUntil(10_000, () -> members.stream().allMatch(Member::in)))
                .as("all are in")
                .isTrue();
        return members;
    }

    /** They talk for so long, each at its own moment of the pace, and then hear what is still on its way. */
    private static void chat(Swarm swarm, List<Member> members, int seconds) throws IOException {
        for (int i = 0; i < members.size(); i++) {
            members.get(i).talk(i * EVERY_MILLIS / members.size(), EVERY_MILLIS);
        }
        swarm.run(TimeUnit.SECONDS.toMillis(seconds));
        members.forEach(Member::stopTalking);
        swarm.run(500);
    }
}
