package chat.store;

import chat.hub.Draft;
import chat.hub.EntryKind;
import chat.hub.Receipt;
import chat.hub.Search;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Measures the durable log: {@code FOLDER [MESSAGES]}. Fills a database from 200 senders with as much on the way as may wait, then
 * times lone messages against plain syncs of the same disk, and searches while messages go on. docs/history.md has the command.
 */
final class StoreBench {
    private static final int SENDERS = 200;
    private static final int ROOMS = 20;
    private static final int ON_THE_WAY = 4_000;

    private final Random random = new Random(7);
    private final Turns turns = new Turns();
    private final String[] vocabulary = new String[30_000];
    private final double[] weights = new double[vocabulary.length];
    private final long[] numbers = new long[SENDERS];
    private long at = Turns.T0;
    private int onTheWay;
    private long refused;

    private StoreBench() {
        double sum = 0;
        for (int i = 0; i < vocabulary.length; i++) {
            vocabulary[i] = Integer.toString(i * 7 + 11, 36) + "w";
            sum += 1.0 / (i + 2); // as words of a language: the i-th is i times rarer than the first
            weights[i] = sum;
        }
    }

    public static void main(String[] args) throws Exception {
        int messages = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        StoreBench bench = new StoreBench();
        try (SqliteLog log = SqliteLog.open(DataFolder.make(Path.of(args[0])), bench.turns)) {
            bench.fill(log, messages);
            bench.lone(log, Path.of(args[0]));
            bench.searches(log);
        }
    }

    private void fill(SqliteLog log, int messages) {
        long start = System.nanoTime();
        long cpu =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
        int part = messages / 5;
        long partStart = start;
        for (int i = 1; i <= messages; i++) {
            say(log);
            if (onTheWay >= ON_THE_WAY) {
                turns.until("receipts", () -> onTheWay < ON_THE_WAY);
            }
            if (i % part == 0) {
                System.out.printf("fill %,d: %,.0f acknowledged/s%n", i, part / seconds(partStart));
                partStart = System.nanoTime();
            }
        }
        turns.until("receipts", () -> onTheWay == 0);
        long used =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() - cpu;
        System.out.printf(
                "fill: %,.0f acknowledged/s, %.1f us CPU each, %d refused%n",
                messages / seconds(start), used / 1e3 / messages, refused);
    }

    private void say(SqliteLog log) {
        int sender = random.nextInt(SENDERS);
        at += random.nextInt(30_000);
        int room = (int) (Math.pow(random.nextDouble(), 2) * ROOMS);
        StringBuilder text = new StringBuilder();
        for (int words = 4 + random.nextInt(14); words > 0; words--) {
            text.append(word()).append(' ');
        }
        Draft draft = new Draft(
                "room" + room,
                "user" + sender,
                "phone" + sender,
                ++numbers[sender],
                EntryKind.TEXT,
                text.toString(),
                at);
        onTheWay++;
        log.append(draft, receipt -> {
            onTheWay--;
            refused += receipt instanceof Receipt.Committed ? 0 : 1;
        });
    }

    private void lone(SqliteLog log, Path folder) throws IOException {
        List<Long> syncs = new ArrayList<>();
        Path file = folder.resolve("sync.tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 300; i++) {
                ByteBuffer page = ByteBuffer.allocate(4096);
                long start = System.nanoTime();
                channel.write(page, i * 4096L);
                channel.force(false);
                syncs.add(System.nanoTime() - start);
                long begin = System.nanoTime();
                say(log);
                turns.until("receipt", () -> onTheWay == 0);
                lone.add(System.nanoTime() - begin);
            }
        }
        Files.delete(file);
        print("sync of 4 KiB appended", syncs);
        print("lone message", lone);
    }

    private final List<Long> lone = new ArrayList<>();

    private void searches(SqliteLog log) {
        for (String kind : List.of("rare", "common", "two words", "phrase", "word from", "one small room")) {
            List<Long> times = new ArrayList<>();
            int hits = 0;
            for (int i = 0; i < 300; i++) {
                Search search = search(kind);
                for (int k = 0; k < 20; k++) {
                    say(log);
                }
                long start = System.nanoTime();
                List<Search.Hits> found = new ArrayList<>();
                log.search(search, a -> found.add(((chat.hub.Answer.Found<Search.Hits>) a).value()));
                turns.until("hits", () -> !found.isEmpty());
                times.add(System.nanoTime() - start);
                hits += found.get(0).entries().size();
                turns.until("receipts", () -> onTheWay == 0);
            }
            print("search, " + kind + ", " + hits + " hits", times);
        }
    }

    private Search search(String kind) {
        List<String> terms = switch (kind) {
            case "rare" -> List.of(vocabulary[2_000 + random.nextInt(20_000)]);
            case "common" -> List.of(vocabulary[random.nextInt(20)]);
            case "phrase" -> List.of(word() + " " + word());
            case "two words" -> List.of(word(), word());
            default -> List.of(word());
        };
        Optional<String> from =
                kind.equals("word from") ? Optional.of("user" + random.nextInt(SENDERS)) : Optional.empty();
        Set<String> rooms = kind.equals("one small room")
                ? Set.of("room19")
                : Set.of("room1", "room2", "room3", "room4", "room5", "room6");
        return new Search(terms, from, Long.MAX_VALUE, rooms, Long.MAX_VALUE, 50);
    }

    private String word() {
        double x = random.nextDouble() * weights[weights.length - 1];
        int i = java.util.Arrays.binarySearch(weights, x);
        return vocabulary[Math.min(i < 0 ? -i - 1 : i, vocabulary.length - 1)];
    }

    private static void print(String what, List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                "%s: p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
                what,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.get(sorted.size() - 1) / 1e6);
    }

    private static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
