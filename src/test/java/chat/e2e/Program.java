package chat.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process of this machine with pipes for its three streams, killed at the latest when closed. It keeps its state in a folder of its own,
 * which goes with it, and never in the home folder. Two threads collect the
 * lines that it prints; everything else is for the thread of the test.
 */
public final class Program implements AutoCloseable {
    private final Process process;
    private final Path state;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;

    private Program(Process process, Path state) {
        this.process = process;
        this.state = state;
        this.readers = List.of(collect(process.getInputStream(), out), collect(process.getErrorStream(), err));
    }

    /** The jar under test with these arguments, on the Java that runs the test. */
    public static Program jar(String... args) {
        return start(jarCommand(args));
    }

    /** What to type for it: {@code /…/bin/java -jar /…/chat.jar args}. */
    public static List<String> jarCommand(String... args) {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.add("-jar");
        command.add(jarFile().toString());
        command.addAll(List.of(args));
        return command;
    }

    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    public static Path jarFile() {
        return Path.of(System.getProperty("chat.jar", "target/chat.jar")).toAbsolutePath();
    }

    public static Program start(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            Path state = Files.createTempDirectory("chat-state");
            builder.environment().put("XDG_STATE_HOME", state.toString());
            builder.environment().put("XDG_CONFIG_HOME", state.resolve("config").toString());
            return new Program(builder.start(), state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines of standard output so far. */
    public List<String> out() {
        return List.copyOf(out);
    }

    /** All lines of standard error so far. */
    public List<String> err() {
        return List.copyOf(err);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for a line of standard output that contains a match, and returns the match. */
    public Matcher awaitOut(String regex) {
        Pattern pattern = Pattern.compile(regex);
        Await.until("line like " + regex, this::told, seen -> out.stream().anyMatch(pattern.asPredicate()));
        return out.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow();
    }

    /** Writes a line to its standard input. */
    public void type(String line) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(told(), e);
        }
    }

    /** The end of its standard input. */
    public void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM, which is what {@code kill}, systemd and a container's stop send. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for the end and for the rest of what it printed; returns the exit code. */
    public int awaitExit() {
        try {
            Await.until("end of the process", this::told, seen -> !process.isAlive());
            for (Thread reader : readers) {
                reader.join(TimeUnit.SECONDS.toMillis(5));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For messages: all that was printed. */
    public String told() {
        return "stdout:\n" + String.join("\n", out) + "\nstderr:\n" + String.join("\n", err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try (Stream<Path> files = Files.walk(state)) {
            process.waitFor();
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException leftOver) {
            // The machine's own cleaning of temporary files takes it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread collect(InputStream from, List<String> lines) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader in = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                        in.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException closed) {
                        // The process was killed under the read; what it printed before that is kept.
                    }
                },
                "output");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }
}
