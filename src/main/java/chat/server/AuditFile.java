package chat.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What was done by right, a line each, in a file for the server's user alone; one before it is kept. The thread of {@link BackgroundLines} writes, any other
 * may read. A disk that takes nothing costs lines and nothing else.
 */
final class AuditFile extends OutputStream {
    /** A file is not begun anew before it has so many bytes, and then is. */
    static final long BYTES_MAX = 1024 * 1024;

    private final Path file;
    private final Path before;
    private final EventLog log;

    AuditFile(Path folder, EventLog log) {
        this.file = folder.resolve("audit.log");
        this.before = folder.resolve("audit.log.1");
        this.log = log;
    }

    @Override
    public void write(int oneByte) {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            if (Files.exists(file) && Files.size(file) >= BYTES_MAX) {
                Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
            }
            try (SeekableByteChannel out = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
            }
        } catch (IOException e) {
            log.event("audit_failed", "cause", e.getMessage());
        }
    }

    /** The last lines, the oldest first; what is being written may be missing. */
    List<String> last(int linesMax) {
        List<String> lines = new ArrayList<>();
        for (Path each : List.of(before, file)) {
            try {
                if (Files.exists(each)) {
                    lines.addAll(Files.readAllLines(each, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                lines.add("Cannot read " + each + ": " + e.getMessage() + ".");
            }
        }
        return lines.subList(Math.max(0, lines.size() - linesMax), lines.size());
    }
}
