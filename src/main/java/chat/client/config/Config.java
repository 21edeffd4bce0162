package chat.client.config;

import chat.client.model.Bindings;
import chat.client.model.Option;
import chat.client.model.Options;
import chat.toml.TomlEntry;
import chat.toml.TomlText;
import chat.toml.WrongToml;
import java.util.HashMap;
import java.util.Map;

/**
 * What the text of a settings file says: values of options, and under {@code [keys]} what keys do. What it does not know is not its own,
 * and no fault: a newer version may have written it.
 *
 * @param unknown what stands where options stand, and is none, by its line
 */
record Config(Options options, Bindings keys, Map<Integer, String> unknown) {
    static final String KEYS = "keys";

    Config {
        unknown = Map.copyOf(unknown);
    }

    static Config of(String text) throws WrongToml {
        Options options = Options.STANDARD;
        Map<String, String> keys = new HashMap<>();
        Map<Integer, String> unknown = new HashMap<>();
        for (TomlEntry entry : TomlText.read(text)) {
            if (entry.table().equals(KEYS)) {
                check(entry, Bindings.problem(entry.key(), String.valueOf(entry.value())));
                keys.put(entry.key(), String.valueOf(entry.value()));
            } else if (entry.table().isEmpty()) {
                Option option = Option.of(entry.key());
                if (option == null) {
                    unknown.put(entry.line(), entry.key());
                } else {
                    String value = option.kind().normal(String.valueOf(entry.value()));
                    String problem = option.kind().problem(value);
                    check(entry, problem.isEmpty() ? "" : option.word() + " " + problem);
                    options = options.with(option, value);
                }
            }
        }
        return new Config(options, new Bindings(keys), unknown);
    }

    private static void check(TomlEntry entry, String problem) throws WrongToml {
        if (!problem.isEmpty()) {
            throw new WrongToml(entry.line(), problem);
        }
    }
}
