package chat.client.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * One round of questions to the terminal, in one write, and its answers, in whatever pieces and order they come, with keys typed between
 * them. The last question is one that every terminal answers: what was not answered before it will not be. Who starts it keeps a deadline
 * for terminals that answer nothing. The owner's thread only; knows no clock.
 */
public final class Probe {
    public static final int MODE_FOCUS = 1004;
    public static final int MODE_PASTE = 2004;
    public static final int MODE_SYNCHRONIZED = 2026;

    private static final int[] MODES = {MODE_FOCUS, MODE_PASTE, MODE_SYNCHRONIZED};

    /** A cursor report from row 1 can look like a function key. */
    private static final int ROWS_MIN = 2;

    private static final int NAME_CHARS_MAX = 60;
    private static final String NAME_ANSWER = "P>|";

    private final List<String> clusters;
    private final Consumer<ProbeAnswers> done;
    private final Map<Integer, Integer> modes = new HashMap<>();
    private final List<Integer> columns = new ArrayList<>();
    private String name = "";
    private OptionalInt keyboardFlags = OptionalInt.empty();
    private int row;
    private boolean over;

    /**
     * @param clusters whose widths are measured
     * @param done hears once
     */
    public Probe(List<String> clusters, Consumer<ProbeAnswers> done) {
        this.clusters = List.copyOf(clusters);
        this.done = done;
    }

    /** The bytes to write. They draw in the last row, which is blank afterwards, and the cursor ends anywhere. */
    byte[] question(int rows) {
        StringBuilder all = new StringBuilder("\u001b[?25l");
        if (rows >= ROWS_MIN) {
            row = rows;
            String blank = "\u001b[" + rows + ";1H\u001b[m\u001b[K";
            for (String cluster : clusters) {
                all.append(blank).append(cluster).append("\u001b[6n");
            }
            all.append(blank);
        }
        for (int mode : MODES) {
            all.append("\u001b[?").append(mode).append("$p");
        }
        all.append("\u001b[?u\u001b[>0q\u001b[c");
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An answer, of ours or to another question. */
    void answered(Reply reply) {
        if (over) {
            return;
        }
        if (reply instanceof Reply.Mode mode) {
            modes.put(mode.mode(), mode.state());
        } else if (reply instanceof Reply.KeyboardFlags flags) {
            keyboardFlags = OptionalInt.of(flags.flags());
        } else if (reply instanceof Reply.Other other) {
            other(other.sequence());
        } else if (reply instanceof Reply.Attributes attributes) {
            end(ProbeAnswers.End.ANSWERED, attributes.features());
        }
    }

    /** Waits no longer; does nothing if all is answered. */
    public void timeIsUp() {
        end(ProbeAnswers.End.SILENT, List.of());
    }

    /** Nothing can be asked here. */
    public void notAsked() {
        end(ProbeAnswers.End.NOT_ASKED, List.of());
    }

    private void end(ProbeAnswers.End how, List<Integer> features) {
        if (!over) {
            over = true;
            boolean all = columns.size() == clusters.size();
            done.accept(new ProbeAnswers(how, name, features, modes, keyboardFlags, all ? columns : List.of()));
        }
    }

    private void other(String sequence) {
        if (sequence.startsWith(NAME_ANSWER)) {
            String whole = sequence.substring(NAME_ANSWER.length());
            name = whole.substring(0, Math.min(NAME_CHARS_MAX, whole.length()));
            return;
        }
        String report = "[" + row + ";";
        if (row > 0 && sequence.startsWith(report) && sequence.endsWith("R")) {
            int column = number(sequence.substring(report.length(), sequence.length() - 1));
            if (column > 0) {
                columns.add(column - 1);
            }
        }
    }

    /** 0 if it is none. */
    private static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9' || number > 9_999) {
                return 0;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
