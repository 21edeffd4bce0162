package chat.hub;

import chat.protocol.Name;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody may not do, and until when.
 *
 * @param untilMillis when it ends, ms since 1970; 0 = when it is lifted
 * @param by who has decided it
 * @param reason may be empty
 */
record Sanction(Kind kind, Target target, long atMillis, long untilMillis, String by, String reason) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What is forbidden. */
    enum Kind {
        /** Coming in. */
        BAN,
        /** Saying anything. */
        MUTE;

        /** So begin the history's notes of them. */
        String mark() {
            return name().toLowerCase(Locale.ROOT) + " ";
        }
    }

    boolean over(long nowMillis) {
        return untilMillis > 0 && untilMillis <= nowMillis;
    }

    /** " until 2026-11-24 05:00 UTC", or nothing. */
    String until() {
        return untilMillis == 0 ? "" : " until " + MINUTE.format(Instant.ofEpochMilli(untilMillis));
    }

    /** ": spam", or nothing; then the full stop. */
    String why() {
        return reason.isEmpty() ? "." : reason.endsWith(".") ? ": " + reason : ": " + reason + ".";
    }

    Note note() {
        return new Note(about(), String.join("\n", target.shown(), "" + atMillis, "" + untilMillis, by, reason));
    }

    /** What takes the note away. */
    Note noteOfEnd() {
        return new Note(about(), "");
    }

    private String about() {
        return kind.mark() + target.key();
    }

    /** What such a note says; nothing if a version with other rules has written it. */
    static Optional<Sanction> of(Kind kind, Note note) {
        String[] lines = note.text().split("\n", -1);
        String rest = note.about().substring(kind.mark().length());
        for (Target.By by : Target.By.values()) {
            boolean fits = lines.length == 5 && rest.startsWith(by.word() + " ");
            if (fits && (by == Target.By.ADDRESS || Name.problem(lines[0]).isEmpty())) {
                Target target = new Target(by, lines[0]);
                return Optional.of(new Sanction(
                        kind, target, Long.parseLong(lines[1]), Long.parseLong(lines[2]), lines[3], lines[4]));
            }
        }
        return Optional.empty();
    }
}
