package chat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.bench.BenchSettings.Kind;
import chat.net.TimeSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.protocol.Profile;
import chat.protocol.RoomName;
import chat.server.ChatServer;
import chat.server.EventLog;
import chat.server.ServerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A short run of the load generator, as the tests set it up, and the servers it is turned on. */
final class BenchRun {
    static final int SHORT_MILLIS = 300;

    Profile profile = Profile.LEGACY;
    RoomName room = RoomName.LOBBY;
    int members = 6;
    int senders = 1;
    int bodyBytes = 40;
    int rate;
    Kind kind = Kind.LOAD;
    Duration run = Duration.ofMillis(SHORT_MILLIS);
    Duration patience = Duration.ofSeconds(30);

    Figures on(InetSocketAddress server) throws IOException {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        TimeSource time = TimeSource.system();
        return Bench.run(settings(server), time, new ProgressLine(nowhere, false, time::nanos));
    }

    BenchSettings settings(InetSocketAddress server) {
        // A stall must lie in the time that counts, so there is no warm-up.
        return new BenchSettings(
                new BenchSettings.Target(server, FrameHeader.DEFAULT, profile, room),
                kind,
                members,
                senders,
                new BenchSettings.Load(bodyBytes, rate, 0),
                new BenchSettings.Times(Duration.ZERO, run, patience),
                0);
    }

    void failsOn(InetSocketAddress server, BenchFailure.Kind how, String sentence) {
        assertThatThrownBy(() -> on(server))
                .isInstanceOfSatisfying(
                        BenchFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(how))
                .hasMessageContaining(sentence);
    }

    static Limits noPace() {
        return Limits.DEFAULT.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);
    }

    static ChatServer chat(Limits limits) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ChatServer server = new ChatServer(
                new ServerSettings(anyPort, FrameHeader.DEFAULT, limits, Name.Alphabet.ANY_ONE_SCRIPT),
                TimeSource.system(),
                EventLog.silent());
        Thread serving = new Thread(
                () -> {
                    try {
                        server.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "server");
        serving.setDaemon(true);
        serving.start();
        return server;
    }
}
