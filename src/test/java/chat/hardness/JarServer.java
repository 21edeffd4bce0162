package chat.hardness;

import chat.e2e.Await;
import chat.e2e.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged server as {@code bin/chat} starts it, in a JVM of its own with 64 MiB of heap, and what the system says about that process. Its log goes to a file in
 * {@code target/hardness}, because it gets long.
 */
final class JarServer implements AutoCloseable {
    private static final Pattern LISTENING =
            Pattern.compile("^Listening on 127\\.0\\.0\\.1:(\\d+)\\.", Pattern.MULTILINE);
    private static final Pattern TROUBLE = Pattern.compile("internal_fault|Exception|Error\\b");
    private static final long CLOCK_TICKS_PER_SECOND = 100; // what Linux shows to programs, whatever it counts itself

    private final Process process;
    private final Path log;
    private final int port;

    private JarServer(String name, String prelude, List<String> jvmOptions, List<String> options) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "hardness"));
            log = folder.resolve(name + ".log");
            Path out = folder.resolve(name + ".out");
            List<String> command = new ArrayList<>(List.of("bash", "-c", prelude + "exec \"$@\"", "bash"));
            command.addAll(List.of("bin/chat", "server", "--bind", "127.0.0.1", "--port", "0", "--history", "off"));
            command.addAll(options);
            ProcessBuilder builder = new ProcessBuilder(command);
            Map<String, String> environment = builder.environment();
            environment
                    .keySet()
                    .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CHAT_HEAP"));
            environment.put("CHAT_JAVA", Program.java().toString());
            environment.put("CHAT_JAR", Program.jarFile().toString());
            environment.put("CHAT_OPTS", String.join(" ", jvmOptions));
            process = builder.redirectOutput(out.toFile())
                    .redirectError(log.toFile())
                    .start();
            String listening = Await.until(
                    "line with the port",
                    () -> read(out),
                    told -> LISTENING.matcher(told).find());
            Matcher at = LISTENING.matcher(listening);
            port = at.find() ? Integer.parseInt(at.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server with these limits besides the defaults. */
    static JarServer start(String name, String... limits) {
        return new JarServer(name, "", List.of(), options(limits));
    }

    /** The same, after a line for bash that sets what the process inherits. */
    static JarServer startAfter(String prelude, String name, String... limits) {
        return new JarServer(name, prelude, List.of(), options(limits));
    }

    /** The same, with all of its heap in RAM from the start: what the process grows by later is not heap. */
    static JarServer startWithWholeHeap(String name, String... limits) {
        return new JarServer(name, "", List.of("-Xms64m", "-XX:+AlwaysPreTouch"), options(limits));
    }

    private static List<String> options(String... limits) {
        return Stream.of(limits).flatMap(limit -> Stream.of("--limit", limit)).toList();
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** How many lines of the log hold that. */
    long logged(String what) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.contains(what)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Faults of its own that it logged; empty in a good run. A loop that stalled is a matter of time, see {@link CpuWait}. */
    List<String> trouble() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(line -> TROUBLE.matcher(line).find()).limit(50).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time used so far, user and system, ms. */
    long cpuMillis() {
        String stat = read(Path.of("/proc/" + pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 1000 / CLOCK_TICKS_PER_SECOND;
    }

    /** Memory of the process that is in RAM now, KiB. */
    long residentKib() {
        return status("VmRSS");
    }

    /** The most it ever had, KiB. */
    long residentMostKib() {
        return status("VmHWM");
    }

    int descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
            return (int) open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of the objects that live, after a full collection. */
    long liveHeapBytes() {
        Path jcmd = Program.java().resolveSibling("jcmd");
        String histogram = outputOf(jcmd.toString(), Long.toString(pid()), "GC.class_histogram");
        Matcher total =
                Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE).matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("jcmd told no total: " + histogram);
        }
        return Long.parseLong(total.group(1));
    }

    /** SIGTERM; returns the exit code. */
    int stop() {
        process.destroy();
        Await.until("end of the server", process::isAlive, alive -> !alive);
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private long status(String row) {
        return read(Path.of("/proc/" + pid() + "/status"))
                .lines()
                .filter(line -> line.startsWith(row))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static String outputOf(String... command) {
        try {
            Process asked =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!asked.waitFor(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(String.join(" ", command) + " does not end");
            }
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
