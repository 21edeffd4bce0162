package chat.cli;

import chat.protocol.Text;
import chat.server.Desk;
import picocli.CommandLine.Option;

/** Settings of a server that may change while it runs. picocli fills the fields. */
final class Governing {
    private static final int MOTD_CHARS_MAX = 4_000;

    @Option(
            names = "--ops-group",
            paramLabel = "GROUP",
            description = "a group of this machine whose members are operators (default: none)")
    String opsGroup = "";

    @Option(names = "--motd", paramLabel = "TEXT", description = "what those who come are told (default: nothing)")
    String motd = "";

    /** @throws IllegalArgumentException with a sentence for people */
    void check() {
        if (!opsGroup.isEmpty() && !opsGroup.matches("[A-Za-z0-9_.][A-Za-z0-9_.@\\\\-]*[$]?")) {
            throw new IllegalArgumentException("--ops-group takes the name of a group, not '" + opsGroup + "'.");
        }
        if (motd.length() > MOTD_CHARS_MAX) {
            throw new IllegalArgumentException("--motd takes at most " + MOTD_CHARS_MAX + " characters.");
        }
    }

    /** From now on that server keeps to them. */
    void govern(Desk desk) {
        desk.govern(Text.clean(motd).strip(), opsGroup);
    }
}
