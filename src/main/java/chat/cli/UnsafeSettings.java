package chat.cli;

import chat.net.SocketPlace;
import chat.net.TlsSource;
import chat.protocol.Limit;
import chat.protocol.SessionBounds;
import chat.server.HistorySettings;
import chat.server.LegacyPolicy;
import chat.server.ServerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What each setting allows and all of them together should not: a table of it, the same as in docs/configuration.md, which a test compares. What is
 * refused starts nothing; of the rest the operator is warned at each start. Looks at values alone, never at files or the network.
 */
final class UnsafeSettings {
    private static final String ROOT = "root";

    /** All that was chosen, by which a row judges. */
    record Chosen(ServerCommand line, ServerSettings settings, HistorySettings history, String user) {
        int limit(Limit limit) {
            return settings.limits().value(limit);
        }

        /** Whether other machines reach the TCP port. */
        boolean reached() {
            return !settings.address().getAddress().isLoopbackAddress();
        }

        boolean noSocket() {
            return settings.socket() instanceof SocketPlace.None;
        }

        /** What the longest text takes on the wire. */
        long frameBytes() {
            return SessionBounds.frameBytesMax(limit(Limit.FRAME_BYTES));
        }
    }

    private record Row(Severity severity, Predicate<Chosen> holds, Function<Chosen, String> sentence) {}

    private enum Severity {
        REFUSE,
        WARN
    }

    private static final List<Row> TABLE = new ArrayList<>();

