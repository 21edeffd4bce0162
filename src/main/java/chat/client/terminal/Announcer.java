package chat.client.terminal;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How this terminal is made to ring and to show a notification: by what the environment says of it, then by what it answers itself.
 * BEL always; beside it the one sequence that it is known to take, since one that takes two would show two. Nobody can ask through
 * tmux or screen: there it is the one that most terminals take, wrapped, and what does not know it drops it. The owner's thread only.
 */
final class Announcer {
    private static final String BEL = "\u0007";
    private static final String ESC = "\u001b";
    private static final int ANSWER_CHARS_MAX = 40;
    private static final String BEHIND = "which terminal it is nobody can ask from here";
    private static final String VERSION_ANSWER = "P>|";

    /** Which sequence shows a notification. */
    enum Way {
        BELL_ALONE(""),
        OSC_9("OSC 9"),
        OSC_777("OSC 777"),
        OSC_99("OSC 99");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    private Multiplexer multiplexer;
    private Way way;
    private String why;

    private Announcer(Multiplexer multiplexer, @Nullable Way told, String why) {
        this.multiplexer = multiplexer;
        this.way = told != null ? told : multiplexer == Multiplexer.NONE ? Way.BELL_ALONE : Way.OSC_9;
        this.why = why;
    }

    static Announcer of(Map<String, String> environment) {
        Way told = fromEnvironment(environment);
        Multiplexer between = Multiplexer.of(environment);
        String unknown = between == Multiplexer.NONE ? "the terminal has not said what it is" : BEHIND;
        return new Announcer(between, told, told != null ? "the environment says so" : unknown);
    }

    /** Whether the terminal has said what it is ({@code DCS > | name ST}); other answers are for others. */
    void answered(String sequence) {
        if (!sequence.startsWith(VERSION_ANSWER)) {
            return;
        }
        String name = sequence.substring(VERSION_ANSWER.length());
        String shown = name.length() <= ANSWER_CHARS_MAX ? name : name.substring(0, ANSWER_CHARS_MAX);
        if (name.toLowerCase(Locale.ROOT).startsWith("tmux")) {
            multiplexer = Multiplexer.TMUX;
            why = way == Way.BELL_ALONE ? BEHIND : why;
            way = way == Way.BELL_ALONE ? Way.OSC_9 : way;
            return;
        }
        Way known = ofName(name);
        way = known != null ? known : way;
        why = "the terminal says that it is " + shown;
    }

    /** As far as is known by now. */
    Multiplexer multiplexer() {
        return multiplexer;
    }

    /** BEL, and the notification where there is a way to it; the texts are one line each and hold nothing that ends it. */
    String bytes(String heading, String text) {
        String sequence = switch (way) {
            case BELL_ALONE -> "";
            case OSC_9 -> osc("9;" + separate(heading) + ": " + text);
            case OSC_777 -> osc("777;notify;" + separate(heading) + ";" + text);
            case OSC_99 -> osc("99;i=chat:d=0;" + heading) + osc("99;i=chat:d=1:p=body;" + text);
        };
        return BEL + (sequence.isEmpty() ? "" : wrapped(sequence));
    }

    /** What {@link #bytes} writes, and what it takes to arrive, for people. */
    String words() {
        String sent = way == Way.BELL_ALONE ? "BEL alone" : "BEL and a notification (" + way.words + ")";
        return "Sent: " + sent + "; " + why + "."
                + switch (multiplexer) {
                    case NONE -> way == Way.BELL_ALONE ? " If you heard nothing, the terminal's own bell is off." : "";
                    case TMUX ->
                        " It goes through tmux, which needs: set -g allow-passthrough on; set -g visual-bell off; set -g monitor-bell on;"
                                + " and set -g focus-events on, to know whether you look.";
                    case SCREEN -> " It goes through screen, which needs: vbell off.";
                };
    }

    /** Each sequence for itself: screen and tmux hand a whole one on. */
    private String wrapped(String sequences) {
        StringBuilder all = new StringBuilder();
        int from = 0;
        for (int end = sequences.indexOf(BEL); end >= 0; end = sequences.indexOf(BEL, from)) {
            all.append(multiplexer.wrapped(sequences.substring(from, end + 1)));
            from = end + 1;
        }
        return all.toString();
    }

    private static String osc(String content) {
        return ESC + "]" + content + BEL;
    }

    /** A semicolon would end the heading. */
    private static String separate(String heading) {
        return heading.replace(';', ',');
    }

    private static @Nullable Way fromEnvironment(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        if (has(environment, "KITTY_WINDOW_ID") || term.equals("xterm-kitty")) {
            return Way.OSC_99;
        }
        // iTerm2 has SSH send this one along.
        if (environment.getOrDefault("LC_TERMINAL", "").equals("iTerm2")) {
            return Way.OSC_9;
        }
        if (has(environment, "VTE_VERSION") || term.startsWith("rxvt") || term.startsWith("foot")) {
            return Way.OSC_777;
        }
        Way program = ofName(environment.getOrDefault("TERM_PROGRAM", ""));
        return program != null ? program : term.equals("xterm-ghostty") ? Way.OSC_777 : null;
    }

    private static @Nullable Way ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("kitty")) {
            return Way.OSC_99;
        }
        for (String known : new String[] {"foot", "wezterm", "ghostty", "vte", "contour", "konsole", "rxvt"}) {
            if (lower.startsWith(known)) {
                return Way.OSC_777;
            }
        }
        for (String known : new String[] {"iterm", "warp", "rio", "mintty"}) {
            if (lower.startsWith(known)) {
                return Way.OSC_9;
            }
        }
        return null;
    }

    private static boolean has(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
