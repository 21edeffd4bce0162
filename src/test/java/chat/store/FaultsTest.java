package chat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.hub.Invitation;
import chat.hub.KeyBook;
import chat.hub.KeyChange;
import chat.hub.MessageLog;
import chat.hub.Note;
import chat.hub.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that fail, fill up and stall; databases that are broken, newer, or somebody else's. */
class FaultsTest {
    @TempDir
    Path folder;

    private final Turns turns = new Turns();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final FaultyDisk disk = new FaultyDisk(told::add);

    @Test
    void after_a_failed_sync_nothing_is_acknowledged_and_a_restart_has_all_that_was() {
        try (SqliteLog log = SqliteLogTest.open(folder, turns, disk)) {
            turns.kept(log, Turns.draft(1, "kept"));
            disk.commitSyncFails = true;
            assertLost(log, 2);
            disk.commitSyncFails = false; // the next sync would go well, and that would mean nothing
            assertLost(log, 3);
            assertThat(turns.texts(log, "lobby")).containsExactly("kept");
        }
        try (SqliteLog log = SqliteLogTest.open(folder, turns)) {
            assertThat(turns.texts(log, "lobby")).containsExactly("kept");
            assertThat(turns.kept(log, Turns.draft(2, "again")).seq()).isEqualTo(2);
        }
    }

    @Test
    void a_sync_that_fails_while_the_log_is_carried_over_counts_too() throws InterruptedException {
        try (SqliteLog log = SqliteLogTest.open(folder, turns, disk)) {
            turns.kept(log, Turns.draft(1, "kept")); // the start has carried over what was there
            told.clear();
            disk.checkpointSyncFails = true;
            for (int i = 2; !told.contains("checkpoint"); i++) {
                assertThat(i).isLessThan(500);
                turns.say(log, Turns.draft(i, "m" + i));
            }
            assertLost(log, 1_000);
        }
    }

    private void assertLost(MessageLog log, long n) {
        Receipt receipt = turns.say(log, Turns.draft(n, "lost"));
        assertThat(receipt).isInstanceOf(Receipt.Lost.class);
        assertThat(((Receipt.Lost) receipt).sentence())
                .contains("chat.db", "SQLITE_IOERR_FSYNC")
                .doesNotContain("Exception");
    }

    @Test
    void a_full_disk_refuses_what_is_new_and_goes_on_by_itself() {
        String big = "x".repeat(100_000);
        try (SqliteLog log = SqliteLogTest.open(folder, turns, disk)) {
            turns.kept(log, Turns.draft(1, "early"));
            disk.pagesMax = 60;
            int n = 2;
            Receipt receipt = turns.say(log, Turns.draft(n, big));
            while (receipt instanceof Receipt.Committed) {
                n++;
                assertThat(n).isLessThan(20);
                receipt = turns.say(log, Turns.draft(n, big));
            }
            assertThat(receipt).isInstanceOf(Receipt.Refused.class);
            assertThat(((Receipt.Refused) receipt).sentence()).contains("no space left", "chat.db");
            assertThat(turns.texts(log, "lobby")).hasSize(n - 1).startsWith("early");
            assertThat(turns.hits(log, "early", "lobby")).hasSize(1);
            disk.pagesMax = 0;
            assertThat(turns.kept(log, Turns.draft(n, big)).seq()).isEqualTo(n);
        }
    }

