package chat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.hub.PageRequest;
import chat.hub.Receipt;
import chat.hub.RoomChange;
import chat.protocol.HistoryLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export, import, purge and counts, each beside an open log that goes on being written to. */
class ArchiveTest {
    @TempDir
    Path folder;

    private final Turns turns = new Turns();

    @Test
    void what_is_exported_and_imported_is_the_same_history() throws Exception {
        try (SqliteLog log = SqliteLogTest.open(folder, turns)) {
            fill(log);
            turns.changed(log, new RoomChange.Topic("ops", "Deploy \"freeze\""));
            List<String> lines = export(state(), Which.ALL);
            assertThat(lines)
                    .contains("{\"room\":\"ops\",\"topic\":\"Deploy \\\"freeze\\\"\",\"created\":1700000002000}");
            assertThat(lines)
                    .contains("{\"room\":\"lobby\",\"seq\":1,\"at\":1700000001000,\"user\":\"alice\","
                            + "\"device\":\"alice-phone\",\"n\":1,\"text\":\"first\"}");
            Path other = folder.resolve("other");
            assertThat(take(other.resolve("state"), lines)).isEqualTo(6);
            assertThat(export(other.resolve("state"), Which.ALL)).isEqualTo(lines);
            assertThat(take(other.resolve("state"), lines)).as("again").isZero();
            try (SqliteLog copy = SqliteLogTest.open(other, turns)) {
                assertThat(turns.texts(copy, "lobby")).isEqualTo(turns.texts(log, "lobby"));
                assertThat(turns.hits(copy, "secret", "lobby", "ops")).containsExactly("secret two", "secret one");
                assertThat(turns.say(copy, Turns.draft(1, "first")))
                        .as("a resend")
                        .isInstanceOf(Receipt.Duplicate.class);
                assertThat(turns.kept(copy, Turns.draft("lobby", "bob", 50, "new"))
                                .seq())
                        .isEqualTo(5);
            }
        }
    }

    @Test
    void export_can_be_narrowed() throws Exception {
        try (SqliteLog log = SqliteLogTest.open(folder, turns)) {
            fill(log);
            assertThat(texts(new Which(Optional.of("ops"), Optional.empty(), Long.MAX_VALUE)))
                    .containsExactly("ops", "secret two");
            assertThat(texts(new Which(Optional.empty(), Optional.of("bob"), Long.MAX_VALUE)))
                    .containsExactly("secret one", "secret two");
            assertThat(texts(new Which(Optional.empty(), Optional.empty(), Turns.T0 + 3_000)))
                    .containsExactly("first", "ops");
        }
    }

