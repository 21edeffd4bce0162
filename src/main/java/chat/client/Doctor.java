package chat.client;

import chat.client.doctor.Facts;
import chat.client.doctor.Facts.Alt;
import chat.client.doctor.Report;
import chat.client.terminal.Painter;
import chat.client.terminal.Probe;
import chat.client.terminal.Screen;
import chat.net.EventLoop;
import chat.net.TimeSource;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The doctor as a program of its own: the same checkup as in the client, on the same screen, and beside it one key that the user is asked
 * for and a visit to a server. What was found is printed when the terminal is as it was.
 */
public final class Doctor {
    private final EventLoop loop;
    private final Surroundings surroundings;
    private final @Nullable ServerVisit visit;
    private @Nullable Report report;

    private Doctor(EventLoop loop, Surroundings surroundings, Optional<ClientSettings> server) {
        this.loop = loop;
        this.surroundings = surroundings;
        this.visit = server.isPresent() ? new ServerVisit(loop, server.get(), surroundings) : null;
    }

    /** What it came to. */
    public enum Health {
        WELL,
        SOMETHING_TO_DO,
        /** The user, or the end of the terminal, ended it before. */
        CUT_SHORT
    }

    /**
     * Looks at everything, and prints a line about each.
     *
     * @param server which one to visit; empty: none
     */
    public static Health run(Optional<ClientSettings> server, PrintStream out) {
        Surroundings surroundings = new Surroundings(System.getenv());
        try (EventLoop loop = new EventLoop(TimeSource.system())) {
            Doctor doctor = new Doctor(loop, surroundings, server);
            ExamRoom room = new ExamRoom(loop);
            Optional<String> noScreen = Optional.empty();
            try (Screen screen = Screen.open(Painter.Colors.NONE, room)) {
                room.enter(screen);
                doctor.examine(screen::ask, room::repaint, room.alt());
                loop.run();
            } catch (Screen.UnavailableException none) {
                noScreen = Optional.of(String.valueOf(none.getMessage()));
                doctor.examine(Probe::notAsked, () -> {}, CompletableFuture.completedFuture(Alt.NOT_TRIED));
                loop.run();
            }
            noScreen.ifPresent(sentence -> out.println("chat: " + sentence));
            return doctor.told(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no selector, or one that fails: nothing that a person did
        }
    }

    private void examine(Consumer<Probe> terminal, Runnable asked, CompletableFuture<Alt> alt) {
        CompletableFuture<Optional<Facts.Server>> server =
                visit == null ? CompletableFuture.completedFuture(Optional.empty()) : visit.begin();
        new Checkup(loop, surroundings)
                .begin(
                        probe -> {
                            terminal.accept(probe);
                            asked.run();
                        },
                        server,
                        alt,
                        this::done);
    }

    private void done(Report all) {
        report = all;
        if (visit == null) {
            loop.stop();
        } else {
            visit.end(loop::stop);
        }
    }

    private Health told(PrintStream out) {
        Report all = report;
        if (all == null) {
            return Health.CUT_SHORT;
        }
        out.println(all.text());
        out.flush();
        return all.well() ? Health.WELL : Health.SOMETHING_TO_DO;
    }
}
