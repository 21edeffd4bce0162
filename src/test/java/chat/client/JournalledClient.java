package chat.client;

import chat.client.ClientSettings.Speak;
import chat.net.EventLoop;
import chat.net.TimeSource;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.TextKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The client's link with its journal on the disk, for tests of other packages, which turn its loop. */
public final class JournalledClient implements AutoCloseable {
    private static final long DEADLINE_NANOS = 40_000_000_000L;

    private final Path folder;
    private final EventLoop loop = new EventLoop(TimeSource.system());
    private final Installation installation;
    private final ServerLink link;
    private long ids;

    /** One that begins to connect; what one before it left in the folder is sent first. */
    public JournalledClient(Path folder, InetSocketAddress server, String name) throws IOException {
        this.folder = folder;
        ClientSettings settings = ClientSettings.of("localhost", server.getPort(), name);
        this.installation = Installation.open(folder, settings, loop.wallMillis(), sentence -> {
            throw new AssertionError(sentence);
        });
        this.link = new ServerLink(
                loop,
                settings.speaking(Speak.SESSION),
                installation,
                KnownWay.to(server),
                () -> 0,
                LinkLog.NONE,
                event -> {});
        link.connectNow();
    }

    /** In the lobby. */
    public void say(String text) {
        link.say(++ids, new Place.InRoom(RoomName.LOBBY), TextKind.TEXT, text);
    }

    /** Lines that no server has confirmed. */
    public int unsettled() {
        return link.unsettled();
    }

    /** What the files say that a next client would read. */
    public String journal() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".journal")).toList()) {
                all.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    /** Goes on until it is so. */
    public void until(String what, BooleanSupplier so) throws IOException {
        long start = System.nanoTime();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - start > DEADLINE_NANOS) {
                throw new AssertionError("not in time: " + what);
            }
            turn();
        }
    }

    /** Goes on for 5 ms at most. */
    public void turn() throws IOException {
        loop.turn(5);
    }

    /** Ends as a killed process does: says no farewell. */
    @Override
    public void close() throws IOException {
        installation.close();
        loop.close();
    }
}
