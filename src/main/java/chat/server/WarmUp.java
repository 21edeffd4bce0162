package chat.server;

import chat.protocol.Name;
import java.util.List;

/**
 * Judges a few names once, on a thread of its own while nobody is there yet: the first name of a server's life loads tables of scripts and
 * look-alikes for 30 to 70 ms, and the loop, with everybody on it, should not be the one that waits for them.
 */
final class WarmUp {
    /** One of each kind that takes a way of its own: plain, look-alike, reserved, hidden direction, another script, too long. */
    private static final List<String> NAMES =
            List.of("ada", "h\u043Enest", "[Server]", "\u202Ebob", "\u4F60\u597D", "x".repeat(200));

    private WarmUp() {}

    static void start() {
        Thread thread = new Thread(WarmUp::judge, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void judge() {
        for (String name : NAMES) {
            if (Name.judge(name, Name.Alphabet.ANY_ONE_SCRIPT) instanceof Name.Verdict.Refused) {
                Name.suggest(name, Name.Alphabet.ANY_ONE_SCRIPT, taken -> false);
            }
        }
    }
}
