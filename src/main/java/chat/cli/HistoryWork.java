package chat.cli;

import chat.net.TimeSource;
import chat.store.Archive;
import chat.store.DataFolder;
import chat.store.HistoryStats;
import chat.store.StoreProblem;
import chat.store.Which;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the {@linkplain HistoryCommand history commands} do; a problem with the history ends them with a sentence and its exit code. */
final class HistoryWork {
    private HistoryWork() {}

    /** All that was chosen as lines, into a new file or, without one, stdout. */
    static void export(@Nullable Path dataDir, HistoryCommand.Choice choice, @Nullable Path file) throws IOException {
        try (Archive archive = Archive.forReading(existing(dataDir));
                Writer out = writer(file)) {
            archive.export(which(choice), line -> out.append(line.write()).append('\n'));
        } catch (StoreProblem problem) {
            throw HistoryFailure.of(problem);
        }
    }

    /** Takes in the lines of a file or, without one, of stdin. */
    static void take(@Nullable Path dataDir, @Nullable Path file) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(input(file), StandardCharsets.UTF_8));
                Archive archive = Archive.forWriting(DataFolder.make(DataDir.orDefault(dataDir)))) {
            long added = archive.take(new ExportedLines(in));
            System.out.println(counted(added, "message was", "messages were") + " taken in.");
        } catch (StoreProblem problem) {
            throw HistoryFailure.of(problem);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(ExitCode.USAGE, wrong.getMessage() + " What came before is kept.");
        }
    }

    /** Removes what was chosen, or only counts it. */
    static void purge(@Nullable Path dataDir, HistoryCommand.Choice choice, boolean yes) {
        Which which = which(choice);
        try (Archive archive = Archive.forWriting(existing(dataDir))) {
            if (!yes) {
                throw new Failure(
                        ExitCode.USAGE,
                        counted(archive.count(which), "message", "messages")
                                + " would be removed for good. If that is right add --yes.");
            }
            long removed = archive.purge(which, TimeSource.system().wallMillis());
            System.out.println(counted(removed, "message was", "messages were") + " removed.");
        } catch (StoreProblem problem) {
            throw HistoryFailure.of(problem);
        }
    }

    /** Tells how much there is. */
    static void stats(@Nullable Path dataDir) {
        try (Archive archive = Archive.forReading(existing(dataDir))) {
            print(
                    archive.stats(),
                    new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        } catch (StoreProblem problem) {
            throw HistoryFailure.of(problem);
        }
    }

    private static DataFolder existing(@Nullable Path dataDir) throws StoreProblem {
        return DataFolder.existing(DataDir.orDefault(dataDir));
    }

    private static Which which(HistoryCommand.Choice choice) {
        return new Which(
                Optional.ofNullable(choice.room),
                Optional.ofNullable(choice.user),
                choice.before == null ? Long.MAX_VALUE : startOf(choice.before));
    }

    private static long startOf(String day) {
        try {
            return LocalDate.parse(day)
                    .atStartOfDay(ZoneId.systemDefault())
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new Failure(ExitCode.USAGE, "--before needs a day such as 2026-11-23, not '" + day + "'.");
        }
    }

    private static Writer writer(@Nullable Path file) {
        try {
            OutputStream to = file == null
                    ? new FileOutputStream(FileDescriptor.out)
                    : Files.newOutputStream(DataFolder.makePrivate(file));
            return new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.USAGE, "Cannot write to " + file + ": is the path right, allowed, and not taken?");
        }
    }

    private static InputStream input(@Nullable Path file) {
        try {
            return file == null ? new FileInputStream(FileDescriptor.in) : Files.newInputStream(file);
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, "Cannot read " + file + ": is the path right, and allowed?");
        }
    }

    private static void print(HistoryStats stats, PrintStream out) {
        out.println(counted(stats.entries(), "message", "messages") + " in "
                + counted(stats.rooms().size(), "room", "rooms") + ", by " + counted(stats.users(), "user", "users")
                + ".");
        out.println(mebibytes(stats.bytesUsed()) + " used, " + mebibytes(stats.bytesOnDisk()) + " on disk.");
        for (HistoryStats.RoomStats room : stats.rooms()) {
            String when = room.entries() == 0 ? "" : "  " + day(room.firstMillis()) + " to " + day(room.lastMillis());
            out.println(String.format(Locale.ROOT, "%,10d  %s%s", room.entries(), room.room(), when));
        }
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }

    private static String day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault())
                .toString();
    }

    private static String counted(long count, String one, String more) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : more);
    }
}
