package chat.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One metric with all its values, as plain numbers. A value, so that one thread can make it and another write it. */
public sealed interface Family {
    String name();

    String help();

    /** What becomes of each kind. */
    interface Receiver<T> {
        T counter(Counter family);

        T gauge(Gauge family);

        T histogram(Histogram family);

        T info(Info family);
    }

    <T> T accept(Receiver<T> receiver);

    /**
     * Only grows while the process lives.
     *
     * @param name ends in {@code _total}
     * @param label what tells the values apart; empty = there is one value, under the empty key
     */
    record Counter(String name, String help, String label, Map<String, Double> values) implements Family {
        public Counter {
            if (!name.endsWith("_total")) {
                throw new IllegalArgumentException("a counter's name ends in _total, not " + name);
            }
            values = ordered(values);
        }

        public Counter(String name, String help, double value) {
            this(name, help, "", Map.of("", value));
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.counter(this);
        }
    }

    /** Goes up and down; label and values as in {@link Counter}. */
    record Gauge(String name, String help, String label, Map<String, Double> values) implements Family {
        public Gauge {
            values = ordered(values);
        }

        public Gauge(String name, String help, double value) {
            this(name, help, "", Map.of("", value));
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.gauge(this);
        }
    }

    /**
     * How many observations fell where.
     *
     * @param bounds upper ends, rising
     * @param counts one for each bound, and one beyond the last; each counts what is above the bound before
     */
    record Histogram(String name, String help, List<Double> bounds, List<Long> counts, double sum) implements Family {
        public Histogram {
            bounds = List.copyOf(bounds);
            counts = List.copyOf(counts);
            if (counts.size() != bounds.size() + 1) {
                throw new IllegalArgumentException(bounds.size() + " bounds and " + counts.size() + " counts");
            }
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.histogram(this);
        }
    }

    /** Facts that do not change, as labels of a 1. */
    record Info(String name, String help, Map<String, String> facts) implements Family {
        public Info {
            facts = ordered(facts);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.info(this);
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
