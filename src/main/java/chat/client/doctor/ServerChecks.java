package chat.client.doctor;

import java.util.ArrayList;
import java.util.List;

/** The server and the way to it. */
final class ServerChecks {
    /** More than that and people ask who answers whom. */
    private static final long CLOCK_MILLIS_MAX = 2_000;

    private static final long ROUND_TRIP_MILLIS_MAX = 1_000;

    private ServerChecks() {}

    static List<Finding> findings(Facts facts) {
        if (facts.server().isEmpty()) {
            return List.of(
                    Finding.note("server", "not looked at; chat.jar doctor --host NAME --port NUMBER does that too."));
        }
        Facts.Server server = facts.server().get();
        if (!server.up()) {
            String why = server.trouble().isEmpty() ? "it has not answered yet" : server.trouble();
            return List.of(Finding.toDo(
                    "server",
                    "no connection to " + server.name() + ": " + why + (why.endsWith(".") ? " Is it" : ". Is it")
                            + " running there, and is that the right place?"));
        }
        List<Finding> all = new ArrayList<>();
        all.add(Finding.ok("server", server.name() + " lets you in."));
        if (!server.rooms()) {
            all.add(
                    Finding.note(
                            "profile",
                            "it speaks the original one: one room, no history, and a line that is under way when the connection breaks may be lost."));
            all.add(Finding.notKnown("round trip", "this profile has no way to ask."));
            all.add(Finding.notKnown("clock", "this profile does not tell the server's."));
            return all;
        }
        all.add(Finding.ok("profile", "session: rooms, history, nothing lost."));
        all.add(Finding.ok("history", "the server keeps what is said; Page Up, /history and /search show it."));
        all.add(roundTrip(server.roundTripMillis()));
        all.add(clock(server));
        return all;
    }

    private static Finding roundTrip(long millis) {
        if (millis < 0) {
            return Finding.notKnown("round trip", "nobody has measured it yet.");
        }
        return millis <= ROUND_TRIP_MILLIS_MAX
                ? Finding.ok("round trip", millis + " ms.")
                : Finding.note("round trip", millis + " ms: what you say shows that much later elsewhere.");
    }

    /** The welcome took half a round trip to us. */
    private static Finding clock(Facts.Server server) {
        long half = Math.max(0, server.roundTripMillis()) / 2;
        long ahead = server.aheadMillis() + half;
        if (Math.abs(ahead) <= CLOCK_MILLIS_MAX) {
            return Finding.ok(
                    "clock", "this machine's and the server's agree to " + Math.max(1, Math.abs(ahead)) + " ms.");
        }
        return Finding.toDo(
                "clock",
                "this machine's is " + span(Math.abs(ahead)) + (ahead > 0 ? " behind" : " ahead of")
                        + " the server's. On the one that is wrong, an administrator runs: timedatectl set-ntp true");
    }

    private static String span(long millis) {
        long seconds = (millis + 500) / 1_000;
        return seconds < 120 ? seconds + " s" : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }
}
