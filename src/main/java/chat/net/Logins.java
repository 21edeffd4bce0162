package chat.net;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks who is behind a Unix socket. The number is the kernel's, and the name for it may come from a directory over the network and
 * take its time: so one thread of its own asks, one after the other, and the loop is told. {@link #ask} belongs to the loop thread.
 */
public final class Logins implements AutoCloseable {
    /** So many may wait for their answer. */
    static final int WAITING_MAX = 1024;
    /** What the kernel says of somebody whom this machine, or this container, has no number for: it may be anybody. */
    private static final long UID_OF_NOBODY = 65534;

    private final EventLoop loop;
    private final Lookup lookup;
    private final ThreadPoolExecutor asking;

    /** The look-up itself; may take its time. */
    interface Lookup {
        Login of(Connection connection) throws IOException;
    }

    public Logins(EventLoop loop) {
        this(loop, connection -> of(connection.peerUser()));
    }

    Logins(EventLoop loop, Lookup lookup) {
        this.loop = loop;
        this.lookup = lookup;
        this.asking = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), task -> {
            Thread thread = new Thread(task, "logins");
            thread.setDaemon(true);
            return thread;
        });
        asking.allowCoreThreadTimeOut(true);
    }

    /**
     * Asks who that is, and has it answered on the loop, however long it takes.
     *
     * @return false when too many are waiting: then nothing is answered
     */
    public boolean ask(Connection connection, Consumer<Login> answer) {
        try {
            asking.execute(() -> {
                Login login = ofWhomever(connection);
                loop.execute(() -> answer.accept(login));
            });
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    private Login ofWhomever(Connection connection) {
        try {
            return lookup.of(connection);
        } catch (IOException | RuntimeException e) {
            return new Login.Nameless("This machine could not say who you are. Try again later.");
        }
    }

    /** The user that the kernel means; the number, which the JDK keeps to itself, is told from the name and proven by comparing. */
    static Login of(UserPrincipal user) throws IOException {
        int bits = user.hashCode();
        long uid = Integer.toUnsignedLong(bits);
        UserPrincipalLookupService users = FileSystems.getDefault().getUserPrincipalLookupService();
        if (!users.lookupPrincipalByName(Integer.toString(bits)).equals(user)) {
            // A login name that is a number, or another JDK than those we know: then no number is better than a wrong
            // one.
            return new Login.Nameless("This machine could not say which user you are.");
        }
        if (uid == UID_OF_NOBODY || user.getName().isBlank() || user.getName().equals(Integer.toString(bits))) {
            return new Login.Nameless(
                    "This machine has no login name for your user number " + uid + ". Ask its administrator for one.");
        }
        return new Login.Known(uid, user.getName());
    }

    /** What is not answered yet never will be. */
    @Override
    public void close() {
        asking.shutdownNow();
    }
}
