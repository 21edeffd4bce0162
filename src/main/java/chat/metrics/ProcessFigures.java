package chat.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the process takes of the machine, under the names that every Prometheus client library gives it. Read from the kernel and the
 * runtime when asked, on the thread that asks; no management beans, which would cost more than all the rest of the page.
 */
final class ProcessFigures {
    private static final Path PROC = Path.of("/proc/self");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern FILES_MAX = Pattern.compile("Max open files\\s+(\\d+)");
    private static final double BYTES_PER_KIB = 1024;

    private ProcessFigures() {}

    /** What of it the system tells; all of it on Linux. */
    static List<Family> families() {
        List<Family> families = new ArrayList<>();
        Runtime runtime = Runtime.getRuntime();
        families.add(heap("used", "in use", runtime.totalMemory() - runtime.freeMemory()));
        families.add(heap("committed", "taken from the system", runtime.totalMemory()));
        families.add(heap("max", "at most to be taken", runtime.maxMemory()));
        ProcessHandle.Info process = ProcessHandle.current().info();
        process.totalCpuDuration()
                .ifPresent(cpu -> families.add(new Family.Counter(
                        "process_cpu_seconds_total", "CPU time, user and system, all threads.", seconds(cpu))));
        process.startInstant()
                .ifPresent(start -> families.add(new Family.Gauge(
                        "process_start_time_seconds",
                        "When the process began, since 1970.",
                        start.toEpochMilli() / 1e3)));
        number("status", RESIDENT)
                .ifPresent(kib -> families.add(new Family.Gauge(
                        "process_resident_memory_bytes", "Memory of the process in RAM.", kib * BYTES_PER_KIB)));
        number("limits", FILES_MAX)
                .ifPresent(max -> families.add(
                        new Family.Gauge("process_max_fds", "File descriptors that the process may have.", max)));
        openFiles()
                .ifPresent(open -> families.add(new Family.Gauge("process_open_fds", "File descriptors open.", open)));
        return families;
    }

    private static Family heap(String which, String words, long bytes) {
        return new Family.Gauge(
                "jvm_memory_" + which + "_bytes",
                "Memory of the Java heap " + words + ".",
                "area",
                Map.of("heap", (double) bytes));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static OptionalDouble number(String file, Pattern pattern) {
        try {
            Matcher found = pattern.matcher(Files.readString(PROC.resolve(file)));
            return found.find() ? OptionalDouble.of(Double.parseDouble(found.group(1))) : OptionalDouble.empty();
        } catch (IOException e) {
            return OptionalDouble.empty(); // not Linux
        }
    }

    private static OptionalDouble openFiles() {
        try (Stream<Path> open = Files.list(PROC.resolve("fd"))) {
            return OptionalDouble.of((double) open.count() - 1); // less the one that looks
        } catch (IOException e) {
            return OptionalDouble.empty(); // not Linux
        }
    }
}
