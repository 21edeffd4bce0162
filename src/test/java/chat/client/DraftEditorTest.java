package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real small programs in the editor's place; the "loop" is whatever thread they end on. */
class DraftEditorTest {
    @TempDir
    Path folder;

    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();

    @Test
    void the_draft_goes_out_in_a_file_for_the_user_alone_and_what_is_there_afterwards_comes_back() throws Exception {
        String look = "look() { stat -c '%a %n' \"$1\" > seen; stat -c %a \"${1%/*}\" >> seen; cat \"$1\" >> seen;"
                + " printf 'new\\ntext\\n' > \"$1\"; touch \"$1~\"; }; cd " + folder + "; look";
        assertThat(edited(look, "the draft")).isEqualTo(new Event.Edited("new\ntext\n", ""));
        List<String> seen = Files.readAllLines(folder.resolve("seen"), StandardCharsets.UTF_8);
        assertThat(seen).hasSize(3).element(0).asString().startsWith("600 ").endsWith("message.txt");
        assertThat(seen).endsWith("700", "the draft");
        assertThat(left()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place())))
                .isEqualTo("rwx------");
    }

    @Test
    void what_fails_leaves_the_draft_and_no_file() throws Exception {
        assertThat(edited("/no/such/editor -x", "d"))
                .isEqualTo(new Event.Edited(
                        null, "There is no editor /no/such/editor -x: set VISUAL or EDITOR. The draft is as it was."));
        assertThat(edited("exit 3;", "d"))
                .isEqualTo(new Event.Edited(null, "The editor ended with exit code 3: the draft is as it was."));
        assertThat(edited("rm", "d"))
                .isEqualTo(new Event.Edited(null, "The editor left no file: the draft is as it was."));
        assertThat(edited("printf '\\377\\376' >", "d"))
                .isEqualTo(new Event.Edited(null, "What the editor wrote is not UTF-8: the draft is as it was."));
        assertThat(left()).isEmpty();
    }

    @Test
    void more_than_any_message_is_cut_between_characters() throws Exception {
        Event.Edited cut = (Event.Edited) edited("yes aä | head -n 20000 >", "d");
        assertThat(cut.problem()).isEqualTo("Only the first 64 KiB were taken.");
        assertThat(String.valueOf(cut.text()).getBytes(StandardCharsets.UTF_8)).hasSizeBetween(65_533, 65_536);
    }

    @Test
    void without_a_place_for_the_file_no_editor_begins() throws Exception {
        try (DraftEditor editor = editor("touch " + folder + "/ran;", null)) {
            editor.edit("d");
            assertThat(told.take())
                    .isInstanceOfSatisfying(
                            Event.Edited.class,
                            edited -> assertThat(edited.problem()).endsWith("The draft is as it was."));
        }
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void leaving_ends_the_editor_and_removes_its_file() throws Exception {
        Path pid = folder.resolve("pid");
        try (DraftEditor editor = editor(
                "echo $$ > " + folder + "/part; mv " + folder + "/part " + pid + "; exec sleep 600; :", place())) {
            editor.edit("secret");
            until(pid);
            assertThat(editor.running()).isTrue();
            assertThat(left()).hasSize(1);
        }
        assertThat(left()).isEmpty();
        assertThat(told).isEmpty();
        long child =
                Long.parseLong(Files.readString(pid, StandardCharsets.UTF_8).strip());
        ProcessHandle.of(child)
                .ifPresent(process ->
                        process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }

    private Event edited(String command, String draft) throws InterruptedException {
        try (DraftEditor editor = editor(command, place())) {
            editor.edit(draft);
            Event event = told.poll(20, TimeUnit.SECONDS);
            assertThat(editor.running()).isFalse();
            assertThat(event).as("told in 20 s").isNotNull();
            return event;
        }
    }

    private DraftEditor editor(String command, @Nullable Path place) {
        return new DraftEditor(command, place, Runnable::run, told::add);
    }

    private Path place() {
        return folder.resolve("chat");
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(place())) {
            return files.toList();
        }
    }

    private static void until(Path file) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(file)) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
