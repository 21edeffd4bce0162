package chat.client.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was chosen of the table of {@link Option}s; all else has its standard value. Immutable.
 *
 * @param chosen values in their kept form
 */
public record Options(Map<Option, String> chosen) {
    public static final Options STANDARD = new Options(Map.of());

    public Options {
        EnumMap<Option, String> copy = new EnumMap<>(Option.class);
        copy.putAll(chosen);
        for (Map.Entry<Option, String> entry : copy.entrySet()) {
            String problem = entry.getKey().kind().problem(entry.getValue());
            if (!problem.isEmpty()) {
                throw new IllegalArgumentException(entry.getKey().word() + " " + problem);
            }
        }
        chosen = Collections.unmodifiableMap(copy);
    }

    public String value(Option option) {
        return chosen.getOrDefault(option, option.standard());
    }

    /** Of an option that is on or off. */
    public boolean on(Option option) {
        return value(option).equals("on");
    }

    /** Of an option that is a number. */
    public int number(Option option) {
        return OptionKind.Whole.parsed(value(option));
    }

    /** The same with another value, which must be right; its standard value counts as not chosen. */
    public Options with(Option option, String value) {
        Map<Option, String> other = new EnumMap<>(Option.class);
        other.putAll(chosen);
        if (value.equals(option.standard())) {
            other.remove(option);
        } else {
            other.put(option, value);
        }
        return new Options(other);
    }

    /** All names, for completion. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Option option : Option.values()) {
            names.add(option.word());
        }
        return names;
    }

    /** The values to choose from of the option with this name, for completion; empty if there are none, or no such option. */
    public static List<String> values(String name) {
        Option option = Option.of(name);
        return option == null ? List.of() : option.kind().values();
    }
}
