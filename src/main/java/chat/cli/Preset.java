package chat.cli;

import java.util.Objects;

/**
 * One setting that does not stand on the command line.
 *
 * @param option the long name of the option without its dashes
 * @param value as it would be typed; {@code true} for a switch that is on
 * @param origin where it stands, as the begin of a sentence
 */
record Preset(String option, String value, String origin) {
    Preset {
        Objects.requireNonNull(option);
        Objects.requireNonNull(value);
        Objects.requireNonNull(origin);
    }

    /** A refusal that says where the wrong thing stands. */
    Failure wrong(String sentence) {
        return new Failure(ExitCode.USAGE, origin + ": " + sentence);
    }
}
