package chat.client.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads times as people type them: {@code 14:30}, {@code 2026-11-23}, {@code 2026-11-23 14:30}. */
final class TypedTime {
    static final String SHAPES = "a time is 14:30, 2026-11-23 or 2026-11-23 14:30";

    private static final long DAY_MILLIS = 86_400_000L;

    private TypedTime() {}

    /** Ms since 1970; null if it is none. A time without a day is the last that there was. */
    static @Nullable Long millis(String typed, long nowMillis, ZoneId zone) {
        String[] parts = typed.strip().split("[ T]+", -1);
        if (parts.length > 2 || parts[0].isEmpty()) {
            return null;
        }
        try {
            if (parts.length == 1 && parts[0].indexOf(':') >= 0) {
                long today = WallTime.day(nowMillis, zone);
                long then = at(LocalDate.ofEpochDay(today), parts[0], zone);
                return then <= nowMillis ? then : at(LocalDate.ofEpochDay(today - 1), parts[0], zone);
            }
            LocalDate day = LocalDate.parse(parts[0]);
            return at(day, parts.length == 2 ? parts[1] : "00:00", zone);
        } catch (DateTimeException | NumberFormatException none) {
            return null; // whoever asked says what a time looks like
        }
    }

    private static long at(LocalDate day, String time, ZoneId zone) {
        String[] parts = time.split(":", -1);
        if (parts.length != 2) {
            throw new NumberFormatException(time);
        }
        int hour = Integer.parseInt(parts[0]);
        int minute = Integer.parseInt(parts[1]);
        long millis = day.atTime(hour, minute).atZone(zone).toInstant().toEpochMilli();
        return Math.max(0, Math.min(millis, Long.MAX_VALUE - DAY_MILLIS));
    }
}
