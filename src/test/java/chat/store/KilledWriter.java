package chat.store;

import chat.hub.Draft;
import chat.hub.LogEntry;
import chat.hub.Receipt;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process that writes without end and prints each acknowledgement, to be killed at any moment: {@code FOLDER FIRST_N}. It keeps
 * up to 100 messages on the way, and begins by sending again what a process before it may have sent.
 */
final class KilledWriter {
    private static final int ON_THE_WAY_MAX = 100;

    private KilledWriter() {}

    public static void main(String[] args) throws StoreProblem {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        Turns turns = new Turns();
        SqliteLog log = SqliteLog.open(DataFolder.make(Path.of(args[0])), turns);
        long[] next = {Long.parseLong(args[1])};
        int[] onTheWay = new int[1];
        while (true) {
            while (onTheWay[0] < ON_THE_WAY_MAX) {
                long n = next[0]++;
                onTheWay[0]++;
                Draft draft = Turns.draft(n, text(n));
                log.append(draft, receipt -> {
                    onTheWay[0]--;
                    LogEntry entry =
                            receipt instanceof Receipt.Committed c ? c.entry() : ((Receipt.Duplicate) receipt).entry();
                    out.print("ack " + entry.n() + " " + entry.seq() + " ok\n");
                });
            }
            turns.until("receipts", () -> onTheWay[0] < ON_THE_WAY_MAX);
            out.flush();
        }
    }

    static String text(long n) {
        return "message " + n + (n % 50 == 0 ? " " + "x".repeat(5_000) : "");
    }
}
