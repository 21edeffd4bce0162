package chat.hardness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Members come, talk and leave for half an hour, among a few hostile peers of each kind; at the end the server has the heap and the
 * open files that it began with. {@code -Dsoak.seconds=N} sets how long.
 */
@Tag("soak")
class SoakIT {
    private static final int SECONDS = Integer.getInteger("soak.seconds", 1_800);
    /** Churn before the first measure: until all code is loaded and every pool is filled. */
    private static final int WARM_UP_SECONDS = Math.min(60, SECONDS);

    private static final int HOSTILES = 120;
    private static final int PRESENT = 30;
    private static final long HEAP_SLACK_BYTES = 512 * 1024;

    private final Random random = new Random(Long.getLong("seed", System.nanoTime()));
    private int come;
    private int present;
    private boolean enough;

    @Test
    void after_half_an_hour_of_churn_heap_and_files_are_what_they_were() throws IOException {
        try (JarServer server = JarServer.start("soak");
                Swarm swarm = new Swarm(server.port())) {
            churn(swarm, server, WARM_UP_SECONDS);
            long heapBefore = server.liveHeapBytes();
            int filesBefore = server.descriptors();
            churn(swarm, server, SECONDS);
            long heapAfter = server.liveHeapBytes();
            int filesAfter = server.descriptors();

            String told = String.format(
                    "%d s, %d members came and %d connections in all%nlive heap %d KiB before, %d KiB after; files %d before, %d after;"
                            + " resident %d KiB, at most %d KiB; %.1f s of CPU",
                    SECONDS,
                    come,
                    server.logged(" connection_opened "),
                    heapBefore / 1024,
                    heapAfter / 1024,
                    filesBefore,
                    filesAfter,
                    server.residentKib(),
                    server.residentMostKib(),
                    server.cpuMillis() / 1000.0);
            System.out.println(told);
            assertThat(filesAfter).as(told).isEqualTo(filesBefore);
            assertThat(heapAfter).as(told).isLessThan(heapBefore + HEAP_SLACK_BYTES);
            assertThat(server.stop()).isZero();
            assertThat(server.trouble()).isEmpty();
        }
    }

    /** So long they come and go; then everybody leaves, and the server has let go of them. */
    private void churn(Swarm swarm, JarServer server, int seconds) throws IOException {
        int idle = server.descriptors();
        enough = false;
        Talk talk = new Talk();
        Latencies latencies = new Latencies();
        Member witness = new Member(swarm, talk, "witness-" + come, 1, latencies);
        Hostiles hostiles = new Hostiles(swarm, talk, witness.ear(), random);
        assertThat(swarm.runUntil(10_000, witness::in)).isTrue();
        hostiles.start(HOSTILES);
        for (int i = 0; i < PRESENT; i++) {
            swarm.after(random.nextInt(5_000), () -> come(swarm, talk, latencies));
        }
        for (int minute = 0; minute * 60 < seconds; minute++) {
            swarm.run(TimeUnit.SECONDS.toMillis(Math.min(60, seconds - minute * 60)));
            System.out.printf(
                    "minute %d: %d have come, files %d, resident %d KiB%n",
                    minute + 1, come, server.descriptors(), server.residentKib());
        }
        enough = true;
        hostiles.stop();
        assertThat(swarm.runUntil(90_000, () -> present == 0 && hostiles.open() == 0))
                .as("all have left")
                .isTrue();
        witness.leave();
        assertThat(swarm.runUntil(20_000, () -> server.descriptors() == idle))
                .as("the server has closed them all")
                .isTrue();
    }

    /** One comes, talks for some seconds, leaves in one way or another, and another comes. */
    private void come(Swarm swarm, Talk talk, Latencies latencies) {
        if (enough) {
            return;
        }
        present++;
        Member member = new Member(swarm, talk, "member-" + come++, 0, latencies);
        member.talk(1_000, 2_000);
        swarm.after(3_000 + random.nextInt(20_000), () -> {
            member.stopTalking();
            switch (random.nextInt(3)) {
                case 0 -> member.leave();
                case 1 -> member.close();
                default -> member.reset();
            }
            present--;
            swarm.after(500, () -> come(swarm, talk, latencies));
        });
    }
}
