package chat.net;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import tlschannel.ServerTlsChannel;
import tlschannel.TlsChannel;

/**
 * TLS as a server offers it on a port where others speak plainly: the key it shows, and the pace of its handshakes. Until the key is there
 * those who want TLS wait. Loop thread only.
 */
public final class ServerTls implements TlsSide, AutoCloseable {
    private final Handshakes handshakes;
    private final Executor tasks;
    private final Runnable end;
    private @Nullable SSLContext context;
    private String fingerprint = "";

    /**
     * @param atOnceMax handshakes under way
     * @param perSecondMax handshakes that begin in a second
     */
    public ServerTls(EventLoop loop, int atOnceMax, int perSecondMax) {
        this.handshakes = new Handshakes(loop, atOnceMax, perSecondMax);
        ThreadPoolExecutor helper =
                new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new ArrayBlockingQueue<>(atOnceMax + 1), task -> {
                    Thread thread = new Thread(task, "handshakes");
                    thread.setDaemon(true);
                    return thread;
                });
        helper.allowCoreThreadTimeOut(true);
        this.tasks = helper;
        this.end = helper::shutdownNow;
    }

    /** The same with the long steps done there. */
    ServerTls(EventLoop loop, int atOnceMax, int perSecondMax, Executor tasks) {
        this.handshakes = new Handshakes(loop, atOnceMax, perSecondMax);
        this.tasks = tasks;
        this.end = () -> {};
    }

    /**
     * Finds the key, or makes it, and tries it. Takes its time: for a thread that nobody waits for.
     *
     * @throws TlsProblem with a sentence for people
     */
    public static TlsKey prepare(TlsSource.Kept source) throws TlsProblem {
        TlsKey key = TlsKeyFile.of(source.folder());
        TlsRehearsal.of(key.context());
        return key;
    }

    /** This is the key: whoever waits may come. */
    public void open(TlsKey key) {
        fingerprint = key.fingerprint();
        context = key.context();
        handshakes.open();
    }

    /** There is none: whoever wants TLS is sent off. */
    public void shut() {
        handshakes.shut();
    }

    Handshakes handshakes() {
        return handshakes;
    }

    @Override
    public boolean speaksFirst() {
        return false;
    }

    @Override
    public boolean admit(TlsLink link) {
        return handshakes.ask(link);
    }

    @Override
    public void over(TlsLink link) {
        handshakes.over(link);
    }

    @Override
    public TlsChannel channel(TlsSocket socket, TlsBuffers buffers, EventLoop loop) throws IOException {
        return ServerTlsChannel.newBuilder(socket, context)
                .withEngineFactory(known -> watched(known, loop))
                .withRunTasks(false)
                .withPlainBufferAllocator(buffers)
                .withEncryptedBufferAllocator(buffers)
                .build();
    }

    private static SSLEngine watched(SSLContext context, EventLoop loop) {
        SSLEngine engine = TlsContexts.strict(context.createSSLEngine());
        engine.setUseClientMode(false);
        return new WatchedEngine(engine, loop);
    }

    @Override
    public Executor tasks() {
        return tasks;
    }

    @Override
    public String serverKey(SSLSession session) {
        return fingerprint;
    }

    /** Steps that have not begun never will. */
    @Override
    public void close() {
        handshakes.shut();
        end.run();
    }
}