    static {
        // Ports and ways in.
        refuse(
                c -> c.line().port != 0 && c.line().port == c.line().metricsPort,
                c -> "--port and --metrics-port are both " + c.line().port + ". Give the figures another port.");
        refuse(
                c -> c.settings().legacy() == LegacyPolicy.OFF && c.history().legacyReplay() > 0,
                c ->
                        "--legacy-replay shows lines to clients of the original protocol, and --legacy off lets none in. Leave"
                                + " one of them away.");
        refuse(
                c -> socketIn(c.settings().socket(), c.history().folder()),
                c -> "The socket must be open to all and --data-dir to nobody else. Give --socket another folder.");
        warn(
                c -> c.settings().legacy() == LegacyPolicy.ANY && c.reached(),
                c -> "--legacy any lets in whoever reaches the TCP port, under any name that is nobody's.");
        warn(
                c -> c.settings().legacy() == LegacyPolicy.ANY && !c.reached(),
                c -> "--legacy any lets in nobody from elsewhere, since --bind is this machine's own address.");
        refuse(
                c -> c.line().waysIn.open && c.settings().tls() instanceof TlsSource.None,
                c -> "--open is about those who come over TLS, and here it is off. Leave it away, or give --tls on.");
        warn(
                c -> c.line().waysIn.open,
                c -> "--open lets in whoever reaches the TCP port over TLS, under any name that is nobody's.");
        warn(
                c -> c.reached() && c.limit(Limit.SIGN_IN_TRIES) == 0,
                c -> "With sign-in-tries=0 whoever wants to guess invitations may try as fast as they can.");
        warn(
                c -> c.reached()
                        && c.history().folder().isEmpty()
                        && !(c.settings().tls() instanceof TlsSource.None),
                c -> "With --history off keys and invitations are forgotten when the server ends.");
        warn(
                c -> c.settings().tls() instanceof TlsSource.None
                        && c.settings().legacy() != LegacyPolicy.ANY
                        && c.reached(),
                c ->
                        "With --tls off nobody comes in by the TCP port from other machines. Give --bind 127.0.0.1, or leave it"
                                + " away.");
        warn(
                Chosen::noSocket,
                c ->
                        "Without a socket users of this machine are known by their word alone, and chat.jar admin and invite find no way in.");
        warn(
                c -> c.line().metricsPort >= 0 && !c.line().metricsBind.equals(ServerCommand.METRICS_BIND_DEFAULT),
                c -> "Whoever reaches --metrics-bind " + c.line().metricsBind + " may read the figures.");
        warn(
                c -> c.user().equals(ROOT),
                c -> "The server runs as root, and needs nothing of it. Give it a user of its own.");
        refuse(
                c -> c.noSocket() && !c.line().governing.opsGroup.isEmpty(),
                c -> "--ops-group is for those who come by the socket, and --socket is off. Leave one of them away.");
        // What strangers can cost.
        refuse(
                c -> c.limit(Limit.SIGN_IN_FRAME_BYTES) > c.frameBytes(),
                c -> "sign-in-frame-bytes lets strangers send more at once than frame-bytes lets members. Lower it.");
        warn(
                c -> c.reached() && c.limit(Limit.PER_ADDRESS) == 0,
                c -> "With per-address=0 one machine elsewhere may take every place.");
        warn(
                c -> c.reached() && c.limit(Limit.PER_ADDRESS) > c.limit(Limit.CONNECTIONS),
                c -> "per-address is more than connections: one machine elsewhere may take every place.");
        warn(
                c -> c.reached() && c.limit(Limit.SIGN_IN_SECONDS) == 0,
                c -> "With sign-in-seconds=0 whoever connects and says nothing stays.");
        warn(
                c -> c.reached() && c.limit(Limit.FRAME_SECONDS) == 0,
                c -> "With frame-seconds=0 a message may be begun and never ended.");
        warn(
                c -> c.limit(Limit.WRITE_STALL_SECONDS) == 0,
                c -> "With write-stall-seconds=0 whoever takes nothing of what is owed stays.");
        // What members can cost.
        refuse(
                c -> c.frameBytes() > c.limit(Limit.FEED_BYTES),
                c ->
                        "A message of frame-bytes can take more than feed-bytes: all who hear it would be too slow. Change one.");
        refuse(
                c -> c.frameBytes() > c.limit(Limit.OWED_BYTES),
                c ->
                        "A message of frame-bytes can take more than owed-bytes: whoever is sent one would be closed. Change"
                                + " one.");
        refuse(
                c -> c.frameBytes() > c.limit(Limit.MEMORY_BYTES),
                c ->
                        "A message of frame-bytes can take more than memory-bytes: whoever sends one would be closed. Change"
                                + " one.");
        refuse(
                c -> c.limit(Limit.LOST_SECONDS) < c.limit(Limit.PING_SECONDS),
                c ->
                        "lost-seconds is less than ping-seconds: the silent would be lost before they are asked. Change one.");
        refuse(
                c -> c.limit(Limit.ROOM_DAYS) == 0 && c.limit(Limit.JOINS_PER_MINUTE) == 0,
                c ->
                        "With room-days=0 and joins-per-minute=0 one user could make all rooms there may be, for good. Change"
                                + " one.");
        warn(
                c -> c.limit(Limit.CLIENTS_PER_USER) >= c.limit(Limit.CONNECTIONS),
                c -> "clients-per-user is not less than connections: one user may take every place.");
        warn(
                c -> c.limit(Limit.MESSAGES_PER_SECOND) == 0,
                c -> "With messages-per-second=0 a user may send any number of messages.");
        warn(
                c -> c.limit(Limit.BYTES_PER_SECOND) == 0,
                c -> "With bytes-per-second=0 a user may send as much as the line takes.");
        warn(
                c -> c.limit(Limit.JOINS_PER_MINUTE) == 0 && c.limit(Limit.ROOM_DAYS) > 0,
                c -> "With joins-per-minute=0 a user may make rooms without a pause.");
        warn(
                c -> c.limit(Limit.NAMES_PER_MINUTE) == 0,
                c -> "With names-per-minute=0 a user may take new names without a pause.");
        warn(
                c -> c.limit(Limit.PARTNERS_PER_MINUTE) == 0,
                c -> "With partners-per-minute=0 a user may write to everybody in private at once.");
        warn(
                c -> c.limit(Limit.PAGE_BYTES_PER_SECOND) == 0,
                c -> "With page-bytes-per-second=0 one client may keep the history's disk busy.");
        warn(
                c -> c.limit(Limit.HISTORY_DAYS) == 0
                        && c.limit(Limit.HISTORY_MEBIBYTES) == 0
                        && c.history().folder().isPresent(),
                c -> "With history-days=0 and history-mebibytes=0 the history grows until the disk is full.");
    }

    private UnsafeSettings() {}

    private static void refuse(Predicate<Chosen> holds, Function<Chosen, String> sentence) {
        TABLE.add(new Row(Severity.REFUSE, holds, sentence));
    }

    private static void warn(Predicate<Chosen> holds, Function<Chosen, String> sentence) {
        TABLE.add(new Row(Severity.WARN, holds, sentence));
    }

    /**
     * What the operator is to be warned of.
     *
     * @throws Failure if anything of it must not start
     */
    static List<String> warnings(Chosen chosen) {
        List<String> warnings = new ArrayList<>();
        for (Row row : TABLE) {
            if (row.holds().test(chosen)) {
                String sentence = row.sentence().apply(chosen);
                if (row.severity() == Severity.REFUSE) {
                    throw new Failure(ExitCode.USAGE, sentence);
                }
                warnings.add(sentence);
            }
        }
        return warnings;
    }

    /** How many rows there are; for the test that each is on the page. */
    static int size() {
        return TABLE.size();
    }

    private static boolean socketIn(SocketPlace socket, Optional<Path> folder) {
        return socket instanceof SocketPlace.Named named
                && folder.isPresent()
                && folder.get()
                        .toAbsolutePath()
                        .normalize()
                        .equals(named.path().toAbsolutePath().normalize().getParent());
    }
}
