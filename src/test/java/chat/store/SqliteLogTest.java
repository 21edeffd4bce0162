package chat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.e2e.Await;
import chat.hub.LogEntry;
import chat.hub.MessageLog;
import chat.hub.PageRequest;
import chat.hub.ReadMark;
import chat.hub.Receipt;
import chat.hub.Retention;
import chat.hub.RoomChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The durable log keeps the contract, over restarts, in a folder for its owner alone. */
class SqliteLogTest {
    @Nested
    class Contract extends MessageLogContract {
        @TempDir
        Path folder;

        @Override
        MessageLog open() {
            return SqliteLogTest.open(folder, turns);
        }
    }

    @Nested
    class Searching extends SearchContract {
        @TempDir
        Path folder;

        @Override
        MessageLog open(Turns turns) {
            return SqliteLogTest.open(folder, turns);
        }
    }

    @TempDir
    Path folder;

    private final Turns turns = new Turns();

    static SqliteLog open(Path folder, Turns turns) {
        return open(folder, turns, Disk.REAL);
    }

    static SqliteLog open(Path folder, Turns turns, Disk disk) {
        try {
            return SqliteLog.open(DataFolder.make(folder.resolve("state")), turns, disk);
        } catch (StoreProblem e) {
            throw new AssertionError(e.sentence());
        }
    }

    /** As a process that is killed leaves them: the database without what is only in SQLite's log. */
    @Test
    void the_log_of_one_that_was_killed_is_carried_over_at_the_next_start() throws Exception {
        String text = "said before the kill" + "x".repeat(100_000);
        Path killed = Files.createDirectory(folder.resolve("killed"));
        try (SqliteLog log = open(folder, turns)) {
            turns.kept(log, Turns.draft(1, text));
            Path state = Files.createDirectories(killed.resolve("state"));
            for (String file : new String[] {"chat.db", "chat.db-wal"}) {
                Files.copy(folder.resolve("state").resolve(file), state.resolve(file));
            }
        }
        Path database = killed.resolve("state").resolve("chat.db");
        long before = Files.size(database);
        try (SqliteLog log = open(killed, turns)) {
            assertThat(turns.texts(log, "lobby")).containsExactly(text);
            Await.until("a database that has grown", () -> sizeOf(database), size -> size > before);
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everything_is_there_after_a_restart() {
        String epoch;
        List<LogEntry> before;
        try (SqliteLog log = open(folder, turns)) {
            epoch = log.epoch();
            turns.kept(log, Turns.draft(1, "hello"));
            turns.changed(log, new RoomChange.Topic("lobby", "tea"));
            turns.mark(log, new ReadMark("bob", "lobby", 1));
            turns.kept(log, Turns.draft("den", "bob", 1, "in the den"));
            turns.changed(log, new RoomChange.Delete("den"));
            before = turns.page(log, "lobby", new PageRequest.Latest(), 9).entries();
        }
        try (SqliteLog log = open(folder, turns)) {
            assertThat(log.epoch()).isEqualTo(epoch).hasSize(36);
            assertThat(turns.page(log, "lobby", new PageRequest.Latest(), 9).entries())
                    .isEqualTo(before);
            assertThat(turns.say(log, Turns.draft(1, "hello"))).isEqualTo(new Receipt.Duplicate(before.get(0)));
            assertThat(turns.found(log::rooms))
                    .singleElement()
                    .matches(r -> r.topic().equals("tea"));
            assertThat(turns.marks(log, "bob")).containsExactly(new ReadMark("bob", "lobby", 1));
            assertThat(turns.hits(log, "hello", "lobby")).hasSize(1);
            assertThat(turns.kept(log, Turns.draft("den", "bob", 2, "x")).seq()).isEqualTo(2);
            assertThat(turns.kept(log, Turns.draft(2, "next")).seq()).isEqualTo(2);
        }
    }

    @Test
    void what_was_taken_is_kept_when_it_is_closed_at_once() {
        try (SqliteLog log = open(folder, turns)) {
            for (int i = 1; i <= 1_000; i++) {
                log.append(Turns.draft(i, "m" + i), r -> {});
            }
        }
        try (SqliteLog log = open(folder, turns)) {
            assertThat(turns.found(log::rooms).get(0).lastSeq()).isEqualTo(1_000);
        }
    }

    @Test
    void what_is_too_much_goes_until_it_fits() {
        try (SqliteLog log = open(folder, turns)) {
            List<Receipt> receipts = new ArrayList<>();
            for (int i = 1; i <= 2_000; i++) {
                log.append(Turns.draft(i, "word" + i + " " + "x".repeat(1_000)), receipts::add);
            }
            turns.until("receipts", () -> receipts.size() == 2_000);
            long removed = turns.removed(log, new Retention(Retention.ANY, 1_500_000), Turns.T0);
            assertThat(removed).isBetween(500L, 1_500L);
            List<LogEntry> left =
                    turns.page(log, "lobby", new PageRequest.After(0), 1).entries();
            assertThat(left.get(0).seq()).isEqualTo(removed + 1);
            assertThat(turns.hits(log, "word" + removed, "lobby")).isEmpty();
            assertThat(turns.hits(log, "word" + (removed + 1), "lobby")).hasSize(1);
            assertThat(turns.say(log, Turns.draft(1, "word1 " + "x".repeat(1_000))))
                    .isInstanceOf(Receipt.Duplicate.class);
        }
    }

    @Test
    void the_folder_and_all_in_it_are_for_the_owner_alone() throws Exception {
        try (SqliteLog log = open(folder, turns)) {
            turns.kept(log, Turns.draft(1, "hello"));
            Path state = folder.resolve("state");
            assertThat(mode(state)).isEqualTo("rwx------");
            assertThat(mode(state.resolve("lib"))).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(state)) {
                assertThat(files.filter(Files::isRegularFile))
                        .hasSize(4) // database, its log, its index of the log, the lock
                        .allSatisfy(f -> assertThat(mode(f)).isEqualTo("rw-------"));
            }
            try (Stream<Path> libraries = Files.list(state.resolve("lib"))) {
                assertThat(libraries).singleElement().asString().contains("sqlitejdbc");
            }
        }
    }

    @Test
    void a_folder_that_others_may_write_is_refused() throws Exception {
        Path state = Files.createDirectory(folder.resolve("state"));
        for (String mode : List.of("rwxrwx---", "rwx----w-")) {
            Files.setPosixFilePermissions(state, PosixFilePermissions.fromString(mode));
            assertThatThrownBy(() -> DataFolder.make(state))
                    .isInstanceOf(StoreProblem.class)
                    .hasMessageContainingAll("Others may write", state.toString(), "--data-dir");
        }
    }

    @Test
    void a_second_server_on_the_same_folder_is_refused() throws Exception {
        DataFolder data = DataFolder.make(folder.resolve("state"));
        try (SqliteLog log = SqliteLog.open(data, turns)) {
            turns.kept(log, Turns.draft(1, "hello"));
            assertThatThrownBy(() -> SqliteLog.open(data, turns)).hasMessageContaining("Another server");
        }
        SqliteLog.open(data, turns).close();
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
