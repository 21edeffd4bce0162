package chat.protocol;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A value for every {@link Limit}: the defaults, and what an operator changed. Immutable. */
public final class Limits {
    public static final Limits DEFAULT = new Limits(new EnumMap<>(Limit.class));

    /** Holds what differs from the defaults. */
    private final Map<Limit, Integer> changed;

    private Limits(Map<Limit, Integer> changed) {
        this.changed = changed;
    }

    /** The value in the limit's unit; 0 where it is off. */
    public int value(Limit limit) {
        return changed.getOrDefault(limit, limit.defaultValue());
    }

    /** Whether there is no such limit. */
    public boolean off(Limit limit) {
        return limit.canBeOff() && value(limit) == 0;
    }

    /**
     * These limits with one more changed.
     *
     * @throws IllegalArgumentException with one sentence for people if the value is out of range
     */
    public Limits with(Limit limit, int value) {
        boolean fine = (value >= limit.min() && value <= limit.max()) || (value == 0 && limit.canBeOff());
        if (!fine) {
            throw outOfRange(limit, Integer.toString(value));
        }
        Map<Limit, Integer> next = new EnumMap<>(Limit.class);
        next.putAll(changed);
        next.put(limit, value);
        return new Limits(next);
    }

    /**
     * These limits with one more changed, written as on the command line.
     *
     * @param nameEqualsValue such as {@code burst=20}
     * @throws IllegalArgumentException with one sentence for people if it cannot be read or is out of range
     */
    public Limits with(String nameEqualsValue) {
        int equals = nameEqualsValue.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "A limit is written NAME=VALUE, such as burst=20, not '" + nameEqualsValue + "'.");
        }
        String key = nameEqualsValue.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        Limit limit = Limit.named(key).orElseThrow(() -> unknown(key));
        String value = nameEqualsValue.substring(equals + 1).strip();
        // A leading sign is refused too; ten digits may still overflow, which the range reports.
        if (!value.matches("[0-9]{1,10}")) {
            throw outOfRange(limit, value);
        }
        long number = Long.parseLong(value);
        if (number > Integer.MAX_VALUE) {
            throw outOfRange(limit, value);
        }
        return with(limit, (int) number);
    }

    private static IllegalArgumentException outOfRange(Limit limit, String value) {
        String off = limit.canBeOff() ? ", or 0 for none" : "";
        return new IllegalArgumentException("The limit " + limit.key() + " is a number of " + limit.unit() + " from "
                + limit.min() + " to " + limit.max() + off + ", not '" + value + "'.");
    }

    private static IllegalArgumentException unknown(String key) {
        String near = Arrays.stream(Limit.values())
                .map(Limit::key)
                .filter(known -> !key.isEmpty() && (known.contains(key) || key.contains(known)))
                .collect(Collectors.joining(", "));
        String known = Arrays.stream(Limit.values()).map(Limit::key).collect(Collectors.joining(", "));
        return new IllegalArgumentException("There is no limit '" + key + "'. "
                + (near.isEmpty() ? "There are: " + known : "Did you mean: " + near) + ".");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits limits
                && Arrays.stream(Limit.values()).allMatch(l -> value(l) == limits.value(l));
    }

    @Override
    public int hashCode() {
        return Arrays.stream(Limit.values())
                .mapToInt(this::value)
                .boxed()
                .toList()
                .hashCode();
    }

    /** What differs from the defaults, as on the command line. */
    @Override
    public String toString() {
        return changed.entrySet().stream()
                .map(entry -> entry.getKey().key() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
