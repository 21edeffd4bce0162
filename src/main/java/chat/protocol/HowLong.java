package chat.protocol;

import java.util.OptionalLong;

/** How long something is to hold, as people write it: {@code 30s}, {@code 10m}, {@code 2h}, {@code 7d}. Pure. */
public final class HowLong {
    /** Ten years: longer is until it is taken back. */
    public static final long SECONDS_MAX = 10L * 365 * 24 * 60 * 60;

    private static final String UNITS = "smhd";
    private static final long[] UNIT_SECONDS = {1, 60, 60 * 60, 24 * 60 * 60};
    private static final String[] UNIT_NAMES = {"second", "minute", "hour", "day"};

    private HowLong() {}

    /** In seconds; nothing if it is no time, or none that is from 1 second to ten years. */
    public static OptionalLong seconds(String word) {
        if (!word.matches("[1-9][0-9]{0,8}[smhd]")) {
            return OptionalLong.empty();
        }
        int last = word.length() - 1;
        long seconds = Long.parseLong(word.substring(0, last)) * UNIT_SECONDS[UNITS.indexOf(word.charAt(last))];
        return seconds > SECONDS_MAX ? OptionalLong.empty() : OptionalLong.of(seconds);
    }

    /** In words, by the largest unit of which it is a whole number. */
    public static String words(long seconds) {
        int unit = UNIT_SECONDS.length - 1;
        while (unit > 0 && seconds % UNIT_SECONDS[unit] != 0) {
            unit--;
        }
        long count = seconds / UNIT_SECONDS[unit];
        return count + " " + UNIT_NAMES[unit] + (count == 1 ? "" : "s");
    }
}
