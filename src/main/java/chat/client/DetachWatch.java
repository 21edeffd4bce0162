package chat.client;

import chat.client.model.Attention.Viewer;
import chat.client.model.Event;
import chat.net.EventLoop;
import chat.net.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * While it is wanted, looks now and then whether anybody is attached to the tmux or screen that this client runs in, and tells when that has
 * changed. One look at a time, on a thread of its own, since it may block; all else on the loop thread.
 */
final class DetachWatch {
    static final long PAUSE_MILLIS = 10_000;

    private final EventLoop loop;
    private final @Nullable Supplier<Optional<Viewer>> eyes;
    private final Consumer<Event> heard;
    private Viewer told = Viewer.SOMEBODY;
    private boolean wanted;
    private boolean looking;
    private @Nullable Timer next;

    /** @param eyes who sees the terminal, or nothing if nobody can say; null: there is neither tmux nor screen */
    DetachWatch(EventLoop loop, @Nullable Supplier<Optional<Viewer>> eyes, Consumer<Event> heard) {
        this.loop = loop;
        this.eyes = eyes;
        this.heard = heard;
    }

    /** As this environment needs it. */
    static DetachWatch of(Map<String, String> environment, EventLoop loop, Consumer<Event> heard) {
        Supplier<Optional<Viewer>> eyes = ViewerCheck.possible(environment) ? () -> ViewerCheck.now(environment) : null;
        return new DetachWatch(loop, eyes, heard);
    }

    /** Watches from now on, or not any more; at each turn. */
    void keep(boolean wants) {
        if (wants == wanted || eyes == null) {
            return;
        }
        wanted = wants;
        if (wants) {
            look();
            return;
        }
        if (next != null) {
            next.cancel();
        }
        tell(Viewer.SOMEBODY);
    }

    private void look() {
        Supplier<Optional<Viewer>> asked = eyes;
        if (looking || asked == null) {
            return; // the look that is under way goes on for who wants it now
        }
        looking = true;
        Thread thread = new Thread(
                () -> {
                    Optional<Viewer> seen = asked.get();
                    loop.execute(() -> looked(seen));
                },
                "chat-detach");
        thread.setDaemon(true);
        thread.start();
    }

    private void looked(Optional<Viewer> seen) {
        looking = false;
        if (wanted) {
            seen.ifPresent(this::tell);
            next = loop.after(PAUSE_MILLIS, this::look);
        }
    }

    private void tell(Viewer viewer) {
        if (viewer != told) {
            told = viewer;
            heard.accept(new Event.Viewed(viewer));
        }
    }
}
