package chat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.Tag;
import chat.protocol.TextKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices, numbers and journals on a real disk. A kill is played by not closing, and by files cut off anywhere. */
class InstallationTest {
    private static final long NOW = 1_795_420_801_000L;
    private static final Place LOBBY = new Place.InRoom(RoomName.LOBBY);

    private final ClientSettings settings = ClientSettings.of("chat.example.org", 5050, "alice");
    private final List<String> troubles = new ArrayList<>();

    @TempDir
    Path temporary;

    @Test
    void a_device_keeps_its_secret_and_never_uses_a_number_twice() throws IOException {
        chat.protocol.DeviceId device;
        long n;
        try (Installation first = open(NOW)) {
            device = first.device();
            n = add(first, 1, "hello").n();
            assertThat(n).isGreaterThanOrEqualTo(NOW);
        }
        try (Installation later = open(NOW - 100_000_000)) { // the clock went back
            assertThat(later.device()).isEqualTo(device);
            assertThat(add(later, 1, "hello").n()).isGreaterThan(n);
        }
    }

    @Test
    void more_numbers_than_were_reserved_are_fine() throws IOException {
        long n = 0;
        try (Installation installation = open(NOW)) {
            for (int i = 0; i < 3 * DeviceFile.RESERVED_NUMBERS; i++) {
                OwnLine line = add(installation, i + 1, "x");
                assertThat(line.n()).isGreaterThan(n);
                n = line.n();
                installation.lines().settled(n);
            }
        }
        try (Installation later = open(0)) {
            assertThat(add(later, 1, "x").n()).isGreaterThan(n);
        }
    }

