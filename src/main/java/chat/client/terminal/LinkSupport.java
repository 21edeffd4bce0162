package chat.client.terminal;

import java.util.Locale;
import java.util.Map;

/**
 * Which terminals are known to show links (OSC 8): by what the environment says, then by what the terminal itself answers when it is asked
 * for its name. Of all others the text shows as it is: some would show the sequence. Pure.
 */
final class LinkSupport {
    private static final String NAME_ANSWER = "P>|";

    /** 0.50; before it some versions crashed. */
    private static final int VTE_WITH_LINKS = 5_002;

    private static final int KONSOLE_WITH_LINKS = 201_200;
    private static final int KONSOLE_RELEASE_WITH_LINKS = 2_012;
    private static final int TMUX_WITH_LINKS = 304;
    private static final int NUMBER_MAX = 1_000_000;

    private LinkSupport() {}

    /**
     * Whether an answer is that of a terminal known for links: {@code P>|kitty(0.35.2)}, {@code P>|tmux 3.4}. Inside tmux only tmux's own
     * word counts, as it is tmux that would swallow them; screen swallows them always.
     */
    static boolean byAnswer(Multiplexer between, String sequence) {
        if (!sequence.startsWith(NAME_ANSWER) || between == Multiplexer.SCREEN) {
            return false;
        }
        String answer = sequence.substring(NAME_ANSWER.length());
        int end = 0;
        while (end < answer.length() && isLetterOrDigit(answer.charAt(end))) {
            end++;
        }
        String name = answer.substring(0, end).toLowerCase(Locale.ROOT);
        String version = version(answer.substring(end));
        if (between == Multiplexer.TMUX || name.equals("tmux")) {
            return name.equals("tmux") && isAtLeast(version, TMUX_WITH_LINKS);
        }
        return switch (name) {
            case "kitty", "foot", "wezterm", "ghostty", "iterm2", "contour", "mintty", "rio" -> true;
            case "vte" -> number(version) >= VTE_WITH_LINKS;
            case "konsole" -> isAtLeast(version, KONSOLE_RELEASE_WITH_LINKS);
            default -> false;
        };
    }

    /** What stands behind a name, in brackets or behind a blank, up to the next blank. */
    private static String version(String rest) {
        int start = 0;
        while (start < rest.length() && (rest.charAt(start) == '(' || rest.charAt(start) == ' ')) {
            start++;
        }
        int end = start;
        while (end < rest.length() && rest.charAt(end) != ')' && rest.charAt(end) != ' ') {
            end++;
        }
        return rest.substring(start, end);
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /**
     * Whether the environment names a terminal that is known to show links (OSC 8). Of tmux only its own word counts: what its
     * surroundings were is in the environment too. Screen has none of it.
     */
    static boolean byEnvironment(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        String program = environment.getOrDefault("TERM_PROGRAM", "");
        Multiplexer multiplexer = Multiplexer.of(environment);
        if (multiplexer != Multiplexer.NONE) {
            boolean tmux = multiplexer == Multiplexer.TMUX && program.equals("tmux");
            return tmux && isAtLeast(environment.getOrDefault("TERM_PROGRAM_VERSION", ""), TMUX_WITH_LINKS);
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

    /** {@code 3.4}, {@code 3.5a}, {@code next-3.6}, {@code 23.08.5} against the two first numbers, as one: 304, 2308. */
    private static boolean isAtLeast(String version, int wanted) {
        String bare = version.startsWith("next-") ? version.substring("next-".length()) : version;
        int dot = bare.indexOf('.');
        if (dot < 1) {
            return false;
        }
        int end = dot + 1;
        while (end < bare.length() && Character.isDigit(bare.charAt(end))) {
            end++;
        }
        int major = number(bare.substring(0, dot));
        int minor = number(bare.substring(dot + 1, end));
        return major >= 0 && major < NUMBER_MAX && minor >= 0 && major * 100 + Math.min(99, minor) >= wanted;
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
