package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import chat.client.model.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptFilesTest {
    @TempDir
    Path folder;

    private final Transcript transcript = transcript();

    @Test
    void a_new_file_is_the_owners_alone() throws IOException {
        Path file = folder.resolve("said.txt");
        assertThat(TranscriptFiles.written(file.toString(), transcript)).isEqualTo("Saved 2 lines in " + file + ".");
        assertThat(Files.readString(file))
                .isEqualTo("2026-11-23 12:51:00 <bob> grüße\n2026-11-23 12:51:00 <carol> two\nlines\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void nothing_is_written_over() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.txt"), "precious");
        assertThat(TranscriptFiles.written(file.toString(), transcript))
                .isEqualTo("Not saved: " + file + " is there already, and nothing is written over. Give another name.");
        assertThat(Files.readString(file)).isEqualTo("precious");
        assertThat(TranscriptFiles.written(folder.toString(), transcript)).startsWith("Not saved: ");
    }

    @Test
    void what_cannot_be_is_said_in_a_sentence() {
        assertThat(TranscriptFiles.written(folder.resolve("no/where.txt").toString(), transcript))
                .isEqualTo("Not saved: there is no folder " + folder.resolve("no") + ".");
        assertThat(TranscriptFiles.written("a\u0000b", transcript)).endsWith(" is no name for a file.");
    }

    @Test
    void it_is_told_when_it_is_done() throws InterruptedException {
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        new TranscriptFiles(told::add).save(folder.resolve("later.txt").toString(), transcript);
        assertThat(told.poll(30, TimeUnit.SECONDS)).startsWith("Saved 2 lines in ");
    }

    @Test
    void what_is_being_written_is_waited_for_at_the_end() {
        TranscriptFiles files = new TranscriptFiles(sentence -> {});
        Path file = folder.resolve("whole.txt");
        files.save(file.toString(), transcript);
        assertThat(files.finished(30_000)).isTrue();
        assertThat(file).content().endsWith("two\nlines\n");
        assertThat(folder.toFile().list()).containsExactly("whole.txt");
    }

    @Test
    void what_does_not_get_done_is_not_waited_for_longer_than_is_said() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        TranscriptFiles files = new TranscriptFiles(sentence -> await(stuck));
        files.save(folder.resolve("said.txt").toString(), transcript);
        assertThat(files.finished(1)).isFalse();
        stuck.countDown();
        assertThat(files.finished(30_000)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Transcript transcript() {
        Desk desk = Desk.session().live("lobby", 1, "bob", "grüße").live("lobby", 2, "carol", "two\nlines");
        var log = desk.model.window().log();
        return new Transcript(log, log.size() - 2, log.size(), ZoneOffset.ofHours(1));
    }
}
