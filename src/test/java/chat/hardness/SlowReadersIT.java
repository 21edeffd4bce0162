package chat.hardness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand members never read while 100 MB pass to fifty who do: they cost the feed's bound, and then their places. */
@Tag("hardness")
class SlowReadersIT {
    private static final int SLOW = 1_000;
    private static final int READERS = 50;
    private static final int TEXT_BYTES = 16 * 1024;
    private static final int MESSAGES = 100_000_000 / TEXT_BYTES + 1;
    private static final int AT_ONCE = 4;
    private static final long EVERY_MILLIS = 12;

    /** The default of feed-bytes. */
    private static final int FEED_KIB = 4 * 1024;
    /** What the process may grow by besides: what the compilers need while they run, above all. 32 KiB for each who does not read. */
    private static final int SLACK_KIB = 32 * 1024;
    /** A p99 below this is noise of the machine: doubling counts from here on. */
    private static final double FLOOR_MILLIS = 25;

    @Test
    void a_thousand_who_never_read_cost_no_memory_and_the_others_little_time() throws IOException {
        try (JarServer server =
                        JarServer.startWithWholeHeap("slow-readers", "messages-per-second=0", "bytes-per-second=0");
                Swarm swarm = new Swarm(server.port())) {
            Latencies alone = new Latencies();
            List<Member> before = join(swarm, "early-", alone);
            talk(swarm, before, MESSAGES / 4);
            before.forEach(Member::leave);
            Latencies among = new Latencies();
            List<Member> members = join(swarm, "reader-", among);
            long heapBefore = server.liveHeapBytes();
            for (int i = 0; i < SLOW; i++) {
                new Slow(swarm, i);
            }
            assertThat(swarm.runUntil(60_000, () -> server.logged(" signed_in ") == 2 * READERS + SLOW))
                    .as("all are in")
                    .isTrue();
            swarm.run(1_000);
            long residentBefore = server.residentMostKib();

            CpuWait loopWaits = CpuWait.ofLoop(server);
            CpuWait driverWaits = CpuWait.ofThisThread();
            talk(swarm, members, MESSAGES);
            boolean busy = driverWaits.tooMuch() || loopWaits.tooMuch();

            long grownKib = server.residentMostKib() - residentBefore;
            String told = String.format(
                    "readers alone: %s%nreaders among: %s%nserver grown by at most %d KiB, now %d KiB; live heap %d KiB before,"
                            + " %d KiB after%nwaited for a processor: driver %.0f %%, server %.0f %%",
                    alone,
                    among,
                    grownKib,
                    server.residentKib(),
                    heapBefore / 1024,
                    server.liveHeapBytes() / 1024,
                    100 * driverWaits.share(),
                    100 * loopWaits.share());
            System.out.println(told);
            assertThat(server.logged("reason=slow_reader")).as(told).isEqualTo(SLOW);
            assertThat(grownKib).as(told).isLessThan(FEED_KIB + SLACK_KIB);
            assertThat(server.liveHeapBytes()).as(told).isLessThan(heapBefore + (2 << 20));
            assertThat(server.stop()).isZero();
            assertThat(server.trouble()).isEmpty();
            CpuWait.judgeTimes(busy, () -> {
                assertThat(server.logged("loop_stalled")).isZero();
                assertThat(among.millis(0.99)).as(told).isLessThan(2 * Math.max(FLOOR_MILLIS, alone.millis(0.99)));
            });
        }
    }

    private static List<Member> join(Swarm swarm, String prefix, Latencies latencies) throws IOException {
        Talk talk = new Talk();
        List<Member> members = new ArrayList<>(IntStream.range(0, READERS)
                .mapToObj(i -> new Member(swarm, talk, prefix + i, READERS, latencies))
                .toList());
        assertThat(swarm.runUntil(20_000, () -> members.stream().allMatch(Member::in)))
                .isTrue();
        return members;
    }

    /** The first says so many texts at a steady pace, and everybody hears them. */
    private static void talk(Swarm swarm, List<Member> members, int messages) throws IOException {
        Member speaker = members.get(0);
        speaker.padding("x".repeat(TEXT_BYTES - 40));
        Runnable some = new Runnable() {
            private int left = messages;

            @Override
            public void run() {
                for (int i = 0; i < AT_ONCE && left > 0; i++, left--) {
                    speaker.sayOne();
                }
                if (left > 0) {
                    swarm.after(EVERY_MILLIS, this);
                }
            }
        };
        some.run();
        long pace = messages / AT_ONCE * EVERY_MILLIS;
        swarm.run(pace);
        assertThat(swarm.runUntil(
                        TimeUnit.MINUTES.toMillis(2),
                        () -> members.stream().allMatch(Member::heardAll)
                                && members.get(1).ear().total() == messages))
                .as("everybody has heard everything")
                .isTrue();
    }

    /** Signs in and never reads a byte. */
    private static final class Slow extends Wire {
        private final int number;

        Slow(Swarm swarm, int number) {
            super(swarm, InetAddress.getLoopbackAddress(), 4096);
            this.number = number;
        }

        @Override
        void opened() {
            say("USERNAME:slow-" + number);
            stopReading();
        }
    }
}
