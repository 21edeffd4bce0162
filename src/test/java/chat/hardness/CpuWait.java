package chat.hardness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * How long a thread was ready to run and did not get a processor, as the kernel counts it. On a machine that is busy with other things
 * times say nothing about the server, and this tells.
 */
final class CpuWait {
    /** More than that share of the time it wanted, and times are not to be judged. */
    private static final double TOO_MUCH = 0.25;

    private final Path schedstat;
    private final long ranBefore;
    private final long waitedBefore;

    private CpuWait(Path schedstat) {
        this.schedstat = schedstat;
        this.ranBefore = field(schedstat, 0);
        this.waitedBefore = field(schedstat, 1);
    }

    /** Of the calling thread, from now on. */
    static CpuWait ofThisThread() throws IOException {
        return new CpuWait(Path.of("/proc/thread-self").toRealPath().resolve("schedstat"));
    }

    /** Of the thread that runs a server's loop: the busiest of those that bear the launcher's name. */
    static CpuWait ofLoop(JarServer server) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + server.pid() + "/task"))) {
            return new CpuWait(threads.filter(
                            thread -> text(thread.resolve("comm")).strip().equals("java"))
                    .map(thread -> thread.resolve("schedstat"))
                    .max(Comparator.comparingLong(stat -> field(stat, 0)))
                    .orElseThrow());
        }
    }

    /** Of the time in which it had something to do, the share in which it waited for a processor. */
    double share() {
        double ran = field(schedstat, 0) - ranBefore;
        double waited = field(schedstat, 1) - waitedBefore;
        return waited == 0 ? 0 : waited / (ran + waited);
    }

    /** Fails if the demands are not met; on a machine that was busy with other things that only leaves the test undecided. */
    static void judgeTimes(boolean busy, Runnable demands) {
        try {
            demands.run();
        } catch (AssertionError e) {
            if (busy) {
                throw new TestAbortedException("Times were not met, on a machine that was busy with other things.", e);
            }
            throw e;
        }
    }

    boolean tooMuch() {
        return share() > TOO_MUCH;
    }

    private static long field(Path stat, int number) {
        String[] fields = text(stat).strip().split(" ", -1);
        return fields.length < 3 ? 0 : Long.parseLong(fields[number]);
    }

    /** Empty where the kernel does not count. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
