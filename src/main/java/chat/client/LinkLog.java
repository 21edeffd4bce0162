package chat.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * What happened to the connection, one event a line, appended to the file of {@code --log}. Never what people said.
 * Loop thread only; lines are rare, so each opens the file anew and none is lost in a buffer.
 */
@FunctionalInterface
interface LinkLog {
    LinkLog NONE = event -> {};

    void line(String event);

    /** Throws at once if the file cannot be written, while there still is a normal screen to say so on. */
    static LinkLog to(Path file, LongSupplier wallMillis) {
        LinkLog log = event -> {
            String line = Instant.ofEpochMilli(wallMillis.getAsLong()) + " " + event + "\n";
            try {
                Files.writeString(
                        file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        log.line("client_started");
        return log;
    }
}
