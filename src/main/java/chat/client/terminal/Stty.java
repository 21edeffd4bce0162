package chat.client.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The settings of the terminal's line, through the program that every Unix has for them. Its own saved form goes back to
 * it unread, so that nothing is lost on the way. A call takes some milliseconds of another process.
 */
final class Stty {
    private static final String[] RAW = {
        "stty", "-icanon", "-echo", "-iexten", "-isig", "-ixon", "-icrnl", "-inlcr", "-igncr", "-istrip", "-brkint",
        "-opost", "min", "1", "time", "0"
    };

    /** In the background a change of settings stops whoever asks for it; nobody waits for that at the end. */
    private static final long WAIT_MILLIS_MAX = 1_000;

    private final String saved;
    private final TerminalDevice.Size sizeAtFirst;

    private Stty(String saved, TerminalDevice.Size sizeAtFirst) {
        this.saved = saved;
        this.sizeAtFirst = sizeAtFirst;
    }

    /**
     * Settings and size of the terminal of standard input and output, by one child.
     *
     * @throws Screen.UnavailableException if one of them is none
     * @throws IOException if there is no such program
     */
    static Stty read() throws IOException, Screen.UnavailableException {
        // Both ends are the child's own, so that it can tell; it answers on the third.
        Process child = new ProcessBuilder(
                        "sh", "-c", "test -t 0 && test -t 1 || exit 9; { stty -g && stty size; } 1>&2")
                .redirectInput(Redirect.INHERIT)
                .redirectOutput(Redirect.INHERIT)
                .start();
        String answer = new String(child.getErrorStream().readAllBytes(), StandardCharsets.US_ASCII);
        int code = exitCode(child);
        if (code == 9) {
            throw new Screen.UnavailableException(
                    "Standard input or output is no terminal; going on in lines (as with --plain).");
        }
        int end = answer.indexOf('\n');
        if (code != 0 || end < 0) {
            throw new IOException("stty says: " + answer);
        }
        return new Stty(answer.substring(0, end), parseSize(answer.substring(end + 1)));
    }

    TerminalDevice.Size sizeAtFirst() {
        return sizeAtFirst;
    }

    TerminalDevice.Size size() throws IOException {
        Process child = new ProcessBuilder("stty", "size")
                .redirectInput(Redirect.INHERIT)
                .start();
        String answer = new String(child.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return exitCode(child) == 0 ? parseSize(answer) : new TerminalDevice.Size(0, 0);
    }

    /** Every key at once and as it is. */
    void raw() throws IOException {
        run(RAW);
    }

    void restore() throws IOException {
        run("stty", saved);
    }

    private static void run(String... command) throws IOException {
        exitCode(new ProcessBuilder(command)
                .redirectInput(Redirect.INHERIT)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    private static int exitCode(Process child) {
        try {
            if (child.waitFor(WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
                return child.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        child.destroyForcibly();
        return -1;
    }

    /** Rows, a blank, columns; 0x0 for anything else. */
    static TerminalDevice.Size parseSize(String answer) {
        int[] numbers = new int[2];
        int at = 0;
        for (int i = 0; i < answer.length(); i++) {
            char c = answer.charAt(i);
            if (c >= '0' && c <= '9' && at < 2) {
                numbers[at] = Math.min(9_999, numbers[at] * 10 + c - '0');
            } else if (c == ' ' && at == 0) {
                at = 1;
            } else if (c != '\n') {
                return new TerminalDevice.Size(0, 0);
            }
        }
        return new TerminalDevice.Size(numbers[1], numbers[0]);
    }
}
