package chat.client;

import chat.client.doctor.Facts;
import chat.client.model.Event;
import chat.client.model.Link;
import chat.client.model.Model;
import chat.client.model.Update;
import chat.net.EventLoop;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One sign-in, to see whether it works and what it tells, as the client itself sees it: over a device that keeps nothing. Loop thread
 * only.
 */
final class ServerVisit {
    /** More than a sign-in may take. */
    static final long MILLIS_MAX = ServerLink.SIGN_IN_MILLIS + 2_000;

    static final long LEAVE_MILLIS_MAX = 1_000;

    private final EventLoop loop;
    private final ServerLink link;
    private final CompletableFuture<Optional<Facts.Server>> seen = new CompletableFuture<>();
    private Model model;

    ServerVisit(EventLoop loop, ClientSettings settings, Surroundings surroundings) {
        this.loop = loop;
        this.model = Model.start(surroundings.modelSettings(settings), 80, 24, loop.wallMillis());
        this.link = new ServerLink(
                loop,
                settings.inLines(), // nobody is there to choose another name
                Installation.inMemory(loop.wallMillis()),
                new WayFinder(loop, surroundings.clientFolder(), null),
                Math::random,
                LinkLog.NONE,
                event -> loop.execute(() -> heard(event)));
    }

    /** Begins; what was seen comes on the loop, and always comes. */
    CompletableFuture<Optional<Facts.Server>> begin() {
        link.connectNow();
        loop.after(MILLIS_MAX, this::tell);
        return seen;
    }

    /** Says good-bye. */
    void end(Runnable done) {
        link.leave(LEAVE_MILLIS_MAX, done);
    }

    private void heard(Event event) {
        model = Update.update(model, event, loop.wallMillis()).model();
        Link now = model.link();
        boolean measured = now.roundTripMillis() >= 0;
        boolean legacy = now.speaks() == Link.Speaks.LEGACY;
        switch (now.state()) {
            case CONNECTING -> {}
            case UP -> {
                if (measured) {
                    tell();
                } else if (legacy && event instanceof Event.LinkUp) {
                    loop.execute(this::tellIfLegacy); // a welcome comes in the same turn, or never
                }
            }
            case RECONNECTING, DISCONNECTED, REJECTED -> tell();
        }
    }

    private void tellIfLegacy() {
        if (model.link().speaks() == Link.Speaks.LEGACY) {
            tell();
        }
    }

    private void tell() {
        seen.complete(Optional.of(Facts.Server.of(model.settings().server(), model.link())));
    }
}
