package chat.server;

import chat.net.EventLoop;
import chat.net.ServerTls;
import chat.net.TlsKey;
import chat.net.TlsProblem;
import chat.net.TlsSource;
import chat.protocol.Limit;
import org.jspecify.annotations.Nullable;

/**
 * The server's TLS: found, or made at the first start, on a thread of its own, since both take longer than a start may. Whoever asks for
 * TLS meanwhile waits. Loop thread, or before the loop runs.
 */
final class Encryption implements AutoCloseable, TlsSource.Receiver<Runnable> {
    private final EventLoop loop;
    private final EventLog log;
    private final TlsSource source;
    private final @Nullable ServerTls tls;
    private KeyListener listener = KeyListener.NOBODY;

    Encryption(EventLoop loop, ServerSettings settings, EventLog log) {
        this.loop = loop;
        this.log = log;
        this.source = settings.tls();
        this.tls = source instanceof TlsSource.None
                ? null
                : new ServerTls(
                        loop,
                        settings.limits().value(Limit.TLS_HANDSHAKES),
                        settings.limits().value(Limit.TLS_HANDSHAKES_PER_SECOND));
        if (tls != null && source instanceof TlsSource.Given given) {
            tls.open(given.key());
        }
    }

    /** What newcomers may begin with; null if there is none. */
    @Nullable
    ServerTls tls() {
        return tls;
    }

    /** Who hears what becomes of the key. Before {@link #begin}. */
    void tell(KeyListener to) {
        listener = to;
    }

    /** Looks for the key. */
    void begin() {
        source.accept(this).run();
    }

    @Override
    public Runnable none(TlsSource.None none) {
        return () -> {};
    }

    @Override
    public Runnable given(TlsSource.Given given) {
        return () -> tell(given.key());
    }

    @Override
    public Runnable kept(TlsSource.Kept kept) {
        return () -> {
            Thread thread = new Thread(() -> look(kept), "tls-key");
            thread.setDaemon(true);
            thread.start();
        };
    }

    private void look(TlsSource.Kept kept) {
        try {
            TlsKey key = ServerTls.prepare(kept);
            loop.execute(() -> open(key));
        } catch (TlsProblem e) {
            loop.execute(() -> failed(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            loop.execute(() -> failed("The server's key cannot be used: " + e.getMessage() + "."));
        }
    }

    private void open(TlsKey key) {
        if (tls != null) {
            tls.open(key);
            tell(key);
        }
    }

    private void tell(TlsKey key) {
        log.event("tls_ready", "key", key.fingerprint());
        listener.ready(key.fingerprint());
    }

    private void failed(String sentence) {
        if (tls != null) {
            tls.shut();
            log.event("tls_failed", "cause", sentence);
            listener.failed(sentence);
        }
    }

    @Override
    public void close() {
        if (tls != null) {
            tls.close();
        }
    }
}
