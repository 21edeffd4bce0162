package chat.client.model;

import java.util.List;

/** Shows and changes what can be set: {@code /set}, and the commands that are short for one option of it. */
final class OptionCommands {
    private static final String RESET = "default";

    private OptionCommands() {}

    /**
     * {@code /set} lists all, {@code /set ti} those that fit, {@code /set name value} sets, {@code /set -name} and {@code /set name default}
     * go back to the standard value.
     */
    static Step set(Model model, String rest) {
        int end = Commands.wordEnd(rest);
        String name = rest.substring(0, end);
        String value = rest.substring(end).strip();
        boolean resets = name.startsWith("-") && value.isEmpty();
        if (value.isEmpty() && !resets) {
            return shown(model, name);
        }
        String wanted = resets ? name.substring(1) : name;
        Option option = wanted.isEmpty() ? null : Option.meant(wanted);
        if (option == null) {
            return Step.of(model.hint("There is no option " + wanted + "; /set lists them."));
        }
        return changed(model, option, resets ? RESET : value);
    }

    /** A command that is short for one option. */
    static Step one(Model model, Option option, String value) {
        return value.isEmpty() ? shown(model, option.word()) : changed(model, option, value);
    }

    /** The page of all, or those that fit a word. */
    static Step keys(Model model, String word) {
        Model done = Commands.done(model);
        return Step.of(
                word.isEmpty()
                        ? done.mode(new Mode.Help(0))
                        : Lines.local(done, model.settings().keys().list(word)));
    }

    /** Sets one option to what was typed, or says what is wrong with it. */
    static Step changed(Model model, Option option, String typed) {
        String value = typed.equals(RESET) ? option.standard() : option.kind().normal(typed);
        String problem = option.kind().problem(value);
        if (!problem.isEmpty()) {
            return Step.of(model.hint(option.word() + " " + problem));
        }
        Options before = model.settings().options();
        Model done = Commands.done(model).options(before.with(option, value));
        String was = before.value(option);
        String sentence = was.equals(value)
                ? option.word() + " is " + words(value) + " already."
                : option.word() + " is " + words(value) + " now, and was " + words(was) + ".";
        Model told = Lines.local(done, sentence + colourless(model, option, value));
        return was.equals(value) ? Step.of(told) : Step.of(told, new Effect.Keep(option, value));
    }

    private static String colourless(Model model, Option option, String value) {
        boolean asked = option == Option.THEME && !value.equals("mono");
        return asked && model.settings().look().colours() == Settings.Colours.NONE
                ? " There are no colours, because NO_COLOR is set where the client was started."
                : "";
    }

    private static Step shown(Model model, String typed) {
        List<Option> fitting = Option.fitting(typed);
        if (fitting.isEmpty()) {
            return Step.of(model.hint("There is no option " + typed + "; /set lists them."));
        }
        StringBuilder text = new StringBuilder();
        for (Option option : fitting) {
            text.append(text.isEmpty() ? "" : "\n").append(line(model.settings().options(), option));
        }
        if (typed.isEmpty()) {
            text.append("\n/set name value changes one, /set -name takes that back, /set ti finds those with ti.");
        }
        return Step.of(Lines.local(Commands.done(model), text.toString()));
    }

    private static String line(Options options, Option option) {
        String value = options.value(option);
        String standard = value.equals(option.standard()) ? "" : "; default " + words(option.standard());
        return option.word() + " = " + words(value) + "  (" + option.kind().words() + standard + ") "
                + option.summary();
    }

    private static String words(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }
}
