package chat.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what anybody writes to {@code System.err} off the full screen: into a file that is made only if something comes.
 * Closing gives the real stream back and says on it where the file is.
 */
final class StrayErrors implements AutoCloseable {
    private final PrintStream before;
    private final Sink sink;

    private StrayErrors(PrintStream before, Sink sink) {
        this.before = before;
        this.sink = sink;
    }

    /** From now on. Without a file what comes is dropped: the alternative is a spoilt screen. */
    static StrayErrors divert(@Nullable Path file) {
        StrayErrors errors = new StrayErrors(System.err, new Sink(file));
        System.setErr(new PrintStream(errors.sink, true, StandardCharsets.UTF_8));
        return errors;
    }

    @Override
    public void close() {
        System.setErr(before);
        if (sink.used) {
            before.println("chat: warnings were written to " + sink.file + ".");
        }
    }

    private static final class Sink extends OutputStream {
        private final @Nullable Path file;
        private volatile boolean used;

        Sink(@Nullable Path file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (file != null) {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                try (OutputStream out =
                        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                    out.write(bytes, from, count);
                }
                used = true;
            }
        }
    }
}
