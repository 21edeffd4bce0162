package chat.client.doctor;

import chat.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** Whether the terminal gives some telling characters as many columns as the client does. */
public final class Widths {
    private static final String SUBJECT = "width";

    /** A cluster and what people call it. */
    private record Sample(String cluster, String words) {}

    private static final Sample LINE = new Sample("\u2500", "lines as frames have them");
    private static final Sample ACCENT = new Sample("e\u0301", "an accent of its own");

    private static final List<Sample> SAMPLES = List.of(
            LINE,
            ACCENT,
            new Sample("\u65e5", "Chinese, Japanese, Korean"),
            new Sample("\ud83c\udf89", "emoji"),
            new Sample("\ud83d\udc69\u200d\ud83d\ude80", "joined emoji"),
            new Sample("\ud83c\udde9\ud83c\uddea", "flags"),
            new Sample("\u2764\ufe0f", "signs that are made emoji"));

    /** What the terminal is to draw. */
    public static final List<String> CLUSTERS =
            SAMPLES.stream().map(Sample::cluster).toList();

    private Widths() {}

    static List<Finding> findings(Facts facts) {
        List<Integer> columns = facts.terminal().columns();
        if (columns.size() != SAMPLES.size()) {
            return List.of(
                    Finding.notKnown(
                            "UTF-8 of the terminal",
                            "it does not tell where its cursor is, so nothing can be measured."),
                    Finding.notKnown(SUBJECT, "the same."));
        }
        if (columns.get(SAMPLES.indexOf(LINE))
                >= LINE.cluster().getBytes(java.nio.charset.StandardCharsets.UTF_8).length) {
            return List.of(
                    Finding.toDo("UTF-8 of the terminal", "it takes each byte for a character. " + remedy(facts)));
        }
        return List.of(Finding.ok("UTF-8 of the terminal", "it takes several bytes for one character."), width(facts));
    }

    private static String remedy(Facts facts) {
        if (facts.inScreen()) {
            return "Put this into ~/.screenrc, and start screen anew: defutf8 on";
        }
        return facts.behindTmux()
                ? "Start tmux as: tmux -u"
                : "Choose UTF-8 as the character encoding in the terminal's own settings.";
    }

    private static Finding width(Facts facts) {
        List<Integer> columns = facts.terminal().columns();
        if (columns.get(SAMPLES.indexOf(LINE)) > 1) {
            return Finding.toDo(
                    SUBJECT,
                    "the terminal draws lines two columns wide. In its settings, switch off that characters of ambiguous width are"
                            + " wide, or start the client with --ascii.");
        }
        List<String> other = new ArrayList<>();
        for (int i = 0; i < SAMPLES.size(); i++) {
            int ours = TextWidth.of(SAMPLES.get(i).cluster());
            if (ours != columns.get(i)) {
                other.add(SAMPLES.get(i).words() + " (" + columns.get(i) + ", here " + ours + ")");
            }
        }
        String who = facts.behindTmux() ? "tmux" : facts.inScreen() ? "screen" : "the terminal";
        if (other.isEmpty()) {
            return Finding.ok(SUBJECT, who + " counts columns as this client does, of emoji too.");
        }
        return Finding.note(
                SUBJECT,
                who + " counts other columns for " + String.join(", ", other)
                        + ". Rows stay straight all the same; such a character may be cut or leave a gap. There is no setting for it.");
    }
}
