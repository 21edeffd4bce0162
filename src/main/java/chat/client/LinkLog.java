package chat.client;

import chat.net.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * What happened to the connection, one event a line, appended to the file of {@code --log}. Never what people said.
 * Loop thread only; lines are rare, so each opens the file anew and none is lost in a buffer.
 */
@FunctionalInterface
interface LinkLog {
    LinkLog NONE = event -> {};

    void line(String event);

    /** Into the file that the settings name, if they do. */
    static LinkLog of(ClientSettings settings, TimeSource time) {
        Path file = settings.log();
        return file == null
                ? NONE
                : event -> append(file, Instant.ofEpochMilli(time.wallMillis()) + " " + event + "\n");
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            // The command line made sure that the file can be written; a disk that fills up later must not end a chat.
        }
    }
}
