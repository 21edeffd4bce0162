package chat.bench;

import chat.protocol.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as lines of text for a person: a word, the number, what to make of it. Scripts may rely on the first word of a line. */
public final class Report {
    private static final double BUSY_SHARE = 0.9;
    private static final int BAR_CHARS = 40;
    private static final long MICRO = 1_000;

    private final BenchSettings settings;
    private final Figures figures;
    private final List<String> lines = new ArrayList<>();

    private Report(BenchSettings settings, Figures figures) {
        this.settings = settings;
        this.figures = figures;
    }

    /** All lines, without line ends. */
    public static List<String> lines(BenchSettings settings, Figures figures) {
        Report report = new Report(settings, figures);
        report.head();
        switch (settings.kind()) {
            case LOAD -> report.load();
            case IDLE -> report.idle();
            case STORM -> report.joining();
        }
        report.processes();
        report.remarks();
        if (figures.latency().total() > 0) {
            report.latency();
        }
        return List.copyOf(report.lines);
    }

    private void head() {
        BenchSettings.Load load = settings.load();
        String where = settings.target().where();
        line(
                "measured",
                switch (settings.kind()) {
                    case LOAD ->
                        format(
                                "%s, %,d members, %,d of them send texts of %,d bytes, %s, for %.1f s",
                                where,
                                settings.members(),
                                settings.senders(),
                                load.bodyBytes(),
                                load.messagesPerSecond() == 0
                                        ? "as fast as it goes, " + figures.window() + " under way"
                                        : format("%,d a second", load.messagesPerSecond()),
                                figures.seconds());
                    case IDLE ->
                        format(
                                "%s, %,d members who do nothing, for %.1f s",
                                where, settings.members(), figures.seconds());
                    case STORM -> format("%s, %,d members who join at once", where, settings.members());
                });
    }

    private void load() {
        boolean session = settings.target().profile() == Profile.SESSION;
        line(
                "verified",
                format(
                        "%,d deliveries: each one once, in order, every byte and name right%s",
                        figures.verified(), session ? ", every sender's echo too" : ""));
        line("messages", format("%,.0f a second", figures.messages() / figures.seconds()));
        line("deliveries", format("%,.0f a second", figures.deliveries() / figures.seconds()));
        int headerBytes = settings.target().header().bytes();
        line(
                "frames",
                format(
                        "%.0f bytes each in the %s profile: a header of %d, a body of %.0f, %d of them the text",
                        headerBytes + figures.bodyBytes(),
                        session ? "session" : "legacy",
                        headerBytes,
                        figures.bodyBytes(),
                        settings.load().bodyBytes()));
    }

    private void idle() {
        line("heard", format("%,d frames, of a server that has nothing to say", figures.otherFrames()));
    }

    private void joining() {
        Joining.Figures joining = figures.joining();
        line("connected", format("all after %.3f s", joining.connectedSeconds()));
        line("joined", format("all after %.3f s: then a list with every name had come", joining.joinedSeconds()));
        line("quiet", format("after %.3f s: the last frame of it all", joining.lastFrameSeconds()));
        line("heard", format("%,d frames, %,d of them user lists", joining.frames(), joining.lists()));
    }

    private void processes() {
        if (settings.pid() != 0) {
            double cpu = figures.server().cpuSeconds();
            double share = cpu / figures.seconds();
            if (settings.kind() == BenchSettings.Kind.LOAD && cpu > 0) {
                line(
                        "efficiency",
                        format("%,.0f deliveries per second of the server's CPU", figures.deliveries() / cpu));
            }
            if (settings.kind() != BenchSettings.Kind.STORM) {
                line("server CPU", format("%.1f %% of a core", 100 * share));
            }
            line(
                    "server RSS",
                    format(
                            "%.1f MiB, at most %.1f; %.2f KiB more for each member since before they came",
                            figures.server().residentKib() / 1024.0,
                            figures.server().peakKib() / 1024.0,
                            figures.memberKib()));
        }
        if (settings.kind() == BenchSettings.Kind.LOAD) {
            double share = figures.benchCpuSeconds() / figures.seconds();
            line(
                    "bench CPU",
                    format("%.1f %% of a core", 100 * share)
                            + (share < BUSY_SHARE || settings.load().messagesPerSecond() != 0
                                    ? ""
                                    : ": it may be what holds the deliveries a second down; not those per CPU second"));
        }
    }

    private void remarks() {
        if (figures.noticeCount() > 0) {
            line(
                    "notices",
                    format("%,d of the server: %s", figures.noticeCount(), String.join(" / ", figures.notices())));
            line("", "a server that holds its senders back cannot show its speed: chat.jar's own limits are lifted by");
            line("", "server --limit messages-per-second=0 --limit bytes-per-second=0");
        }
        if (settings.kind() == BenchSettings.Kind.LOAD && figures.otherFrames() > 0) {
            line("others", format("%,d frames meanwhile that are not of this run", figures.otherFrames()));
        }
    }

    private void latency() {
        Histogram latency = figures.latency();
        line(
                "latency",
                format(
                        "p50 %s   p99 %s   p99.9 %s   max %s",
                        time(latency.quantile(0.5)),
                        time(latency.quantile(0.99)),
                        time(latency.quantile(0.999)),
                        time(latency.max())));
        line(
                "",
                settings.load().messagesPerSecond() == 0
                        ? "from sending, with the window always full: says little about waiting, which --rate measures"
                        : "from the moment a message was due, so that a stall counts in full");
        long from = step(latency.quantile(0));
        long end = latency.max() + 1;
        long most = 1;
        for (long at = from; at < end; at = after(at)) {
            most = Math.max(most, latency.count(at, after(at)));
        }
        for (long at = from; at < end; at = after(at)) {
            long count = latency.count(at, after(at));
            String bar = "#".repeat((int) Math.ceil((double) BAR_CHARS * count / most));
            lines.add(format(
                            "%14s up to %-8s %6.2f %%  %s",
                            time(at), time(after(at)), 100.0 * count / latency.total(), bar)
                    .stripTrailing());
        }
    }

    /** 1, 2, 5, 10, 20, 50 ... microseconds: the one at or below. */
    private static long step(long nanos) {
        long at = 0;
        while (after(at) <= nanos) {
            at = after(at);
        }
        return at;
    }

    private static long after(long step) {
        if (step < MICRO) {
            return MICRO;
        }
        long power = MICRO;
        while (power * 10 <= step) {
            power *= 10;
        }
        return step == power ? 2 * power : step == 2 * power ? 5 * power : 10 * power;
    }

    private static String time(long nanos) {
        if (nanos < 1_000_000) {
            return significant(nanos / 1e3) + " us";
        }
        return nanos < 1_000_000_000 ? significant(nanos / 1e6) + " ms" : significant(nanos / 1e9) + " s";
    }

    private static String significant(double value) {
        String digits = value == 0 || value >= 99.95 ? "%.0f" : value >= 9.995 ? "%.1f" : "%.2f";
        String text = format(digits, value);
        return text.indexOf('.') < 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private void line(String word, String text) {
        lines.add(format("%-12s %s", word, text));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
