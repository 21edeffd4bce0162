package chat.server;

import chat.metrics.Family;
import chat.metrics.Family.Counter;
import chat.metrics.Family.Gauge;
import chat.net.LoopFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * All that a server says of itself, as docs/metrics.md lists it. Made on the loop thread at the end of a turn, when what lags really
 * lags; a value from then on.
 */
final class Figures {
    private static final double MICROS_PER_SECOND = TimeUnit.SECONDS.toMicros(1);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<Family> families = new ArrayList<>();

    private Figures() {}

    /** What went wrong from the start on. */
    record Troubles(long faults, long selectorsReplaced, long stalls) {}

    static List<Family> of(Census held, Tally tally, LoopFigures loop, Troubles troubles, long upNanos) {
        Figures figures = new Figures();
        figures.people(held, tally);
        figures.traffic(held, tally, loop);
        figures.history(held, tally);
        figures.loop(loop, troubles);
        figures.program(upNanos);
        return List.copyOf(figures.families);
    }

    private void people(Census held, Tally tally) {
        gauge("chat_connections", "Connections that are open or being closed.", held.connections());
        gauge("chat_members", "Connections that have signed in.", held.members());
        gauge("chat_session_members", "The same, of the session profile.", held.sessionMembers());
        gauge("chat_rooms", "Rooms that are known, empty ones included.", held.rooms());
        counter("chat_accepted_total", "Connections accepted.", tally.acceptedSoFar());
        counter(
                "chat_accept_pauses_total",
                "Times that accepting rested, the system having refused.",
                tally.acceptPauses());
        counter("chat_refusals_total", "Newcomers sent off, by reason.", "reason", tally.refusals());
        counter("chat_closed_total", "Connections that have ended, by reason.", "reason", tally.ends());
    }

    private void traffic(Census held, Tally tally, LoopFigures loop) {
        counter("chat_frames_received_total", "Whole frames from clients.", tally.framesReceived());
        counter("chat_received_bytes_total", "Bytes read from all sockets.", loop.bytesRead());
        counter("chat_bad_input_total", "What clients sent and should not have, by kind.", "kind", tally.badInputs());
        counter(
                "chat_delays_total",
                "Times that a client was read no further for a while, having sent too fast.",
                tally.delays());
        counter(
                "chat_messages_total",
                "Messages of the server by kind, each once however many hear it.",
                "kind",
                tally.messages());
        counter(
                "chat_deliveries_total",
                "Frames to rooms, each once for every member that is to hear it.",
                tally.deliveries());
        counter(
                "chat_gaps_total",
                "Times that a client of the session profile was passed over in a room, having been too slow.",
                tally.skips());
        counter("chat_frames_sent_total", "The same, and frames to one client alone.", tally.framesSent());
        counter("chat_sent_bytes_total", "Bytes that sockets have taken.", loop.bytesWritten());
        counter(
                "chat_undelivered_bytes_total",
                "Bytes owed to connections that were cut off, at that moment.",
                loop.bytesLost());
        gauge("chat_laggards", "Members that are owed something at the end of a turn.", held.laggards());
        gauge("chat_feed_bytes", "Memory of the rooms' feeds.", held.feedBytes());
        gauge("chat_owed_bytes", "Bytes owed to all connections together.", held.owedBytes());
        gauge("chat_unfinished_bytes", "Bytes kept of frames that are not whole yet.", held.heldBytes());
    }

    private void history(Census held, Tally tally) {
        gauge("chat_history_waiting", "Messages that wait to be kept.", held.inFlight());
        counter("chat_history_answers_total", "What became of messages to be kept.", "outcome", tally.history());
    }

    private void loop(LoopFigures loop, Troubles troubles) {
        List<Double> bounds = LoopFigures.turnBoundsMicros().stream()
                .map(micros -> micros / MICROS_PER_SECOND)
                .toList();
        families.add(new Family.Histogram(
                "chat_turn_seconds",
                "How long the loop's turns took that had something to do.",
                bounds,
                loop.turnsByMicros(),
                loop.workNanos() / NANOS_PER_SECOND));
        counter("chat_turns_total", "Turns of the loop.", loop.turns());
        counter("chat_wakeups_total", "Turns that began by waiting.", loop.wakeups());
        counter("chat_stalls_total", "Times that a turn took more than a second.", troubles.stalls());
        counter("chat_internal_faults_total", "Faults of the program that were caught.", troubles.faults());
        counter(
                "chat_selectors_replaced_total",
                "Selectors that were of no use any more.",
                troubles.selectorsReplaced());
    }

    private void program(long upNanos) {
        families.add(new Gauge("chat_uptime_seconds", "Since the server began.", upNanos / NANOS_PER_SECOND));
        String version = Figures.class.getPackage().getImplementationVersion();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", version == null ? "not packaged" : version);
        facts.put("java", Runtime.version().toString());
        families.add(new Family.Info("chat_build_info", "What runs here.", facts));
    }

    private void gauge(String name, String help, long value) {
        families.add(new Gauge(name, help, (double) value));
    }

    private void counter(String name, String help, long value) {
        families.add(new Counter(name, help, (double) value));
    }

    private void counter(String name, String help, String label, Map<String, Long> values) {
        Map<String, Double> plain = new LinkedHashMap<>();
        values.forEach((of, value) -> plain.put(of, value.doubleValue()));
        families.add(new Counter(name, help, label, plain));
    }
}