    @Test
    void a_stalled_disk_holds_up_neither_the_loop_nor_readers() throws InterruptedException {
        try (SqliteLog log = SqliteLogTest.open(folder, turns, disk)) {
            turns.kept(log, Turns.draft(1, "before"));
            told.clear();
            CountDownLatch goesOn = new CountDownLatch(1);
            disk.stall = goesOn;
            List<Receipt> receipts = new ArrayList<>();
            int taken = 0;
            while (log.append(Turns.draft(taken + 2, "m" + taken), receipts::add)) {
                taken++;
            }
            assertThat(taken).isEqualTo(MessageLog.WRITES_WAITING_MAX);
            turns.turn(); // what one turn has written is handed over at its end
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("commit");
            assertThat(turns.texts(log, "lobby")).containsExactly("before");
            assertThat(turns.hits(log, "before", "lobby")).hasSize(1);
            assertThat(receipts).isEmpty();
            goesOn.countDown();
            turns.until("receipts", () -> receipts.size() == MessageLog.WRITES_WAITING_MAX);
            for (int i = 0; i < receipts.size(); i++) {
                assertThat(((Receipt.Committed) receipts.get(i)).entry().seq()).isEqualTo(i + 2L);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "all"})
    void a_damaged_database_is_named_left_alone_and_set_aside_only_when_asked(String where) throws Exception {
        fill();
        DataFolder data = DataFolder.make(folder.resolve("state"));
        byte[] bytes = Files.readAllBytes(data.database());
        byte[] rubbish = "rubbish ".repeat(512).getBytes(StandardCharsets.UTF_8);
        for (int at = where.equals("head") ? 0 : 4096; at < bytes.length; at += rubbish.length) {
            System.arraycopy(rubbish, 0, bytes, at, Math.min(rubbish.length, bytes.length - at));
            if (where.equals("head")) {
                break;
            }
        }
        Files.write(data.database(), bytes);
        assertProblem(data, StoreProblem.Kind.DAMAGED, data.database().toString(), "--repair");
        assertThat(Arrays.equals(Files.readAllBytes(data.database()), bytes))
                .as("left alone")
                .isTrue();
        Path aside = data.setAside(123);
        assertThat(aside.getFileName()).hasToString("chat.db.damaged-123");
        assertThat(Arrays.equals(Files.readAllBytes(aside), bytes)).isTrue();
        try (SqliteLog log = SqliteLog.open(data, turns)) {
            assertThat(turns.texts(log, "lobby")).isEmpty();
        }
    }

    @Test
    void a_newer_database_and_one_of_another_program_are_refused() throws Exception {
        fill();
        DataFolder data = DataFolder.make(folder.resolve("state"));
        run(data, "PRAGMA user_version = 99");
        assertProblem(data, StoreProblem.Kind.NEWER, "newer chat.jar", "99");
        run(data, "PRAGMA application_id = 7");
        assertProblem(data, StoreProblem.Kind.UNUSABLE, "another program");
    }

    @Test
    void a_database_of_the_first_version_is_brought_to_this_one_with_all_that_is_in_it() throws Exception {
        fill();
        DataFolder data = DataFolder.make(folder.resolve("state"));
        run(data, "ALTER TABLE note DROP COLUMN at");
        run(data, "DROP INDEX sender_device");
        run(data, "DROP TABLE sign_in_key");
        run(data, "DROP TABLE invitation");
        run(data, "INSERT INTO note VALUES ('user bob', 'ops')");
        run(data, "PRAGMA user_version = 1");
        try (SqliteLog log = SqliteLog.open(data, turns)) {
            assertThat(turns.texts(log, "lobby")).hasSize(50);
            assertThat(turns.<List<Note>>found(a -> log.notes("", a))).containsExactly(new Note("user bob", "ops"));
        }
    }

    @Test
    void a_database_from_before_there_were_keys_gets_tables_for_them() throws Exception {
        fill();
        DataFolder data = DataFolder.make(folder.resolve("state"));
        run(data, "DROP TABLE sign_in_key");
        run(data, "DROP TABLE invitation");
        run(data, "PRAGMA user_version = 3");
        Invitation one = new Invitation("1".repeat(64), "", 1, 2, "owner");
        try (SqliteLog log = SqliteLog.open(data, turns)) {
            assertThat(turns.texts(log, "lobby")).hasSize(50);
            assertThat(turns.<KeyBook.Kept>found(log.keys()::all)).isEqualTo(new KeyBook.Kept(List.of(), List.of()));
            turns.<KeyChange>found(a -> log.keys().keep(new KeyChange.Invited(one), a));
        }
        try (SqliteLog log = SqliteLog.open(data, turns)) {
            assertThat(turns.<KeyBook.Kept>found(log.keys()::all)).isEqualTo(new KeyBook.Kept(List.of(), List.of(one)));
        }
    }

    @Test
    void a_start_that_was_cut_off_begins_again() throws Exception {
        DataFolder data = DataFolder.make(folder.resolve("state"));
        Files.createFile(data.database());
        try (SqliteLog log = SqliteLog.open(data, turns)) {
            turns.kept(log, Turns.draft(1, "hello"));
        }
    }

    @Test
    void a_history_that_is_not_there_is_missing_and_not_made() {
        assertThatThrownBy(() -> DataFolder.existing(folder.resolve("none")))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("no history");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private void fill() {
        try (SqliteLog log = SqliteLogTest.open(folder, turns)) {
            for (int i = 1; i <= 50; i++) {
                turns.kept(log, Turns.draft(i, "word" + i));
            }
        }
    }

    private static void assertProblem(DataFolder data, StoreProblem.Kind kind, String... says) {
        assertThatThrownBy(() -> SqliteLog.open(data, new Turns()))
                .isInstanceOfSatisfying(
                        StoreProblem.class, p -> assertThat(p.kind()).isEqualTo(kind))
                .hasMessageContainingAll(says);
    }

    private static void run(DataFolder data, String sql) throws StoreProblem, SQLException, IOException {
        try (Sql open = new Sql(new org.sqlite.SQLiteConfig().createConnection("jdbc:sqlite:" + data.database()))) {
            open.run(sql);
        }
    }
}
