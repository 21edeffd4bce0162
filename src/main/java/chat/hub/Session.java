package chat.hub;

import chat.protocol.Name;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connected client as the hub knows it: new, then signed in under a name, then gone. Owned by the {@link Hub} and its thread.
 */
public final class Session {
    private final String address;
    private final RateLimit messages;
    private final RateLimit bytes;
    private @Nullable Name name;
    private boolean gone;
    private boolean toldOfPace;

    Session(String address, RateLimit messages, RateLimit bytes) {
        this.address = address;
        this.messages = messages;
        this.bytes = bytes;
    }

    /** Where the client comes from, as host and port. */
    public String address() {
        return address;
    }

    /** What the client is called; empty until it has signed in. */
    public Optional<Name> name() {
        return Optional.ofNullable(name);
    }

    /** Signed in and not yet gone. */
    public boolean here() {
        return name != null && !gone;
    }

    void signIn(Name as) {
        name = as;
    }

    void go() {
        gone = true;
    }

    /** Sent off, or left. */
    public boolean gone() {
        return gone;
    }

    /**
     * Counts one message of that size.
     *
     * @return nanoseconds until the next one may be read, 0 = at once
     */
    long charge(long now, int messageBytes) {
        return Math.max(messages.charge(now, 1), bytes.charge(now, messageBytes));
    }

    /** True the first time. */
    boolean tellOfPace() {
        boolean first = !toldOfPace;
        toldOfPace = true;
        return first;
    }

    @Override
    public String toString() {
        return name == null ? address : name.value();
    }
}
