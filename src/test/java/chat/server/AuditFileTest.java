package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {
    @TempDir
    Path folder;

    private final List<String> events = new ArrayList<>();

    @Test
    void a_full_file_is_begun_anew_and_one_before_it_kept() throws IOException {
        AuditFile audit = audit();
        String line = "x".repeat(1023) + "\n";
        for (int i = 0; i < AuditFile.BYTES_MAX / line.length() - 1; i++) {
            write(audit, line);
        }
        write(audit, "y".repeat(1022) + "\n"); // one byte less than the bound
        write(audit, "the last of the first\n");
        assertThat(folder.resolve("audit.log.1")).doesNotExist();
        write(audit, "the first of the second\n");
        assertThat(folder.resolve("audit.log")).hasContent("the first of the second\n");
        assertThat(audit.last(2)).containsExactly("the last of the first", "the first of the second");
        Files.write(folder.resolve("audit.log"), new byte[(int) AuditFile.BYTES_MAX]);
        write(audit, "the first of the third\n");
        assertThat(audit.last(1)).containsExactly("the first of the third");
        assertThat(audit.last(10_000)).noneMatch(known -> known.contains("of the first"));
        assertThat(events).isEmpty();
    }

    @Test
    void both_files_are_for_the_server_s_user_alone() throws IOException {
        AuditFile audit = audit();
        write(audit, "a line\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("audit.log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_folder_that_takes_nothing_costs_the_line_and_is_told() throws IOException {
        Files.createDirectory(folder.resolve("audit.log"));
        write(audit(), "a line\n");
        assertThat(events).singleElement().asString().contains("audit_failed");
    }

    private AuditFile audit() {
        return new AuditFile(folder, new EventLog(events::add, () -> 0));
    }

    private static void write(AuditFile audit, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        audit.write(bytes, 0, bytes.length);
    }
}
