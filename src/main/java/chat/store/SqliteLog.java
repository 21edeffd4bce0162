package chat.store;

import chat.hub.Answer;
import chat.hub.Draft;
import chat.hub.KeyBook;
import chat.hub.MessageLog;
import chat.hub.Note;
import chat.hub.Page;
import chat.hub.PageRequest;
import chat.hub.ReadMark;
import chat.hub.Receipt;
import chat.hub.Retention;
import chat.hub.RoomChange;
import chat.hub.RoomFacts;
import chat.hub.Search;
import chat.hub.Visited;
import chat.store.StoreProblem.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The durable log: SQLite in a data folder. This side of it lives on the loop thread and never touches the database: it hands jobs
 * to one writing and two reading threads and gets them back, done, as tasks. It counts what it has handed over and not yet got
 * back, which is what bounds the memory in between.
 */
public final class SqliteLog implements MessageLog {
    private final Executor loop;
    private final FileChannel lock;
    private final String epoch;
    private final Writer writer;
    private final Lane pages;
    private final Lane searches;
    private final KeyBook keys;
    private final List<Thread> threads = new ArrayList<>();
    private List<Job<?>> turn = new ArrayList<>();
    private int writesWaiting;
    private long charsWaiting;
    private boolean closed;

    /** A reader, and how much it was asked and has not answered. */
    private static final class Lane {
        final Reader reader;
        int waiting;

        Lane(Reader reader) {
            this.reader = reader;
        }
    }

    /** A question to a reading connection. */
    private interface Question<T> {
        T ask(Sql sql) throws SQLException;
    }

    /**
     * Opens the history in that folder, for this process alone; makes it if there is none.
     *
     * @param loop where answers are given, in the order in which they come to it
     */
    public static SqliteLog open(DataFolder data, Executor loop) throws StoreProblem {
        return open(data, loop, Disk.REAL);
    }

    static SqliteLog open(DataFolder data, Executor loop, Disk disk) throws StoreProblem {
        FileChannel lock = data.lock();
        List<Sql> opened = new ArrayList<>();
        try {
            opened.add(Database.writer(data));
            opened.add(Database.reader(data));
            opened.add(Database.reader(data));
            return new SqliteLog(data, loop, disk, lock, opened);
        } catch (StoreProblem e) {
            release(lock, opened);
            throw e;
        } catch (SQLException e) {
            release(lock, opened);
            throw Database.problem(e, data);
        }
    }

    /**
     * Looks whether the history in that folder is damaged, page by page, and if so puts it aside. To be called before it is opened.
     *
     * @return the new name of the damaged one; empty if there is none
     */
    public static Optional<Path> repair(DataFolder data, long nowMillis) throws StoreProblem {
        return Database.isDamaged(data) ? Optional.of(data.setAside(nowMillis)) : Optional.empty();
    }

    private SqliteLog(DataFolder data, Executor loop, Disk disk, FileChannel lock, List<Sql> connections)
            throws SQLException {
        this.loop = loop;
        this.lock = lock;
        this.epoch = readEpoch(connections.get(0));
        writer = new Writer(connections.get(0), data, disk, this::handBack);
        pages = new Lane(new Reader(connections.get(1), data, READS_WAITING_MAX + 1, this::handBack));
        searches = new Lane(new Reader(connections.get(2), data, READS_WAITING_MAX + 1, this::handBack));
        keys = new SqliteKeys(
                answer -> read(pages, KeyTables::all, answer),
                (change, answer) -> write(0, () -> writer.change(change), SqliteLog::failed, answer));
        start("chat-store-writer", writer);
        start("chat-store-pages", pages.reader);
        start("chat-store-searches", searches.reader);
    }

