package chat.client.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Tab does, and the keys that count while it offers several words. Which words there are is {@link Words}' to say. */
final class Completing {
    private Completing() {}

    /** Begins, or goes on to the word that is so many further. */
    static Model next(Model model, int by) {
        Completion running = model.composer().completion();
        return running == null ? begun(model) : offered(model, running.turned(by));
    }

    /** What a key does to the words that are offered; null if it is for the draft with the chosen one in it. */
    static @Nullable Model chord(Model model, Action action) {
        Completion running = model.composer().completion();
        if (running == null) {
            return null;
        }
        return switch (action) {
            case COMPLETE, NEWER_INPUT -> next(model, 1);
            case COMPLETE_BACK, OLDER_INPUT -> next(model, -1);
            case SEND -> model.composer(model.composer().completion(null));
            case ESCAPE, INTERRUPT -> model.input(running.before());
            default -> null;
        };
    }

    private static Model begun(Model model) {
        InputLine input = model.composer().input();
        Emoji.Typed emoji = Emoji.typed(input.text(), input.cursor());
        if (emoji != null) {
            return of(model, emoji.from(), Emoji.matching(emoji.name()));
        }
        int from = input.wordStart();
        String typed = input.text().substring(from, input.cursor());
        return of(model, from, Words.of(model, input.text().substring(0, from), typed));
    }

    /** A single word needs no choice. */
    private static Model of(Model model, int from, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return model.hint("Nothing to complete here.");
        }
        Completion begun = new Completion(candidates, 0, from, model.composer().input());
        Model offered = offered(model, begun);
        return candidates.size() == 1 ? offered.composer(offered.composer().completion(null)) : offered;
    }

    private static Model offered(Model model, Completion completion) {
        InputLine completed = completion.completed();
        String refusal = DraftLimits.refusal(completed, "");
        return refusal.isEmpty()
                ? model.composer(model.composer().input(completed).completion(completion))
                : model.hint(refusal);
    }
}
