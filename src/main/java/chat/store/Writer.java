package chat.store;

import chat.hub.Answer;
import chat.hub.KeyChange;
import chat.hub.Retention;
import chat.hub.RoomChange;
import chat.hub.RoomFacts;
import chat.store.StoreProblem.Kind;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The writing thread: takes all that waits, one transaction, one sync, then hands the whole batch back. Owns the writing
 * connection. Between batches it takes away what is beyond the bounds, step by step, and carries SQLite's log over.
 *
 * <p>Once a sync has failed nothing is tried again: the kernel may have thrown away what it could not write and call the next
 * sync a success. Everything from then on is answered as lost.
 */
final class Writer implements Runnable {
    /** After so many entries, or so many commits, SQLite's log is carried over: some 4 to 8 MB of it. */
    private static final int CHECKPOINT_ENTRIES = 1_000;

    private static final int CHECKPOINT_COMMITS = 100;

    private final Sql sql;
    private final DataFolder data;
    private final Disk disk;
    private final Consumer<List<Job<?>>> done;
    private final Appending appending;
    /** Bounded by whoever puts into it: the loop counts what it has handed over. */
    private final BlockingQueue<List<Job<?>>> inbox = new LinkedBlockingQueue<>();

    private final Deque<Chore> chores = new ArrayDeque<>();
    private final List<Chore> begun = new ArrayList<>();
    private final List<Job<?>> batch = new ArrayList<>();
    private @Nullable StoreProblem broken;
    private int commitsSinceCheckpoint;
    private int entriesSinceCheckpoint;
    private boolean ending;

    /** A removal in steps, and who waits for its end; on this thread. */
    private static final class Chore {
        final Removal removal;
        final Consumer<Answer<Retention.Removed>> whenDone;
        long removed;

        Chore(Removal removal, Consumer<Answer<Retention.Removed>> whenDone) {
            this.removal = removal;
            this.whenDone = whenDone;
        }
    }

    /**
     * @param done takes each batch when its outcome is known, in order; on this thread
     */
    Writer(Sql sql, DataFolder data, Disk disk, Consumer<List<Job<?>>> done) {
        this.sql = sql;
        this.data = data;
        this.disk = disk;
        this.done = done;
        this.appending = new Appending(sql);
    }

    /** Takes jobs that are to be done in this order, in one transaction if possible. Any thread. */
    void take(List<Job<?>> jobs) {
        inbox.add(jobs);
    }

    Appending appending() {
        return appending;
    }

    /** To be called from a job: takes away what is beyond these bounds, a step each turn. */
    void remove(Retention bounds, long nowMillis, Consumer<Answer<Retention.Removed>> whenDone) {
        begun.add(new Chore(new Removal(sql, bounds, nowMillis), whenDone));
    }

    /** To be called from a job. What was said in a removed room is out of sight at once, and goes step by step. */
    Answer<RoomFacts> change(RoomChange change) throws SQLException {
        if (change instanceof RoomChange.Delete) {
            remove(new Retention(Retention.ANY, Retention.ANY), 0, removed -> {});
        }
        return appending.rooms().change(change);
    }

    /** To be called from a job. */
    Answer<KeyChange> change(KeyChange change) throws SQLException {
        change.accept(new KeyTables(sql));
        return new Answer.Found<>(change);
    }

    /** To be called from a job: the last one. */
    void end() {
        ending = true;
    }

    @Override
    public void run() {
        checkpoint(); // what a killed process left: one killed again and again would never get as far, and the log
        // would only grow
        try {
            while (!ending) {
                turn();
            }
            for (Chore chore : chores) {
                chore.whenDone.accept(new Answer.Failed<>("The server ends; what is left goes the next time."));
            }
            closeDatabase();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        List<Job<?>> next = chores.isEmpty() ? inbox.take() : inbox.poll();
        if (next != null) {
            for (; next != null; next = inbox.poll()) {
                batch.addAll(next);
            }
            write(batch);
            done.accept(List.copyOf(batch));
            batch.clear();
        }
        Chore chore = chores.peek();
        if (chore != null) {
            step(chore);
        }
        if (entriesSinceCheckpoint >= CHECKPOINT_ENTRIES || commitsSinceCheckpoint >= CHECKPOINT_COMMITS) {
            checkpoint();
        }
    }

    private void write(List<Job<?>> jobs) {
        StoreProblem problem = inTransaction(() -> {
            for (Job<?> job : jobs) {
                job.run();
            }
            entriesSinceCheckpoint += jobs.size();
        });
        if (problem != null) {
            jobs.forEach(job -> job.fail(problem));
        }
    }

    private void step(Chore chore) {
        long[] removed = new long[1];
        StoreProblem problem = inTransaction(() -> removed[0] = chore.removal.step());
        appending.undone(); // what is remembered of senders and rooms may have gone
        chore.removed += Math.max(0, removed[0]);
        if (problem == null && removed[0] >= 0) {
            return;
        }
        chores.remove();
        chore.whenDone.accept(
                problem == null
                        ? new Answer.Found<>(new Retention.Removed(chore.removed))
                        : new Answer.Failed<>(problem.sentence()));
    }

    /** What a transaction does between its begin and its commit. */
    private interface Body {
        void run() throws SQLException;
    }

    /** All of it or nothing; says what was in the way. */
    private @Nullable StoreProblem inTransaction(Body body) {
        StoreProblem before = broken;
        if (before != null) {
            return before;
        }
        begun.clear();
        try {
            disk.begin(sql);
            appending.begun();
            body.run();
            appending.rooms().save();
            disk.commit(sql);
            chores.addAll(begun);
            commitsSinceCheckpoint++;
            return null;
        } catch (SQLException e) {
            undo();
            return judge(e);
        } catch (RuntimeException e) {
            undo();
            StoreProblem fault = new StoreProblem(
                    Kind.LOST, "The history " + data.database() + " met a fault of the program: " + e + ".");
            broken = fault;
            return fault;
        }
    }

    private StoreProblem judge(SQLException e) {
        StoreProblem problem = Database.problem(e, data);
        if (problem.kind() == Kind.LOST || problem.kind() == Kind.DAMAGED) {
            broken = problem;
        }
        return problem;
    }

    private void undo() {
        appending.undone();
        sql.forgetStatements();
        try {
            sql.run("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as it does for most of what gets here.
        }
    }

    private void checkpoint() {
        commitsSinceCheckpoint = 0;
        entriesSinceCheckpoint = 0;
        if (broken != null) {
            return;
        }
        try {
            disk.checkpoint(sql);
        } catch (SQLException e) {
            judge(e); // a full disk or a busy one: the log is kept and carried over later
        }
    }

    private void closeDatabase() {
        checkpoint();
        try {
            sql.close();
        } catch (SQLException e) {
            // All that was answered is kept in the log; the next start reads it.
        }
    }
}
