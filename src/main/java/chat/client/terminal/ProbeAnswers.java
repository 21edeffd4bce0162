package chat.client.terminal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What a terminal said when it was asked all that can be asked. What it passed over is not in here.
 *
 * @param end whether it said all that it had to say
 * @param name what it calls itself; empty if it did not say
 * @param features the numbers of its DA1 report
 * @param modes states of private modes, as {@link Reply.Mode} has them
 * @param keyboardFlags those of kitty's keyboard protocol, if it knows that
 * @param columns where the cursor stood behind each cluster, counted from 0; empty if not all were told
 */
public record ProbeAnswers(
        End end,
        String name,
        List<Integer> features,
        Map<Integer, Integer> modes,
        OptionalInt keyboardFlags,
        List<Integer> columns) {
    /** Nothing: nobody was asked. */
    public static final ProbeAnswers NOT_ASKED =
            new ProbeAnswers(End.NOT_ASKED, "", List.of(), Map.of(), OptionalInt.empty(), List.of());

    /** How it came to its end. */
    public enum End {
        /** There is no terminal, or one that would show the questions. */
        NOT_ASKED,
        /** The last question was answered, so what was passed over is not known there. */
        ANSWERED,
        /** The time was up. */
        SILENT
    }

    public ProbeAnswers {
        Objects.requireNonNull(end);
        Objects.requireNonNull(name);
        features = List.copyOf(features);
        modes = Map.copyOf(modes);
        Objects.requireNonNull(keyboardFlags);
        columns = List.copyOf(columns);
    }

    /** A private mode's state; 0, as for a mode that the terminal does not know, if it did not say. */
    public int mode(int mode) {
        return modes.getOrDefault(mode, 0);
    }
}
