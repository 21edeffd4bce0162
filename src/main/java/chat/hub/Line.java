package chat.hub;

import chat.protocol.Regarding;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One message on its way to the history and back. Tells {@link Speaking} what became of it. */
final class Line implements Consumer<Receipt> {
    final User user;
    /** Who waits for the answer: the client that sent it last, since the one that sent it first may be a connection that is gone. */
    Session session;

    final Venue venue;
    final Draft draft;
    final long sinceNanos;
    private final @Nullable Sent number;
    private final Speaking speaking;

    /** By what a message of the session profile is known while it is on its way. */
    record Sent(String device, long n) {}

    Line(Speaking speaking, Session session, Venue venue, Draft draft, long sinceNanos) {
        this.speaking = speaking;
        this.user = session.owner();
        this.session = session;
        this.venue = venue;
        this.draft = draft;
        this.sinceNanos = sinceNanos;
        this.number = draft.n() == 0 ? null : new Sent(draft.device(), draft.n());
    }

    /** Null for what nobody sends again. */
    @Nullable
    Sent number() {
        return number;
    }

    /** What a refusal of it is about. */
    Regarding regarding() {
        return new Regarding(draft.n(), 0);
    }

    /** What it counts while it waits, about the bytes of its text. */
    int bytes() {
        return draft.text().length();
    }

    @Override
    public void accept(Receipt receipt) {
        speaking.settled(this, receipt);
    }
}
