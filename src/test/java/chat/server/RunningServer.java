package chat.server;

import chat.e2e.Await;
import chat.hub.MessageLog;
import chat.hub.Openness;
import chat.net.EventLoop;
import chat.net.TimeSource;
import chat.net.TlsSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.store.StoreProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** A real server on the loopback with a thread of its own; its log is kept for the test. */
final class RunningServer implements AutoCloseable {
    final ChatServer server;
    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;

    /** Opens the history that a server is to have. */
    interface Opener {
        MessageLog open(Executor loop);
    }

    /** With a history in memory. */
    static RunningServer start(Limits limits) throws IOException {
        return keeping(limits, HistorySettings.OFF);
    }

    /** With a history in that folder. */
    static RunningServer in(Path folder, Limits limits) throws IOException {
        return keeping(limits, new HistorySettings(Optional.of(folder), HistorySettings.Damaged.REFUSE, 0));
    }

    static RunningServer keeping(Limits limits, HistorySettings history) throws IOException {
        return new RunningServer(log -> {
            try {
                return ChatServer.keeping(history, settings(limits), TimeSource.system(), log);
            } catch (StoreProblem e) {
                throw new AssertionError(e.sentence());
            }
        });
    }

    /** With that key for TLS, so open. */
    static RunningServer with(TlsSource tls, Openness openness) throws IOException {
        return new RunningServer(
                log -> new ChatServer(settings(Limits.DEFAULT).with(tls).with(openness), TimeSource.system(), log));
    }

    /** With a history of the test's. */
    static RunningServer with(Limits limits, Opener history) throws IOException {
        EventLoop loop = new EventLoop(TimeSource.system());
        return new RunningServer(
                log -> new ChatServer(settings(limits), loop, log, new TurnEnd(loop), history.open(loop), 0));
    }

    private interface Maker {
        ChatServer make(EventLog log) throws IOException;
    }

    private RunningServer(Maker maker) throws IOException {
        server = maker.make(new EventLog(log::add, () -> 0));
        thread = new Thread(this::run, "server of the test");
        thread.start();
    }

    private static ServerSettings settings(Limits limits) {
        return new ServerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                FrameHeader.DEFAULT,
                limits,
                Name.Alphabet.ANY_ONE_SCRIPT);
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** It has ended, by itself or because it was told to. */
    boolean ended() {
        return !thread.isAlive();
    }

    @Override
    public void close() {
        server.close();
        Await.until("end of the server", thread::isAlive, alive -> !alive);
    }

    private void run() {
        try {
            server.run();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