    @Test
    void two_at_once_are_two_devices_and_the_next_one_takes_the_first_again() throws IOException {
        try (Installation one = open(NOW)) {
            try (Installation other = open(NOW)) {
                assertThat(other.device()).isNotEqualTo(one.device());
                assertThat(other.device().installation()).isEqualTo(one.device().installation());
                add(one, 1, "from one");
                add(other, 1, "from the other");
            }
            try (Installation again = open(NOW)) {
                assertThat(texts(again)).containsExactly("from the other");
            }
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void what_was_not_delivered_is_there_after_a_kill_with_its_number() throws IOException {
        Installation killed = open(NOW);
        OwnLine first = add(killed, 1, "two\nlines\tand \\n");
        OwnLine second = Objects.requireNonNull(
                killed.lines().add(2, new Place.With("Zoë"), TextKind.ACTION, "waves 👋", NOW + 1, "alice"));
        OwnLine third = add(killed, 3, "delivered");
        OwnLine fourth = add(killed, 4, "refused");
        killed.lines().sent(first, "alice");
        killed.lines().delivered(Tag.of(killed.device(), third.n()));
        killed.lines().refused(fourth.n(), "You may not.");
        release(killed);
        try (Installation later = open(NOW)) {
            List<OwnLine> lines = later.lines().all();
            assertThat(lines)
                    .containsExactly(
                            restored(first).sentAs("alice"),
                            restored(second),
                            restored(fourth).refused("You may not."));
            assertThat(later.lines().waiting()).hasSize(2);
            assertThat(later.lines().delivered(Tag.of(later.device(), second.n())))
                    .isEqualTo(restored(second));
        }
    }

    @Test
    void a_journal_of_the_first_version_does_not_say_who_wrote_and_is_read() {
        String fields = "line\t7\t99\ttext\troom\tlobby\t\t\thello";
        CRC32 sum = new CRC32();
        sum.update(fields.getBytes(StandardCharsets.UTF_8));
        assertThat(JournalRecord.read(fields + "\t" + HexFormat.of().toHexDigits((int) sum.getValue())))
                .get()
                .isInstanceOfSatisfying(JournalRecord.Said.Kept.class, kept -> {
                    assertThat(kept.line().text()).isEqualTo("hello");
                    assertThat(kept.line().writtenAs()).isEmpty();
                    assertThat(kept.line().barred("anybody")).isEmpty();
                });
    }

    @Test
    void another_server_or_user_has_a_journal_of_its_own_and_numbers_of_the_same_device() throws IOException {
        long n;
        try (Installation alice = open(NOW)) {
            n = add(alice, 1, "for alice's server").n();
        }
        ClientSettings other = ClientSettings.of("other.example.org", 5050, "alice");
        try (Installation elsewhere = Installation.open(folder(), other, NOW, troubles::add)) {
            assertThat(elsewhere.lines().all()).isEmpty();
            assertThat(add(elsewhere, 1, "x").n()).isGreaterThan(n);
        }
    }

    @Test
    void a_device_with_something_left_over_is_taken_first() throws IOException {
        try (Installation one = open(NOW);
                Installation other = open(NOW)) {
            add(other, 1, "left over");
            assertThat(one.lines().all()).isEmpty();
        }
        try (Installation later = open(NOW)) {
            assertThat(texts(later)).containsExactly("left over");
        }
    }

    @Test
    void all_devices_with_something_left_over_are_taken_but_those_that_live() throws IOException {
        List<Installation> killed = List.of(open(NOW), open(NOW), open(NOW), open(NOW));
        for (int i = 0; i < 4; i++) {
            add(killed.get(i), 1, "from " + i);
        }
        release(killed.get(1));
        release(killed.get(2));
        ClientSettings other = ClientSettings.of("other.example.org", 5050, "alice");
        try (Installation elsewhere = Installation.open(folder(), other, NOW, troubles::add)) {
            assertThat(elsewhere.lines().all()).isEmpty();
            assertThat(elsewhere.leftBehind()).isEmpty();
        }
        try (Installation later = open(NOW)) {
            assertThat(texts(later)).containsExactly("from 1");
            assertThat(later.device()).isEqualTo(killed.get(1).device());
            assertThat(later.leftBehind()).singleElement().satisfies(left -> {
                assertThat(texts(left)).containsExactly("from 2");
                assertThat(left.device()).isEqualTo(killed.get(2).device());
                assertThat(left.lines().all().get(0).id())
                        .as("an id of its own, also for the same number")
                        .isEqualTo(-(2L << 53) - left.lines().all().get(0).n());
            });
            try (Installation another = open(NOW)) {
                assertThat(another.lines().all()).isEmpty();
                assertThat(another.leftBehind()).isEmpty();
            }
        }
        release(killed.get(0));
        release(killed.get(3));
        try (Installation later = open(NOW)) {
            assertThat(later.leftBehind()).hasSize(3);
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void a_journal_cut_off_anywhere_gives_back_all_that_is_whole() throws IOException {
        try (Installation installation = open(NOW)) {
            for (int i = 1; i <= 5; i++) {
                add(installation, i, "line " + i + " é");
            }
        }
        Path file = journal();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            String kept = new String(whole, 0, length, StandardCharsets.UTF_8);
            long records =
                    kept.lines().filter(line -> line.startsWith("line\t")).count();
            try (Installation cut = open(NOW)) {
                assertThat((long) cut.lines().all().size())
                        .as("cut at %d", length)
                        .isBetween(kept.endsWith("\n") ? records : records - 1, records);
            }
        }
    }

    @Test
    void garbage_in_a_journal_is_passed_over() throws IOException {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("InstallationTest seed=" + seed);
        Random random = new Random(seed);
        try (Installation installation = open(NOW)) {
            for (int i = 1; i <= 20; i++) {
                add(installation, i, "line " + i);
            }
        }
        Path file = journal();
        byte[] whole = Files.readAllBytes(file);
        for (int round = 0; round < 300; round++) {
            byte[] spoilt = whole.clone();
            spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, spoilt);
            try (Installation opened = open(NOW)) {
                assertThat(opened.lines().all().size()).as("seed %d", seed).isBetween(18, 20);
                assertThat(opened.lines().all())
                        .allSatisfy(line -> assertThat(line.text())
                                .isEqualTo("line "
                                        + (line.n()
                                                - opened.lines().all().get(0).n()
                                                + number(opened))));
            }
        }
    }

    @Test
    void a_long_life_does_not_make_a_long_file() throws IOException {
        String text = "x".repeat(1_000);
        try (Installation installation = open(NOW)) {
            add(installation, 1, "waits for ever");
            for (int i = 2; i < 5_000; i++) {
                installation.lines().settled(add(installation, i, text).n());
            }
            assertThat(Files.size(journal())).isLessThan(2 * JournalFile.SLACK_BYTES_MAX);
        }
        try (Installation later = open(NOW)) {
            assertThat(texts(later)).containsExactly("waits for ever");
        }
    }

    @Test
    void an_idle_journal_is_empty_and_files_are_for_their_owner_alone() throws IOException {
        try (Installation installation = open(NOW)) {
            installation.lines().settled(add(installation, 1, "x").n());
            assertThat(Files.size(journal())).isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal())))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("device-1"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void without_a_folder_it_works_and_says_so_once() throws IOException {
        Path file = temporary.resolve("file");
        Files.writeString(file, "no folder", StandardCharsets.UTF_8);
        try (Installation installation = Installation.open(file, settings, NOW, troubles::add)) {
            assertThat(troubles).singleElement().asString().contains("cannot be used");
            OwnLine line = add(installation, 1, "x");
            assertThat(installation.lines().delivered(Tag.of(installation.device(), line.n())))
                    .isEqualTo(line);
        }
        assertThatCode(() ->
                        Installation.open(null, settings, NOW, troubles::add).close())
                .doesNotThrowAnyException();
    }

    @Test
    void a_line_too_many_is_refused() throws IOException {
        try (Installation installation = Installation.inMemory(NOW)) {
            for (int i = 0; i < OwnLines.LINES_MAX; i++) {
                add(installation, i + 1, "x");
            }
            assertThat(installation.lines().add(9_999, LOBBY, TextKind.TEXT, "x", NOW, "alice"))
                    .isNull();
        }
    }

    @Test
    void a_line_said_anew_has_another_number_and_is_kept_once() throws IOException {
        try (Installation installation = open(NOW)) {
            OwnLine line = add(installation, 1, "again");
            installation.lines().refused(line.n(), "No.");
            OwnLine anew = Objects.requireNonNull(installation.lines().renumbered(line.n()));
            assertThat(anew.n()).isGreaterThan(line.n());
            assertThat(installation.lines().byId(1)).isEqualTo(anew);
        }
        try (Installation later = open(NOW)) {
            assertThat(later.lines().waiting()).hasSize(1);
        }
    }

    private Installation open(long wallMillis) {
        return Installation.open(folder(), settings, wallMillis, troubles::add);
    }

    private Path folder() {
        return temporary.resolve("chat").resolve("client");
    }

    private Path journal() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static OwnLine add(Installation installation, long id, String text) {
        return Objects.requireNonNull(installation.lines().add(id, LOBBY, TextKind.TEXT, text, NOW, "alice"));
    }

    private static OwnLine restored(OwnLine line) {
        return new OwnLine(
                line.n(), -line.n(), line.place(), line.kind(), line.text(), line.atMillis(), "alice", "", "");
    }

    private static List<String> texts(Installation installation) {
        return installation.lines().all().stream().map(OwnLine::text).toList();
    }

    /** Which of them the first one is. */
    private static long number(Installation installation) {
        return Long.parseLong(texts(installation).get(0).substring("line ".length()));
    }

    /** What the system does for a killed process: its locks go. The journal was not closed in any other way. */
    private static void release(Installation killed) throws IOException {
        killed.close();
    }
}
