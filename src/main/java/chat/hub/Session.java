package chat.hub;

import chat.protocol.DeviceId;
import chat.protocol.Name;
import chat.protocol.Profile;
import chat.protocol.SignInKey;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connected client as the hub knows it: new, then signed in as one of a {@link User}'s clients, then gone. Owned by the
 * {@link Hub} and its thread.
 */
public final class Session {
    private final String address;
    private WayIn way = new WayIn.Elsewhere();
    private String origin = "";
    private @Nullable KeySignIn byKey;
    private @Nullable SignInKey key;
    private Profile profile = Profile.LEGACY;
    private @Nullable User user;
    private @Nullable DeviceId device;
    private @Nullable Identity identity;
    private boolean here;
    private boolean gone;
    private boolean unseen;

    /** Those of the machine that its user was in when they were last asked for. */
    Set<String> groups = Set.of();

    /** The private conversations that this client has been told of, by the names by which it knows them. */
    final Map<String, Conversation> opened = new HashMap<>(0);

    /** Asked, and not answered yet, in the order in which they will be. */
    final Queue<Runnable> waitingRequests = new ArrayDeque<>();

    int requests;
    boolean answering;
    long heardNanos;
    boolean pinged;
    private long nextPageAt;
    private boolean pageSent;

    Session(String address) {
        this.address = address;
    }

    /** Where the client comes from, as host and port. */
    public String address() {
        return address;
    }

    /** By which way it came; known from its first frame on, and until then the worst that it can be. */
    public WayIn way() {
        return way;
    }

    void cameBy(WayIn by, String from) {
        way = by;
        origin = from;
    }

    /** The address without the port; of a Unix socket no address. */
    String host() {
        int port = address.lastIndexOf(':');
        return port < 0 ? address : address.substring(0, port);
    }

    /** What it speaks; legacy until it has asked for something else. */
    public Profile profile() {
        return profile;
    }

    boolean legacy() {
        return profile == Profile.LEGACY;
    }

    void speaks(Profile asked) {
        profile = asked;
    }

    /** What the user is called; empty before the hello. */
    public Optional<Name> name() {
        return Optional.ofNullable(user).map(User::name);
    }

    /** Signed in and not yet gone. */
    public boolean here() {
        return here && !gone;
    }

    /** Sent off, or left. */
    public boolean gone() {
        return gone;
    }

    /** Whose client it is; null before the hello. */
    @Nullable
    User user() {
        return user;
    }

    /** Whose client it is, once it is signed in. */
    User owner() {
        User known = user;
        if (known == null) {
            throw new IllegalStateException("nobody has signed in from " + address);
        }
        return known;
    }

    /** Whether it is that installation's client, a former connection of it maybe. */
    boolean isOn(DeviceId one) {
        return one.equals(device);
    }

    /** Which installation; only in the session profile, after the hello. */
    DeviceId device() {
        DeviceId known = device;
        if (known == null) {
            throw new IllegalStateException("no device was named from " + address);
        }
        return known;
    }

    /** Nanoseconds until it may be sent another page, 0 = now. */
    long pagesWaitNanos(long now) {
        return pageSent ? Math.max(0, nextPageAt - now) : 0;
    }

    /** A page of so many bytes goes out to it. */
    void pageSent(long now, long bytes, long bytesPerSecond) {
        long nanos = bytesPerSecond == 0 ? 0 : bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
        nextPageAt = now + nanos;
        pageSent = true;
    }

    /** Who the machine says it is; null if nobody can say. */
    @Nullable
    Identity identity() {
        return identity;
    }

    void is(Identity who) {
        identity = who;
    }

    /** Where failed tries to sign in are counted for it; empty = on this machine, where they are not. */
    String origin() {
        return origin;
    }

    /** On its way in with a key; null if it is not. */
    @Nullable
    KeySignIn byKey() {
        return byKey;
    }

    void challenge(KeySignIn by) {
        byKey = by;
    }

    /** A proof is waited for, and so its frames are read before it is in. */
    public boolean challenged() {
        return byKey != null && byKey.waits() && !here && !gone;
    }

    /** The key by which it came in; null if it has none. */
    @Nullable
    SignInKey key() {
        return key;
    }

    void provedBy(SignInKey by) {
        key = by;
    }

    void becomes(User whose, @Nullable DeviceId on) {
        user = whose;
        device = on;
    }

    /** It will only give orders: its user is nowhere. */
    void becomesUnseen(User whose) {
        user = whose;
        unseen = true;
    }

    /** Whether it is here for orders alone. */
    public boolean unseen() {
        return unseen;
    }

    /** The partner is called otherwise now; false if the client knows nothing of that conversation. */
    boolean knowsAs(Conversation conversation, String was, String name) {
        boolean known = opened.remove(was, conversation);
        if (known) {
            opened.put(name, conversation);
        }
        return known;
    }

    void signIn() {
        here = true;
    }

    void go() {
        gone = true;
        waitingRequests.clear();
    }

    @Override
    public String toString() {
        return user == null ? address : user.name().value();
    }
}
