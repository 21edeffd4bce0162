package chat.client.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /bind} and {@code /unbind}: keys get another meaning, at once and for the next starts. */
final class BindCommands {
    private static final Map<String, String> MODIFIERS = Map.of("ctrl+", "C-", "alt+", "M-", "shift+", "S-");

    private BindCommands() {}

    /** The last word is the action, all before it the key, or two. */
    static Step bind(Model model, String rest) {
        if (rest.isEmpty()) {
            return Step.of(Lines.local(Commands.done(model), list(model)));
        }
        List<String> words = new ArrayList<>(List.of(rest.split("\\s+", -1)));
        String whole = chord(words);
        String word = words.remove(words.size() - 1);
        if (words.isEmpty() || Bindings.problem(whole, Bindings.NOTHING).isEmpty()) {
            return one(model, whole);
        }
        return changed(model, chord(words), word.toLowerCase(Locale.ROOT));
    }

    static Step unbind(Model model, String rest) {
        String chord = chord(List.of(rest.split("\\s+", -1)));
        return model.settings().keys().changed().containsKey(chord)
                ? changed(model, chord, "")
                : Step.of(model.hint("You have not given " + chord + " another meaning; /bind lists what you have."));
    }

    /** For completion. */
    static List<Candidate> actions(String typed) {
        Map<String, String> notes = new LinkedHashMap<>();
        for (Action action : Action.values()) {
            notes.put(action.word(), action.words());
        }
        notes.put(Bindings.NOTHING, "the key does nothing");
        return Words.begun(notes, typed);
    }

    /** For completion: the keys that were given another meaning. */
    static List<Candidate> own(Model model, String typed) {
        return Words.begun(model.settings().keys().changed(), typed);
    }

    private static Step changed(Model model, String chord, String word) {
        String problem = word.isEmpty() ? "" : Bindings.problem(chord, word);
        if (!problem.isEmpty()) {
            return Step.of(model.hint(problem));
        }
        Bindings keys = model.settings().keys().with(chord, word);
        Model done = Commands.done(model).keys(keys);
        return Step.of(Lines.local(done, says(keys, chord)), new Effect.KeepKey(chord, word));
    }

    private static Step one(Model model, String chord) {
        String problem = Bindings.problem(chord, Bindings.NOTHING);
        return Step.of(
                problem.isEmpty()
                        ? Lines.local(
                                Commands.done(model), says(model.settings().keys(), chord))
                        : model.hint(problem));
    }

    private static String list(Model model) {
        Bindings keys = model.settings().keys();
        StringBuilder text = new StringBuilder();
        for (String chord : keys.changed().keySet()) {
            text.append(says(keys, chord)).append('\n');
        }
        return text.isEmpty()
                ? "All keys are as by default. /bind M-x next-window changes one, /keys word finds actions."
                : text.append("/unbind key takes one back.").toString();
    }

    private static String says(Bindings keys, String chord) {
        Action action = keys.action(chord);
        return KeyBindings.words(chord) + ": "
                + (action == null ? "does nothing." : action.word() + " - " + action.words() + ".");
    }

    /** As {@link Key.Chord} spells it, also where it was typed as the help spells it: {@code Ctrl+X Ctrl+E}. */
    private static String chord(List<String> typed) {
        StringBuilder chord = new StringBuilder();
        for (String word : typed) {
            String rest = word;
            StringBuilder modifiers = new StringBuilder();
            for (int plus = rest.indexOf('+'); plus > 0 && plus < rest.length() - 1; plus = rest.indexOf('+')) {
                String modifier = MODIFIERS.get(rest.substring(0, plus + 1).toLowerCase(Locale.ROOT));
                if (modifier == null) {
                    break;
                }
                modifiers.append(modifier);
                rest = rest.substring(plus + 1);
            }
            boolean letter = rest.length() == 1 && !modifiers.isEmpty();
            chord.append(chord.isEmpty() ? "" : " ").append(modifiers);
            chord.append(letter ? rest.toLowerCase(Locale.ROOT) : rest);
        }
        return chord.toString();
    }
}