    private void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private static String readEpoch(Sql sql) throws SQLException {
        try (ResultSet row =
                sql.with("SELECT value FROM meta WHERE key = 'epoch'").executeQuery()) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public boolean pressed() {
        return writesWaiting >= WRITES_WAITING_MAX / 2 || charsWaiting >= WRITES_WAITING_CHARS_MAX / 2;
    }

    @Override
    public boolean append(Draft draft, Consumer<Receipt> answer) {
        return write(draft.text().length(), () -> writer.appending().append(draft), SqliteLog::receipt, answer);
    }

    @Override
    public boolean lookUp(Draft draft, Consumer<Receipt> answer) {
        return write(draft.text().length(), () -> writer.appending().lookUp(draft), SqliteLog::receipt, answer);
    }

    private static Receipt receipt(StoreProblem problem) {
        return problem.kind() == Kind.LOST || problem.kind() == Kind.DAMAGED
                ? new Receipt.Lost(problem.sentence())
                : new Receipt.Refused(problem.sentence());
    }

    @Override
    public boolean change(RoomChange change, Consumer<Answer<RoomFacts>> answer) {
        return write(0, () -> writer.change(change), SqliteLog::failed, answer);
    }

    @Override
    public boolean markRead(ReadMark mark, Consumer<Answer<ReadMark>> answer) {
        return write(0, () -> writer.appending().mark(mark), SqliteLog::failed, answer);
    }

    @Override
    public boolean retain(Retention bounds, long nowMillis, Consumer<Answer<Retention.Removed>> answer) {
        Consumer<Answer<Retention.Removed>> whenDone = removed -> loop.execute(() -> answer.accept(removed));
        return write(
                0,
                () -> {
                    writer.remove(bounds, nowMillis, whenDone);
                    return Optional.<StoreProblem>empty();
                },
                Optional::of,
                problem -> problem.ifPresent(p -> answer.accept(failed(p))));
    }

    @Override
    public boolean rooms(Consumer<Answer<List<RoomFacts>>> answer) {
        return read(pages, Rooms::all, answer);
    }

    @Override
    public boolean visited(String user, Consumer<Answer<List<Visited>>> answer) {
        return read(pages, sql -> Pages.visited(sql, user), answer);
    }

    @Override
    public void note(Note note) {
        write(note.text().length(), () -> writer.appending().note(note), problem -> note, none -> {});
    }

    @Override
    public boolean notes(String aboutPrefix, Consumer<Answer<List<Note>>> answer) {
        return read(pages, sql -> Pages.notes(sql, aboutPrefix), answer);
    }

    @Override
    public KeyBook keys() {
        return keys;
    }

    @Override
    public boolean page(PageRequest request, Consumer<Answer<Page>> answer) {
        return read(pages, sql -> Pages.read(sql, request), answer);
    }

    @Override
    public boolean search(Search search, Consumer<Answer<Search.Hits>> answer) {
        return read(searches, sql -> SearchIndex.find(sql, search), answer);
    }

    private <T> boolean write(int chars, Job.Work<T> work, Function<StoreProblem, T> otherwise, Consumer<T> answer) {
        checkOpen();
        if (writesWaiting >= WRITES_WAITING_MAX || charsWaiting + chars > WRITES_WAITING_CHARS_MAX) {
            return false;
        }
        writesWaiting++;
        charsWaiting += chars;
        if (turn.isEmpty()) {
            loop.execute(this::handOver);
        }
        turn.add(new Job<>(work, otherwise, outcome -> {
            writesWaiting--;
            charsWaiting -= chars;
            answer.accept(outcome);
        }));
        return true;
    }

    /** All that one turn has written goes to the store thread at once: one commit for it, and later one write for each who hears of it. */
    private void handOver() {
        if (!turn.isEmpty()) {
            writer.take(turn);
            turn = new ArrayList<>();
        }
    }

    private <T> boolean read(Lane lane, Question<T> question, Consumer<Answer<T>> answer) {
        checkOpen();
        if (lane.waiting >= READS_WAITING_MAX) {
            return false;
        }
        lane.waiting++;
        Job.Work<Answer<T>> work = () -> new Answer.Found<>(question.ask(lane.reader.sql()));
        return lane.reader.offer(new Job<>(work, SqliteLog::failed, outcome -> {
            lane.waiting--;
            answer.accept(outcome);
        }));
    }

    private static <T> Answer<T> failed(StoreProblem problem) {
        return new Answer.Failed<>(problem.sentence());
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the history is closed");
        }
    }

    /** On a store thread: one task for the whole batch. */
    private void handBack(List<Job<?>> done) {
        loop.execute(() -> Job.answerAll(done));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        handOver();
        writer.take(List.of(Job.last(writer::end)));
        pages.reader.offer(Job.last(pages.reader::end));
        searches.reader.offer(Job.last(searches.reader::end));
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release(lock, List.of());
    }

    private static void release(FileChannel lock, List<Sql> connections) {
        try {
            for (Sql sql : connections) {
                sql.close();
            }
            lock.close();
        } catch (SQLException | IOException e) {
            // The process keeps what it could not let go of until it ends, which is soon.
        }
    }
}
