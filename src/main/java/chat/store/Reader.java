package chat.store;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/** A reading thread with a connection of its own, so that a long search holds up neither commits nor pages. */
final class Reader implements Runnable {
    private final Sql sql;
    private final DataFolder data;
    private final Consumer<List<Job<?>>> done;
    private final BlockingQueue<Job<?>> inbox;
    private boolean ending;

    Reader(Sql sql, DataFolder data, int waitingMax, Consumer<List<Job<?>>> done) {
        this.sql = sql;
        this.data = data;
        this.done = done;
        this.inbox = new ArrayBlockingQueue<>(waitingMax);
    }

    /** Any thread; false when too many wait. */
    boolean offer(Job<?> job) {
        return inbox.offer(job);
    }

    /** The connection, for the work of jobs. */
    Sql sql() {
        return sql;
    }

    /** To be called from a job: the last one. */
    void end() {
        ending = true;
    }

    @Override
    public void run() {
        try {
            while (!ending) {
                Job<?> job = inbox.take();
                look(job);
                done.accept(List.of(job));
            }
            sql.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            // Nothing of a reading connection can be lost.
        }
    }

    /** Within one transaction, so that all of an answer is of one moment. */
    private void look(Job<?> job) {
        try {
            sql.run("BEGIN");
            job.run();
            sql.run("COMMIT");
        } catch (SQLException e) {
            job.fail(Database.problem(e, data));
            sql.forgetStatements();
            try {
                sql.run("ROLLBACK");
            } catch (SQLException none) {
                // There was no transaction any more.
            }
        }
    }
}
