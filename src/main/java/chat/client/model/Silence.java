package chat.client.model;

import chat.client.model.TalkNews.Heard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long people have said nothing, as far as this client has seen: live or in what it fetched, in whatever window. Of whom it has seen
 * nothing it claims nothing; {@code /whois} asks the server. Coarse, so that a screen on which nobody does anything hardly ever changes.
 * Immutable.
 *
 * @param spokeMillis wall time at which each was seen to say something, a minute more or less
 */
public record Silence(Map<String, Long> spokeMillis) {
    static final Silence NOTHING_SEEN = new Silence(Map.of());

    /** More names than any server has members; beyond it all begins anew. */
    static final int NAMES_MAX = 5_000;

    private static final long MINUTE_MILLIS = 60_000;
    private static final long STEP_MINUTES = 10;
    private static final long HOUR_MINUTES = 60;
    private static final long DAY_MINUTES = 24 * HOUR_MINUTES;

    public Silence {
        spokeMillis = Map.copyOf(spokeMillis);
    }

    /** {@code 10m} to {@code 50m}, {@code 1h} to {@code 23h}, {@code 1d}; empty if it is less, or nobody has seen. */
    public String of(String name, long nowMillis) {
        Long spoke = spokeMillis.get(name);
        long minutes = spoke == null ? 0 : (nowMillis - spoke) / MINUTE_MILLIS;
        if (minutes < STEP_MINUTES) {
            return "";
        }
        if (minutes < HOUR_MINUTES) {
            return minutes / STEP_MINUTES * STEP_MINUTES + "m";
        }
        return minutes < DAY_MINUTES ? minutes / HOUR_MINUTES + "h" : minutes / DAY_MINUTES + "d";
    }

    Silence broken(String name, long atMillis) {
        Long known = spokeMillis.get(name);
        if (known != null && atMillis < known + MINUTE_MILLIS) {
            return this;
        }
        Map<String, Long> other = new HashMap<>(spokeMillis.size() < NAMES_MAX ? spokeMillis : Map.of());
        other.put(name, atMillis);
        return new Silence(other);
    }

    /** These were said, in any order. */
    static Model broken(Model model, List<Heard> said) {
        Silence silence = model.windows().silence();
        for (Heard heard : said) {
            silence = silence.broken(
                    Shown.name(heard.entry().from()), Math.min(heard.entry().at(), model.nowMillis()));
        }
        return model.windows(model.windows().silence(silence));
    }
}
