package chat.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What a server is told besides its command line: by a file, by the environment above it, and above both by what was typed. Every value is
 * read by the very options that read the command line, one by one, so that a wrong one is told with the place where it stands.
 */
final class Presets {
    /** Before the name of an option in capitals: {@code CHAT_SERVER_PORT}. */
    static final String ENVIRONMENT = "CHAT_SERVER_";

    /** What one asks for once, and what says where the rest is. */
    static final Set<String> TYPED_ONLY = Set.of("help", "version", "config", "print-config", "repair");

    /** By the long name without its dashes, in the order of the help. */
    private final Map<String, OptionSpec> options = new TreeMap<>();

    private final List<Preset> presets = new ArrayList<>();

    Presets() {
        for (OptionSpec option : line(new ServerCommand()).getCommandSpec().options()) {
            options.put(key(option), option);
        }
        options.keySet().removeAll(TYPED_ONLY);
    }

    static String key(OptionSpec option) {
        return option.longestName().substring(2);
    }

    private static boolean isSwitch(OptionSpec option) {
        return option.type() == boolean.class;
    }

    private static CommandLine line(ServerCommand command) {
        return RootCommand.reading(new CommandLine(command));
    }

    /**
     * Takes what a file says.
     *
     * @throws Failure if one of it is wrong
     */
    Presets file(ServerFile file) {
        file.read().forEach(this::add);
        return this;
    }

    /**
     * Takes what the environment says, which counts more than what was taken before. Several limits stand in one variable, with blanks.
     *
     * @throws Failure if one of it is wrong
     */
    Presets environment(Map<String, String> variables) {
        for (Map.Entry<String, String> variable : new TreeMap<>(variables).entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(ENVIRONMENT) && !name.equals(variable("config"))) {
                String option = name.substring(ENVIRONMENT.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
                String origin = "The variable " + name;
                if (option.equals(ServerFile.LIMIT)) {
                    variable.getValue()
                            .strip()
                            .lines()
                            .flatMap(l -> List.of(l.split(" +", -1)).stream())
                            .filter(one -> !one.isEmpty())
                            .forEach(one -> add(new Preset(option, one, origin)));
                } else {
                    add(new Preset(option, variable.getValue(), origin));
                }
            }
        }
        return this;
    }

    /** The variable that says the same as that option. */
    static String variable(String option) {
        return ENVIRONMENT + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Checked by itself, so that a sentence about it is about nothing else. */
    private void add(Preset preset) {
        OptionSpec option = options.get(preset.option());
        if (option == null) {
            throw preset.wrong(unknown(preset.option()));
        }
        if (isSwitch(option)
                && !preset.value().equals("true")
                && !preset.value().equals("false")) {
            throw preset.wrong(preset.option() + " is true or false, not '" + preset.value() + "'.");
        }
        try {
            ServerCommand alone = new ServerCommand();
            line(alone).parseArgs(typed(List.of(preset)).toArray(String[]::new));
            alone.checkAlone();
        } catch (ParameterException slip) {
            throw preset.wrong(String.valueOf(slip.getMessage()) + ".");
        } catch (Failure failure) {
            throw preset.wrong(String.valueOf(failure.getMessage()));
        }
        presets.add(preset);
    }

    private String unknown(String name) {
        String sentence = TYPED_ONLY.contains(name)
                ? "'" + name + "' can only be typed: --" + name + "."
                : "there is no setting '" + name + "'.";
        Optional<String> near = options.keySet().stream()
                .filter(known -> Spelling.near(known, name))
                .min(Comparator.comparingInt(known -> Spelling.distance(known, name)));
        return near.map(known -> sentence + " Did you mean " + known + "?")
                .orElse(sentence + " There are: " + String.join(", ", options.keySet()) + ".");
    }

    /** The command with all of it, and above it what was typed. */
    ServerCommand complete(ParseResult typed) {
        Map<String, Preset> single = new TreeMap<>();
        List<Preset> limits = new ArrayList<>();
        for (Preset preset : presets) {
            if (preset.option().equals(ServerFile.LIMIT)) {
                limits.add(preset);
            } else {
                single.put(preset.option(), preset);
            }
        }
        List<String> arguments = new ArrayList<>();
        arguments.addAll(typed(limits));
        typed.matchedOptions().forEach(option -> single.remove(key(option)));
        arguments.addAll(typed(single.values()));
        for (OptionSpec option : typed.matchedOptions()) {
            if (isSwitch(option)) {
                arguments.add(option.longestName());
            } else {
                option.originalStringValues().forEach(value -> arguments.add(option.longestName() + "=" + value));
            }
        }
        ServerCommand whole = new ServerCommand();
        line(whole).parseArgs(arguments.toArray(String[]::new));
        return whole;
    }

    private List<String> typed(Iterable<Preset> some) {
        List<String> arguments = new ArrayList<>();
        for (Preset preset : some) {
            OptionSpec option = options.get(preset.option());
            if (option == null || !isSwitch(option)) {
                arguments.add("--" + preset.option() + "=" + preset.value());
            } else if (preset.value().equals("true")) {
                arguments.add("--" + preset.option());
            }
        }
        return arguments;
    }
}
