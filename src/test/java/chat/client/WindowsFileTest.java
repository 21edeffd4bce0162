package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Attention;
import chat.client.model.Desk;
import chat.client.model.Model;
import chat.client.model.Settings;
import chat.net.EventLoop;
import chat.sim.FakeTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsFileTest {
    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private final EventLoop loop = loop(time);
    private final List<String> trouble = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        loop.close();
    }

    @Test
    void what_changed_is_written_after_a_while_and_read_at_the_next_start() throws IOException {
        Path file = folder.resolve("new/windows.state");
        WindowsFile first = new WindowsFile(loop, file, trouble::add);
        Desk desk = new Desk(80, 24, Settings.Look.FULL);
        desk.model = first.restored(desk.model);
        first.changed(desk.model);
        pass(WindowsFile.DELAY_MILLIS + 1);
        assertThat(file).as("nothing has changed").doesNotExist();
        desk.welcomed()
                .opens("lobby", 0, 0)
                .opens("ops", 0, 0)
                .opens("@dave", 0, 0)
                .press("M-2")
                .type("drüben \"x\"")
                .press("M-Enter")
                .type("next");
        first.changed(desk.model);
        assertThat(file).as("not at once").doesNotExist();
        desk.type("!");
        first.changed(desk.model);
        pass(WindowsFile.DELAY_MILLIS + 1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).isEqualTo("""
                        # The windows of the chat client, for its next start.
                        shown\t2\t1
                        window\t1\troom\tlobby\t
                        window\t2\troom\tops\tdrüben "x"\\nnext!
                        window\t3\twith\tdave\t
                        """);
        Model next = start(file);
        assertThat(next.window().name()).isEqualTo("#ops");
        assertThat(next.composer().input().text()).isEqualTo("drüben \"x\"\nnext!");
        assertThat(next.windows().all()).hasSize(3);
        assertThat(trouble).isEmpty();
        assertThat(folder.resolve("new")).isDirectoryContaining(only -> only.equals(file));
    }

    @Test
    void what_rings_in_a_window_is_kept() throws IOException {
        Path file = folder.resolve("windows.state");
        WindowsFile windows = new WindowsFile(loop, file, trouble::add);
        Desk desk = new Desk(80, 24, Settings.Look.FULL);
        desk.model = windows.restored(desk.model);
        desk.welcomed().opens("lobby", 0, 0).opens("ops", 0, 0).press("M-2");
        desk.type("/notify none").press("Enter");
        windows.end(desk.model);
        assertThat(file).content().contains("window\t2\troom\tops\t\tnone\n");
        assertThat(start(file).window().level()).isEqualTo(Attention.Level.NONE);
    }

    @Test
    void the_end_writes_what_is_not_written_yet() throws IOException {
        Path file = folder.resolve("windows.state");
        WindowsFile windows = new WindowsFile(loop, file, trouble::add);
        Desk desk = new Desk(80, 24, Settings.Look.FULL);
        desk.model = windows.restored(desk.model);
        desk.type("unsent");
        windows.end(desk.model);
        assertThat(start(file).composer().input().text()).isEqualTo("unsent");
    }

    @Test
    void a_damaged_file_is_one_sentence_and_the_next_change_replaces_it() throws IOException {
        Path file = folder.resolve("windows.state");
        String good = "window\t2\troom\tops\ta draft\n";
        for (String damaged : new String[] {
            "",
            "window\t3\troom\tde",
            "window\tx\troom\tdev\t\n",
            "window\t3\troom\tno room\u0000\t\n",
            "window\t3\n",
            "window\t3\tplanet\tdev\t\n",
            "shown\tx\t1\n",
            "shown\t99999999999\t1\n",
            "\u0007\n"
        }) {
            trouble.clear();
            Files.writeString(file, damaged.isEmpty() ? "window" : good + damaged);
            Model model = start(file);
            assertThat(model.windows().all()).as(damaged).hasSize(damaged.isEmpty() ? 1 : 2);
            assertThat(trouble)
                    .as(damaged)
                    .containsExactly("Some windows or drafts of last time are lost: " + file + " was damaged.");
        }
        new WindowsFile(loop, file, trouble::add).end(new Desk(80, 24, Settings.Look.FULL).type("x").model);
        trouble.clear();
        assertThat(start(file).composer().input().text()).isEqualTo("x");
        assertThat(trouble).isEmpty();
    }

    @Test
    void whatever_bytes_there_are_it_starts() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("WindowsFileTest -Dseed=" + seed);
        Random random = new Random(seed);
        byte[] good = "# heading\nshown\t2\t1\nwindow\t2\troom\tops\tx\nnewer\t1\n".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("windows.state"), good);
        assertThat(start(file).window().name()).isEqualTo("#ops");
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = good.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(file, bytes);
            assertThat(start(file).windows().all()).isNotEmpty();
        }
    }

    @Test
    void what_cannot_be_written_is_said_once() throws IOException {
        Path file = Files.writeString(folder.resolve("plain"), "no folder").resolve("windows.state");
        WindowsFile windows = new WindowsFile(loop, file, trouble::add);
        Desk desk = new Desk(80, 24, Settings.Look.FULL);
        desk.model = windows.restored(desk.model);
        trouble.clear();
        for (int i = 0; i < 3; i++) {
            windows.changed(desk.type("x").model);
            pass(WindowsFile.DELAY_MILLIS + 1);
        }
        assertThat(trouble).hasSize(1);
        assertThat(trouble.get(0)).startsWith("Windows and drafts are not kept for the next start");
    }

    @Test
    void without_a_place_nothing_is_kept() {
        WindowsFile windows = new WindowsFile(loop, null, trouble::add);
        Desk desk = new Desk(80, 24, Settings.Look.FULL);
        desk.model = windows.restored(desk.model);
        windows.changed(desk.type("x").model);
        windows.end(desk.model);
        assertThat(trouble).isEmpty();
    }

    private Model start(Path file) {
        return new WindowsFile(loop, file, trouble::add).restored(new Desk(80, 24, Settings.Look.FULL).model);
    }

    private void pass(long millis) throws IOException {
        time.advanceMillis(millis);
        loop.turn(0);
        loop.turn(0);
    }

    private static EventLoop loop(FakeTime time) {
        try {
            return new EventLoop(time);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
