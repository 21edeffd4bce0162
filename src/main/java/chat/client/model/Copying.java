package chat.client.model;

import chat.client.model.LogLine.Message;
import chat.protocol.Text;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages out of the window: to the terminal's clipboard, into a file, into the draft. Which one is meant is said by
 * counting from the last, or by its number in the conversation; without either it is the one that a search or a jump led to,
 * else the last.
 */
final class Copying {
    /** In base64 that is what the pickiest terminals take, 100,000 characters. */
    static final int COPIED_BYTES_MAX = 74_000;

    private static final String ALL = "all";

    private static final int NOT_THERE = -1;
    private static final int NO_NUMBER = -2;

    private Copying() {}

    /** Either lines, or why there are none. */
    private record Pick(@Nullable Transcript lines, String problem) {}

    static Step run(Model model, SlashCommand command, String rest) {
        return switch (command) {
            case COPY -> copy(model, rest);
            case QUOTE -> quote(model, rest);
            case SAVE -> save(model, rest);
            default -> throw new IllegalArgumentException(command.word());
        };
    }

    private static Step copy(Model model, String which) {
        Pick pick = pick(model, which);
        Transcript lines = pick.lines();
        if (lines == null) {
            return Step.of(model.hint(pick.problem()));
        }
        if (lines.chars() > 4L * COPIED_BYTES_MAX) {
            return Step.of(model.hint(tooMuch(lines.chars())));
        }
        String text = lines.text();
        int bytes = Text.utf8Bytes(text);
        return bytes > COPIED_BYTES_MAX
                ? Step.of(model.hint(tooMuch(bytes)))
                : Step.of(
                        Commands.done(model).hint("Handed to the terminal for its clipboard: " + bytes + " B."),
                        new Effect.Copy(text));
    }

    private static String tooMuch(long bytes) {
        return "Not copied: terminals take " + COPIED_BYTES_MAX / 1000 + " KB, and this is " + bytes / 1000
                + " KB. /save writes it into a file.";
    }

    private static Step quote(Model model, String which) {
        Pick pick = pick(model, which);
        Transcript lines = pick.lines();
        if (lines == null) {
            return Step.of(model.hint(pick.problem()));
        }
        String quoted = "> " + lines.text().replace("\n", "\n> ") + "\n";
        Model done = Commands.done(model);
        String refusal = DraftLimits.refusal(done.composer().input(), quoted);
        return Step.of(refusal.isEmpty() ? done.input(done.composer().input().insert(quoted)) : model.hint(refusal));
    }

    private static Step save(Model model, String rest) {
        int end = Commands.wordEnd(rest);
        String path = rest.substring(end).strip();
        if (path.isEmpty()) {
            return Step.of(
                    model.hint("/save needs which message and a file: /save 1 file, /save #31 file, /save all file."));
        }
        Pick pick = pick(model, rest.substring(0, end));
        Transcript lines = pick.lines();
        return lines == null
                ? Step.of(model.hint(pick.problem()))
                : Step.of(Commands.done(model), new Effect.Save(path, lines));
    }

    private static Pick pick(Model model, String which) {
        Window window = model.window();
        ZoneId zone = model.settings().zone();
        ChatLog log = window.log();
        if (which.equals(ALL)) {
            return log.isEmpty()
                    ? new Pick(null, "Nothing was said here yet.")
                    : new Pick(new Transcript(log, 0, log.size(), zone), "");
        }
        int at = which.startsWith("#") ? numbered(log, which.substring(1)) : counted(window, which);
        return at >= 0
                ? new Pick(new Transcript(log, at, at + 1, zone), "")
                : new Pick(
                        null,
                        at == NO_NUMBER
                                ? notANumber(which)
                                : which.isEmpty()
                                        ? "Nothing was said here yet."
                                        : "There is no message " + which + " in this window.");
    }

    private static String notANumber(String which) {
        return "Which message is " + which
                + "? 1 is the last, 2 the one before, #31 the one with that number, all are all.";
    }

    private static int numbered(ChatLog log, String digits) {
        long seq = number(digits);
        if (seq < 1 || seq > ChatLog.SEQ_MAX) {
            return seq < 1 ? NO_NUMBER : NOT_THERE;
        }
        int at = log.find(log.idOf(seq));
        return at >= 0 && log.get(at) instanceof Message ? at : NOT_THERE;
    }

    private static int counted(Window window, String digits) {
        ChatLog log = window.log();
        int found = digits.isEmpty() && window.foundId() != 0 ? log.find(window.foundId()) : NOT_THERE;
        if (found >= 0 && log.get(found) instanceof Message) {
            return found;
        }
        long left = digits.isEmpty() ? 1 : number(digits);
        if (left < 1) {
            return NO_NUMBER;
        }
        for (int i = log.size() - 1; i >= 0; i--) {
            left -= log.get(i) instanceof Message ? 1 : 0;
            if (left == 0) {
                return i;
            }
        }
        return NOT_THERE;
    }

    /** 0 if it is none. */
    private static long number(String digits) {
        try {
            return Math.max(0, Long.parseLong(digits));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
