package chat.client.terminal;

import org.jspecify.annotations.Nullable;

/**
 * Which terminals can show a full screen, by what TERM says. All but the few that are known not to: we need only what
 * ECMA-48 has, scroll margins and the alternate screen, and new names come up all the time.
 */
record TerminalKind(String term) {
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
}
