package chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdCommandTest {
    @TempDir
    Path folder;

    @Test
    void this_machine_says_in_which_groups_we_are() throws Exception {
        Process id = new ProcessBuilder("id", "-gn").start();
        String group = new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(new IdCommand("id").groups(System.getProperty("user.name"))).contains(group);
    }

    @Test
    void whom_the_machine_does_not_know_and_what_is_no_login_is_in_no_group() throws Exception {
        IdCommand id = new IdCommand("id");
        assertThat(id.groups("nobody-is-called-so")).isEmpty();
        assertThat(id.groups("--help")).isEmpty();
        assertThat(id.groups("0")).isEmpty();
        assertThat(id.groups("")).isEmpty();
        assertThat(id.groups("root; true")).isEmpty();
    }

    /** Of who is in "site ops" alone. */
    @Test
    void a_group_with_a_blank_in_its_name_is_no_other_group() throws Exception {
        assertThat(speaking("[ $1 = -Gnz ] && printf 'site ops\\0users\\0'").groups("anna"))
                .containsExactlyInAnyOrder("site ops", "users");
    }

    @Test
    void an_id_that_cannot_tell_them_apart_is_believed_only_if_there_is_no_blank() throws Exception {
        assertThat(speaking("case $1 in -Gn) echo ops users;; -G) echo 10 100;; *) exit 1;; esac")
                        .groups("anna"))
                .containsExactlyInAnyOrder("ops", "users");
        assertThatThrownBy(() -> speaking("case $1 in -Gn) echo site ops users;; -G) echo 10 100;; *) exit 1;; esac")
                        .groups("anna"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("blanks");
    }

    @Test
    void two_groups_of_one_name_are_one() throws Exception {
        assertThat(speaking("case $1 in -Gn) echo ops ops;; -G) echo 10 11;; *) exit 1;; esac")
                        .groups("anna"))
                .containsExactly("ops");
    }

    private IdCommand speaking(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("id"), "#!/bin/sh\n" + script + "\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new IdCommand(program.toString());
    }
}
