package chat.client.model;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What values an option takes, as the user types them. */
public sealed interface OptionKind {
    <T> T accept(Receiver<T> receiver);

    /** The value as it is kept, of whatever spelling was typed. */
    String normal(String typed);

    /** What is wrong with a value in its kept form, to stand behind the option's name; empty if nothing is. */
    String problem(String value);

    /** Those to choose from, for completion; empty if there is no end of them. */
    List<String> values();

    /** What may be typed, in a few words. */
    String words();

    /** {@code on} or {@code off}. */
    record OnOff() implements OptionKind {
        private static final List<String> VALUES = List.of("on", "off");

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.onOff(this);
        }

        @Override
        public String normal(String typed) {
            return switch (typed.toLowerCase(Locale.ROOT)) {
                case "on", "yes", "true", "1" -> "on";
                case "off", "no", "false", "0" -> "off";
                default -> typed;
            };
        }

        @Override
        public String problem(String value) {
            return VALUES.contains(value) ? "" : "is on or off, not " + value + ".";
        }

        @Override
        public List<String> values() {
            return VALUES;
        }

        @Override
        public String words() {
            return "on, off";
        }
    }

    /** One of these words. */
    record Choice(List<String> values) implements OptionKind {
        public Choice {
            values = List.copyOf(values);
        }

        static Choice of(String... values) {
            return new Choice(List.of(values));
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.choice(this);
        }

        @Override
        public String normal(String typed) {
            return typed.toLowerCase(Locale.ROOT);
        }

        @Override
        public String problem(String value) {
            return values.contains(value) ? "" : "is one of " + words() + ", not " + value + ".";
        }

        @Override
        public String words() {
            return String.join(", ", values);
        }
    }

    /** A whole number within these bounds. */
    record Whole(int min, int max) implements OptionKind {
        private static final int DIGITS_MAX = 9;

        public Whole {
            if (min < 0 || max < min) {
                throw new IllegalArgumentException(min + " to " + max);
            }
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.whole(this);
        }

        @Override
        public String normal(String typed) {
            int from = 0;
            while (from < typed.length() - 1 && typed.charAt(from) == '0') {
                from++;
            }
            return typed.substring(from);
        }

        @Override
        public String problem(String value) {
            int number = parsed(value);
            return number >= min && number <= max ? "" : "is a number from " + words() + ", not " + value + ".";
        }

        @Override
        public List<String> values() {
            return List.of();
        }

        @Override
        public String words() {
            return min + " to " + max;
        }

        /** -1 if it is none. */
        static int parsed(String value) {
            if (value.isEmpty() || value.length() > DIGITS_MAX) {
                return -1;
            }
            int number = 0;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c < '0' || c > '9') {
                    return -1;
                }
                number = number * 10 + c - '0';
            }
            return number;
        }
    }

    /** Any one line up to so many characters. */
    record Text(int charsMax) implements OptionKind {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.text(this);
        }

        @Override
        public String normal(String typed) {
            return typed.equals("\"\"") ? "" : typed;
        }

        @Override
        public String problem(String value) {
            for (int i = 0; i < value.length(); i++) {
                if (Character.isISOControl(value.charAt(i))) {
                    return "is one line of text, without control characters.";
                }
            }
            return value.length() <= charsMax ? "" : "is at most " + charsMax + " characters long.";
        }

        @Override
        public List<String> values() {
            return List.of();
        }

        @Override
        public String words() {
            return "text";
        }
    }

    /** A time zone as the tz database names it, or {@value #SYSTEM}. */
    record Zone() implements OptionKind {
        static final String SYSTEM = "system";

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.zone(this);
        }

        @Override
        public String normal(String typed) {
            if (typed.equalsIgnoreCase(SYSTEM)) {
                return SYSTEM;
            }
            for (String name : ZoneId.getAvailableZoneIds()) {
                if (name.equalsIgnoreCase(typed)) {
                    return name;
                }
            }
            return typed;
        }

        @Override
        public String problem(String value) {
            try {
                return value.equals(SYSTEM) || ZoneId.of(value).getId().equals(value)
                        ? ""
                        : "is a zone such as Europe/Berlin or UTC, not " + value + ".";
            } catch (DateTimeException unknown) {
                return "is a zone such as Europe/Berlin or UTC, or " + SYSTEM + "; " + value + " is not known.";
            }
        }

        @Override
        public List<String> values() {
            List<String> names = new ArrayList<>(ZoneId.getAvailableZoneIds());
            names.sort(null);
            names.add(0, SYSTEM);
            return names;
        }

        @Override
        public String words() {
            return "a zone such as Europe/Berlin, or " + SYSTEM;
        }
    }

    interface Receiver<T> {
        T onOff(OnOff kind);

        T choice(Choice kind);

        T whole(Whole kind);

        T text(Text kind);

        T zone(Zone kind);
    }
}