    @Test
    void an_import_beside_a_running_server_is_seen_by_it_and_takes_no_place_twice() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            lines.add(new HistoryLine.Said("old", i, Turns.T0 + i, "zoe", "zoe-phone", i, "text", "line " + i).write());
        }
        try (SqliteLog log = SqliteLogTest.open(folder, turns)) {
            fill(log);
            assertThat(take(state(), lines)).isEqualTo(1_000);
            assertThat(turns.texts(log, "old")).hasSize(200).endsWith("line 1000");
            assertThat(turns.say(
                            log,
                            new chat.hub.Draft(
                                    "old", "zoe", "zoe-phone", 7, chat.hub.EntryKind.TEXT, "line 7", Turns.T0 + 7)))
                    .isInstanceOf(Receipt.Duplicate.class);
            assertThat(turns.kept(log, Turns.draft("old", "alice", 60, "mine")).seq())
                    .isEqualTo(1_001);
        }
    }

    @Test
    void what_does_not_fit_is_named_and_what_came_before_is_kept() throws Exception {
        try (SqliteLog log = SqliteLogTest.open(folder, turns)) {
            fill(log);
            List<String> lines = List.of(
                    "{\"room\":\"new\",\"seq\":1,\"at\":5,\"user\":\"zoe\",\"text\":\"fits\"}",
                    "{\"room\":\"lobby\",\"seq\":1,\"at\":5,\"user\":\"zoe\",\"text\":\"not alice's\"}");
            assertThatThrownBy(() -> take(state(), lines))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("place 1 of lobby holds another message");
            assertThat(turns.texts(log, "new")).containsExactly("fits");
        }
    }

    @Test
    void a_purge_takes_one_user_out_of_the_middle_and_the_rest_stays_in_place() throws Exception {
        try (SqliteLog log = SqliteLogTest.open(folder, turns);
                Archive archive = Archive.forWriting(DataFolder.existing(state()))) {
            fill(log);
            Which bob = new Which(Optional.empty(), Optional.of("bob"), Long.MAX_VALUE);
            assertThat(archive.count(bob)).isEqualTo(2);
            assertThat(archive.purge(bob, Turns.T0 + 10_000)).isEqualTo(2);
            assertThat(archive.count(bob)).isZero();
            assertThat(turns.texts(log, "lobby")).containsExactly("first", "third", "last");
            assertThat(turns.hits(log, "secret", "lobby", "ops")).isEmpty();
            assertThat(turns.hits(log, "third", "lobby")).containsExactly("third");
            assertThat(turns.say(log, Turns.draft("lobby", "bob", 3, "secret one")))
                    .as("a resend of what was purged")
                    .isInstanceOf(Receipt.Duplicate.class);
            assertThat(turns.page(log, "lobby", new PageRequest.Latest(), 10).older())
                    .isFalse();
        }
    }

    @Test
    void a_purge_of_all_before_a_day_moves_the_first_place() throws Exception {
        try (SqliteLog log = SqliteLogTest.open(folder, turns);
                Archive archive = Archive.forWriting(DataFolder.existing(state()))) {
            fill(log);
            archive.purge(new Which(Optional.of("lobby"), Optional.empty(), Turns.T0 + 4_000), Turns.T0 + 10_000);
            assertThat(turns.texts(log, "lobby")).containsExactly("third", "last");
            assertThat(turns.found(log::rooms).stream()
                            .filter(room -> room.room().equals("lobby"))
                            .findFirst()
                            .orElseThrow()
                            .firstSeq())
                    .isEqualTo(3);
        }
    }

    @Test
    void stats_count_what_is_there() throws Exception {
        try (SqliteLog log = SqliteLogTest.open(folder, turns)) {
            fill(log);
            try (Archive archive = Archive.forReading(DataFolder.existing(state()))) {
                HistoryStats stats = archive.stats();
                assertThat(stats.entries()).isEqualTo(6);
                assertThat(stats.users()).isEqualTo(2);
                assertThat(stats.bytesUsed()).isPositive();
                assertThat(stats.rooms())
                        .containsExactly(
                                new HistoryStats.RoomStats("lobby", 4, Turns.T0 + 1_000, Turns.T0 + 6_000),
                                new HistoryStats.RoomStats("ops", 2, Turns.T0 + 2_000, Turns.T0 + 4_000));
            }
        }
    }

    /** Where {@link SqliteLogTest#open} puts it. */
    private Path state() {
        return folder.resolve("state");
    }

    private void fill(SqliteLog log) {
        turns.kept(log, Turns.draft(1, "first"));
        turns.kept(log, Turns.draft("ops", "alice", 2, "ops"));
        turns.kept(log, Turns.draft("lobby", "bob", 3, "secret one"));
        turns.kept(log, Turns.draft("ops", "bob", 4, "secret two"));
        turns.kept(log, Turns.draft(5, "third"));
        turns.kept(log, Turns.draft(6, "last"));
    }

    private List<String> texts(Which which) throws Exception {
        return export(state(), which).stream()
                .map(HistoryLine::read)
                .filter(HistoryLine.Said.class::isInstance)
                .map(line -> ((HistoryLine.Said) line).text())
                .toList();
    }

    private static List<String> export(Path from, Which which) throws StoreProblem, IOException {
        List<String> lines = new ArrayList<>();
        try (Archive archive = Archive.forReading(DataFolder.existing(from))) {
            archive.export(which, line -> lines.add(line.write()));
        }
        return lines;
    }

    private static long take(Path into, List<String> lines) throws StoreProblem {
        try (Archive archive = Archive.forWriting(DataFolder.make(into))) {
            return archive.take(lines.stream().map(HistoryLine::read).iterator());
        }
    }
}
