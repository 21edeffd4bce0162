package chat.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Program;
import chat.hub.EntryKind;
import chat.hub.LogEntry;
import chat.hub.Page;
import chat.hub.PageRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process with the store in it, killed with SIGKILL at random moments under load, again and again on the same folder; the next one
 * sends again from before the last acknowledgement. {@code -Dkills=1000} for more, {@code -Dseed=} for the same moments.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 20);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Acknowledged> told = new ArrayList<>();

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_there_twice() throws Exception {
        for (int i = 0; i < KILLS; i++) {
            runAndKill(1 + random.nextInt(i % 2 == 0 ? 50 : 3_000));
        }
        List<LogEntry> log = wholeLog();
        assertThat(Acknowledged.faults(told, log)).as("seed %d", seed).isEmpty();
        assertThat(told).hasSizeGreaterThan(KILLS);
        System.out.println("killed " + KILLS + " times: " + told.size() + " acknowledgements, " + log.size()
                + " entries, seed " + seed);
    }

    private void runAndKill(int acksBefore) throws IOException, InterruptedException {
        long last = told.stream().mapToLong(Acknowledged::n).max().orElse(0);
        long from = Math.max(1, last - random.nextInt(150));
        Process writer = new ProcessBuilder(
                        Program.java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        KilledWriter.class.getName(),
                        folder.resolve("state").toString(),
                        Long.toString(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] ack = line.split(" ", -1);
                // The last line may have been cut off by the kill: a number cut short is no acknowledgement.
                if (ack[ack.length - 1].equals("ok")) {
                    long n = Long.parseLong(ack[1]);
                    told.add(new Acknowledged(n, Long.parseLong(ack[2]), KilledWriter.text(n)));
                }
                if (++seen == acksBefore) {
                    writer.toHandle().destroyForcibly(); // the pipe stays open: what was told before counts
                }
            }
            assertThat(seen).as("acknowledgements before the process ended").isGreaterThanOrEqualTo(acksBefore);
        } finally {
            writer.destroyForcibly();
        }
        writer.waitFor();
    }

    private List<LogEntry> wholeLog() {
        Turns turns = new Turns();
        List<LogEntry> all = new ArrayList<>();
        try (SqliteLog log = SqliteLogTest.open(folder, turns)) {
            Page page;
            do {
                long after = all.isEmpty() ? 0 : all.get(all.size() - 1).seq();
                page = turns.page(log, "lobby", new PageRequest.After(after), PageRequest.LIMIT_MAX);
                all.addAll(page.entries());
            } while (page.newer());
        }
        return all;
    }

    @Test
    void the_check_finds_what_is_planted() {
        List<Acknowledged> acks = new ArrayList<>();
        List<LogEntry> good = new ArrayList<>();
        for (long i = 1; i <= 10; i++) {
            acks.add(new Acknowledged(i, i, "m" + i));
            good.add(entry(i, i));
        }
        assertThat(Acknowledged.faults(acks, good)).isEmpty();
        assertThat(Acknowledged.faults(acks.subList(0, 8), good))
                .as("not yet told")
                .isEmpty();

        List<LogEntry> dropped = new ArrayList<>(good);
        dropped.remove(4);
        assertThat(Acknowledged.faults(acks, dropped))
                .anyMatch(f -> f.startsWith("gap"))
                .anyMatch(f -> f.startsWith("lost"));
        assertThat(Acknowledged.faults(acks, good.subList(0, 9)))
                .singleElement()
                .asString()
                .startsWith("lost");

        List<LogEntry> doubled = new ArrayList<>(good);
        doubled.add(entry(11, 3));
        assertThat(Acknowledged.faults(acks, doubled)).containsExactly("twice: n 3");

        List<LogEntry> swapped = new ArrayList<>(good);
        swapped.set(2, entry(3, 4));
        swapped.set(3, entry(4, 3));
        assertThat(Acknowledged.faults(acks, swapped)).hasSize(2).allMatch(f -> f.startsWith("lost"));
        Collections.swap(good, 5, 6);
        assertThat(Acknowledged.faults(acks, good)).anyMatch(f -> f.startsWith("gap"));
    }

    private static LogEntry entry(long seq, long n) {
        return new LogEntry("lobby", seq, 0, "alice", false, "phone", n, EntryKind.TEXT, "m" + n);
    }
}
