package chat.client;

import chat.client.doctor.Facts;
import chat.client.doctor.Report;
import chat.client.doctor.Widths;
import chat.client.terminal.Probe;
import chat.client.terminal.ProbeAnswers;
import chat.client.terminal.ProbeAnswers.End;
import chat.net.EventLoop;
import chat.net.Timer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Finds out what the doctor wants to know: asks the terminal, runs the programs that know the rest on a thread of its own, and waits for
 * all of it, each with a deadline. One at a time. Loop thread only.
 */
final class Checkup {
    /** A terminal that answers at all answers sooner, from the other side of the earth too. */
    static final long TERMINAL_MILLIS_MAX = 3_000;

    private final EventLoop loop;
    private final Surroundings surroundings;
    private boolean running;

    Checkup(EventLoop loop, Surroundings surroundings) {
        this.loop = loop;
        this.surroundings = surroundings;
    }

    /**
     * Begins, unless one is under way.
     *
     * @param terminal puts the questions to the terminal, or says that there is none
     * @param server completed on the loop
     * @param alt the same
     * @param done hears on the loop
     */
    void begin(
            Consumer<Probe> terminal,
            CompletableFuture<Optional<Facts.Server>> server,
            CompletableFuture<Facts.Alt> alt,
            Consumer<Report> done) {
        if (running) {
            return;
        }
        running = true;
        CompletableFuture<ProbeAnswers> answers = new CompletableFuture<>();
        CompletableFuture<HostFacts> host = new CompletableFuture<>();
        Probe probe = new Probe(Widths.CLUSTERS, answers::complete);
        terminal.accept(probe);
        Timer deadline = loop.after(TERMINAL_MILLIS_MAX, probe::timeIsUp);
        ask(answers, host);
        CompletableFuture<Void> unused = CompletableFuture.allOf(answers, host, server, alt)
                .thenRun(() -> {
                    deadline.cancel();
                    running = false;
                    done.accept(Report.of(new Facts(
                            surroundings.variables(),
                            surroundings.utf8Locale(),
                            answers.join(),
                            alt.join(),
                            host.join().programs(),
                            server.join(),
                            host.join().home())));
                });
    }

    /** The line of a terminal that is not ours says nothing about us. */
    private void ask(CompletableFuture<ProbeAnswers> answers, CompletableFuture<HostFacts> host) {
        boolean ours = !answers.isDone() || answers.join().end() != End.NOT_ASKED;
        HostFacts.Line line = ours ? HostFacts.Line.OURS : HostFacts.Line.NOT_OURS;
        Thread thread = new Thread(
                () -> {
                    HostFacts found = HostFacts.find(surroundings, line);
                    loop.execute(() -> host.complete(found));
                },
                "chat-doctor");
        thread.setDaemon(true);
        thread.start();
    }
}
