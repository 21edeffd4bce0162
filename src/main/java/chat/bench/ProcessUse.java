package chat.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process of this machine has used until now, by Linux' /proc.
 *
 * @param cpuSeconds of all its threads, in user and kernel mode; in steps of 10 ms
 * @param residentKib its memory now
 * @param peakKib the most it ever was
 */
record ProcessUse(double cpuSeconds, long residentKib, long peakKib) {
    static final ProcessUse UNKNOWN = new ProcessUse(0, 0, 0);

    /** USER_HZ: on every Linux that a JVM 17 runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TICKS = 11;
    private static final int KERNEL_TICKS = 12;

    /** This process, where the system tells. */
    static ProcessUse ofThisProcess() {
        return Files.isReadable(Path.of("/proc/self/stat")) ? of("self") : UNKNOWN;
    }

    /** Looks now. */
    static ProcessUse of(String pid) {
        Path process = Path.of("/proc", pid);
        try {
            return parse(read(process.resolve("stat")), read(process.resolve("status")));
        } catch (IOException e) {
            throw new BenchFailure(
                    BenchFailure.Kind.NO_SUCH_PROCESS,
                    "Cannot read " + process
                            + ": --pid is the number of the server's process, running on this machine (Linux).");
        }
    }

    /** Behind the last bracket, because the name of the program, in brackets, may hold anything. */
    static ProcessUse parse(String stat, String status) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[KERNEL_TICKS]);
        return new ProcessUse(ticks / TICKS_PER_SECOND, kib(status, "VmRSS:"), kib(status, "VmHWM:"));
    }

    private static long kib(String status, String row) {
        return status.lines()
                .filter(line -> line.startsWith(row))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0); // one that has ended and was not reaped has no memory
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
