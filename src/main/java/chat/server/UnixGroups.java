package chat.server;

import chat.net.EventLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * In which groups of the machine its users are, as {@code id} says, which asks a directory where there is one. That may take its time: one thread of its
 * own asks, and the loop is told. What was found counts for {@link #FRESH_NANOS}. {@link #ask} belongs to the loop thread.
 */
final class UnixGroups implements AutoCloseable {
    /** Who is taken out of a group has its rights for so long at most. */
    static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** So many users are remembered, and may wait for their answer. */
    static final int USERS_MAX = 1_024;

    private final EventLoop loop;
    private final EventLog log;
    private final Map<String, Found> known = new LinkedHashMap<>();
    private final Map<String, List<Consumer<Set<String>>>> waiting = new HashMap<>();
    private final IdCommand id = new IdCommand("id");
    private final ThreadPoolExecutor asking;

    private record Found(Set<String> groups, long atNanos) {}

    UnixGroups(EventLoop loop, EventLog log) {
        this.loop = loop;
        this.log = log;
        this.asking = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new ArrayBlockingQueue<>(USERS_MAX), task -> {
            Thread thread = new Thread(task, "groups");
            thread.setDaemon(true);
            return thread;
        });
        asking.allowCoreThreadTimeOut(true);
    }

    /** Has it answered on the loop, now or later: none if nobody can say. */
    void ask(String login, Consumer<Set<String>> answer) {
        Found found = known.get(login);
        if (found != null && loop.nanos() - found.atNanos() < FRESH_NANOS) {
            answer.accept(found.groups());
            return;
        }
        List<Consumer<Set<String>>> first = waiting.get(login);
        if (first != null) {
            first.add(answer);
            return;
        }
        try {
            asking.execute(() -> {
                Set<String> groups = of(login);
                loop.execute(() -> answered(login, groups));
            });
            waiting.put(login, new ArrayList<>(List.of(answer)));
        } catch (RejectedExecutionException full) {
            answer.accept(Set.of());
        }
    }

    private void answered(String login, Set<String> groups) {
        known.remove(login);
        known.put(login, new Found(groups, loop.nanos()));
        if (known.size() > USERS_MAX) {
            known.remove(known.keySet().iterator().next());
        }
        List<Consumer<Set<String>>> all = waiting.remove(login);
        if (all != null) {
            all.forEach(answer -> answer.accept(groups));
        }
    }

    private Set<String> of(String login) {
        try {
            return id.groups(login);
        } catch (IOException | RuntimeException e) {
            log.event("groups_unknown", "user", login, "cause", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server ends
        }
        return Set.of();
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
