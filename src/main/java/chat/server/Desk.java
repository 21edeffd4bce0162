package chat.server;

import chat.hub.Offices;
import chat.hub.Policy;
import chat.net.EventLoop;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the hub's orders need of the machine: groups, the record of what was done, the settings, the end. Loop thread; what may block does so on other threads. */
public final class Desk implements Offices, AutoCloseable {
    /** How long the last lines may take when the server ends. */
    private static final long END_MILLIS_MAX = 1_000;

    private final ChatServer server;
    private final EventLoop loop;
    private final UnixGroups groups;
    private final long startedNanos;
    private Supplier<List<String>> settings = () -> List.of("This server was started without settings to read.");
    private boolean reading;
    private @Nullable AuditFile audit;
    private @Nullable EventLog auditLines;
    private @Nullable BackgroundLines auditWriter;

    Desk(ChatServer server, EventLoop loop) {
        this.server = server;
        this.loop = loop;
        this.groups = new UnixGroups(loop, server.log());
        this.startedNanos = loop.nanos();
    }

    /** What holds from now on of what may change. Any thread. */
    public void govern(String motd, String opsGroup) {
        loop.execute(() -> server.hub().govern(new Policy(motd, opsGroup, Map.of())));
    }

    /** The settings are read anew. Any thread. */
    public void reload() {
        loop.execute(() -> reload(sentences -> {}));
    }

    /** How the settings are read anew, on a thread of its own; answers what came of it. Before the loop runs. */
    public void settings(Supplier<List<String>> read) {
        settings = read;
    }

    /** What is done by right is written down there. Before the loop runs. */
    void recordIn(Path folder) {
        AuditFile file = new AuditFile(folder, server.log());
        BackgroundLines writer = new BackgroundLines(file);
        audit = file;
        auditWriter = writer;
        auditLines = new EventLog(writer, loop::wallMillis);
    }

    @Override
    public void groups(String login, Consumer<Set<String>> answer) {
        groups.ask(login, answer);
    }

    @Override
    public void record(Deed deed) {
        server.log().event("order", "by", deed.by(), "order", deed.order(), "target", deed.target());
        if (auditLines != null) {
            auditLines.event(deed.order(), "by", deed.by(), "target", deed.target(), "detail", deed.detail());
        }
    }

    @Override
    public void recorded(int linesMax, Consumer<List<String>> answer) {
        AuditFile file = audit;
        if (file == null) {
            answer.accept(List.of());
            return;
        }
        Thread thread = new Thread(
                () -> {
                    List<String> lines = file.last(linesMax);
                    loop.execute(() -> answer.accept(lines));
                },
                "audit");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void reload(Consumer<List<String>> answer) {
        if (reading) {
            answer.accept(List.of("The settings are being read already."));
            return;
        }
        reading = true;
        Supplier<List<String>> read = settings;
        Thread thread = new Thread(
                () -> {
                    List<String> sentences = read.get();
                    loop.execute(() -> {
                        reading = false;
                        sentences.forEach(sentence -> server.log().event("settings", "said", sentence));
                        answer.accept(sentences);
                    });
                },
                "settings");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public List<List<String>> status() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("connections", Integer.toString(server.census().connections())));
        rows.add(List.of("listening", Addresses.hostAndPort(server.address())));
        rows.add(List.of("socket", server.ports().socket().map(Path::toString).orElse("")));
        rows.add(List.of("up_seconds", Long.toString(TimeUnit.NANOSECONDS.toSeconds(loop.nanos() - startedNanos))));
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        rows.add(List.of("heap_bytes", Long.toString(heap.getUsed())));
        return rows;
    }

    @Override
    public void shutDown(String sentence) {
        loop.execute(() -> server.ending().begin(sentence)); // so that who ordered it is answered first
    }

    @Override
    public void close() {
        groups.close();
        if (auditWriter != null) {
            try {
                auditWriter.end(END_MILLIS_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
