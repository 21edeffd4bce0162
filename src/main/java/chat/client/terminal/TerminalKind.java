package chat.client.terminal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which terminals can show a full screen, by what TERM says. All but the few that are known not to: we need only what
 * ECMA-48 has, scroll margins and the alternate screen, and new names come up all the time.
 */
record TerminalKind(String term) {
    /** 0.50; before it some versions crashed. */
    private static final int VTE_WITH_LINKS = 5_002;

    private static final int KONSOLE_WITH_LINKS = 201_200;

    /** The kind that the environment names; empty if it names none. */
    static TerminalKind ofEnvironment() {
        String term = System.getenv("TERM");
        return new TerminalKind(term == null ? "" : term);
    }

    /** The Linux console would show the end of a question that it does not understand. */
    boolean understandsQuestions() {
        return !term.startsWith("linux");
    }

    /** Why not, as a sentence; null if it can. */
    @Nullable
    String refusal() {
        if (term.isEmpty()) {
            return "TERM is not set, so the full screen cannot be used; going on in lines (as with --plain).";
        }
        boolean cannot = switch (term) {
            case "dumb", "unknown", "emacs", "network", "dialup", "patch", "lpr", "printer", "vt52", "adm3a" -> true;
            default -> term.startsWith("dumb-") || term.startsWith("vt52-");
        };
        return cannot
                ? "A terminal of the kind \"" + shown() + "\" has no full screen; going on in lines (as with --plain)."
                : null;
    }

    private String shown() {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(40, term.length()); i++) {
            char c = term.charAt(i);
            shown.append(c > ' ' && c < 0x7f ? c : '?');
        }
        return shown.toString();
    }

    /**
     * Whether the environment names a terminal that is known to show links (OSC 8). Of tmux only its own word counts: what its
     * surroundings were is in the environment too. Screen has none of it.
     */
    static boolean showsLinks(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        String program = environment.getOrDefault("TERM_PROGRAM", "");
        Multiplexer multiplexer = Multiplexer.of(environment);
        if (multiplexer != Multiplexer.NONE) {
            boolean tmux = multiplexer == Multiplexer.TMUX && program.equals("tmux");
            return tmux && isAtLeast(environment.getOrDefault("TERM_PROGRAM_VERSION", ""), 3, 4);
        }
        boolean byTerm = switch (term) {
            case "xterm-kitty",
                    "xterm-ghostty",
                    "foot",
                    "foot-extra",
                    "foot-direct",
                    "alacritty",
                    "wezterm",
                    "contour" -> true;
            default -> false;
        };
        boolean byProgram = switch (program) {
            case "iTerm.app", "WezTerm", "ghostty", "vscode", "mintty" -> true;
            default -> false;
        };
        boolean xterm = term.startsWith("xterm");
        return byTerm
                || (xterm && byProgram)
                || (xterm && number(environment.getOrDefault("VTE_VERSION", "")) >= VTE_WITH_LINKS)
                || (xterm && number(environment.getOrDefault("KONSOLE_VERSION", "")) >= KONSOLE_WITH_LINKS)
                || (xterm && !environment.getOrDefault("WT_SESSION", "").isEmpty());
    }

    /** {@code 3.4}, {@code 3.5a}, {@code next-3.6} against two numbers. */
    private static boolean isAtLeast(String version, int major, int minor) {
        String bare = version.startsWith("next-") ? version.substring("next-".length()) : version;
        int dot = bare.indexOf('.');
        if (dot < 1) {
            return false;
        }
        int end = dot + 1;
        while (end < bare.length() && Character.isDigit(bare.charAt(end))) {
            end++;
        }
        int first = number(bare.substring(0, dot));
        return first > major || (first == major && number(bare.substring(dot + 1, end)) >= minor);
    }

    /** -1 if it is none. */
    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
