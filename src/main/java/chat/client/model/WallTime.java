package chat.client.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Writes wall time as people in a zone read it. By hand: a DateTimeFormatter costs a start-up more than the first
 * paint.
 */
public final class WallTime {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final int DAY_SECONDS = 86_400;

    private WallTime() {}

    /** {@code 09:05} */
    public static String minutes(long millis, ZoneId zone) {
        int second = Math.floorMod(localSeconds(millis, zone), DAY_SECONDS);
        StringBuilder text = new StringBuilder(8);
        twoDigits(text, second / 3600).append(':');
        return twoDigits(text, second / 60 % 60).toString();
    }

    /** {@code 09:05:07} */
    public static String seconds(long millis, ZoneId zone) {
        int second = Math.floorMod(localSeconds(millis, zone), DAY_SECONDS);
        StringBuilder text = new StringBuilder(minutes(millis, zone));
        return twoDigits(text.append(':'), second % 60).toString();
    }

    /** {@code 2026-11-23} */
    static String date(long millis, ZoneId zone) {
        return LocalDate.ofEpochDay(day(millis, zone)).toString();
    }

    /** {@code  1:05pm}, always 7 columns wide. */
    public static String twelve(long millis, ZoneId zone) {
        int minute = Math.floorMod(localSeconds(millis, zone), DAY_SECONDS) / 60;
        int hour = (minute / 60 + 11) % 12 + 1;
        StringBuilder text =
                new StringBuilder(7).append(hour < 10 ? " " : "").append(hour).append(':');
        return twoDigits(text, minute % 60)
                .append(minute < 12 * 60 ? "am" : "pm")
                .toString();
    }

    /** The time of day as a status row shows it under these settings. */
    public static String ofDay(long millis, Settings settings) {
        return settings.options().value(Option.TIME).equals("12-hour")
                ? twelve(millis, settings.zone()).strip()
                : minutes(millis, settings.zone());
    }

    /** Days since 1970 as the zone counts them. */
    static long day(long millis, ZoneId zone) {
        return Math.floorDiv(localSeconds(millis, zone), DAY_SECONDS);
    }

    /** {@code Mon 23 Nov} */
    static String dayName(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return DAYS[date.getDayOfWeek().getValue() - 1] + " " + date.getDayOfMonth() + " "
                + MONTHS[date.getMonthValue() - 1];
    }

    private static long localSeconds(long millis, ZoneId zone) {
        Instant instant = Instant.ofEpochMilli(millis);
        return instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
