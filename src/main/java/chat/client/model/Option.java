package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set with {@code /set} and in the settings file, by name. The list that {@code /set} shows, completion, the file
 * and docs/client.md come from this table. What is chosen is in {@link Options}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the kinds are records of immutable things
public enum Option {
    AUTO_AWAY("auto-away", new OptionKind.Whole(0, 1440), "0", "minutes without a key until you are away; 0 = never"),
    AWAY_DETACHED("away-detached", new OptionKind.OnOff(), "off", "away while tmux or screen is detached"),
    BELL("bell", new OptionKind.OnOff(), "on", "ring when somebody wants you and you look elsewhere"),
    ESC_TIME(
            "esc-time",
            new OptionKind.Whole(0, 10_000),
            "1000",
            "milliseconds after Esc in which a character counts as with Alt"),
    EVENTS(
            "events",
            OptionKind.Choice.of("merged", "each", "hidden"),
            "merged",
            "joins and leaves: in one line, each in a row of its own, or not at all"),
    HOOK(
            "hook",
            new OptionKind.Text(1000),
            "",
            "a command to run for each notification, which gets it as JSON; empty = none"),
    MOUSE(
            "mouse",
            new OptionKind.OnOff(),
            "off",
            "wheel and clicks for the client; the terminal's own selection then wants Shift"),
    NICK_WIDTH(
            "nick-width",
            new OptionKind.Whole(0, 32),
            "0",
            "columns for names before the text; 0 = as fits the screen"),
    NOTIFY(
            "notify",
            OptionKind.Choice.of("all", "mention", "none"),
            "mention",
            "which lines ring and notify, in windows without a /notify of their own"),
    PEOPLE("people", new OptionKind.OnOff(), "on", "people on the right, where there is room"),
    THEME(
            "theme",
            OptionKind.Choice.of("auto", "dark", "light", "mono"),
            "auto",
            "colours for a dark or a light ground, for both, or none"),
    TIME(
            "time",
            OptionKind.Choice.of("auto", "minutes", "seconds", "12-hour", "none"),
            "auto",
            "how lines show their time; auto = seconds from 120 columns on"),
    WINDOWS(
            "windows",
            OptionKind.Choice.of("auto", "on", "off"),
            "auto",
            "windows on the left; auto = from 120 columns on"),
    ZONE("zone", new OptionKind.Zone(), OptionKind.Zone.SYSTEM, "the time zone in which times are shown");

    private final String word;
    private final OptionKind kind;
    private final String standard;
    private final String summary;

    Option(String word, OptionKind kind, String standard, String summary) {
        this.word = word;
        this.kind = kind;
        this.standard = standard;
        this.summary = summary;
    }

    /** Its name for people and in the file. */
    public String word() {
        return word;
    }

    public OptionKind kind() {
        return kind;
    }

    /** The value that it has unless another one was chosen. */
    public String standard() {
        return standard;
    }

    public String summary() {
        return summary;
    }

    /** Null if there is none. */
    public static @Nullable Option of(String word) {
        for (Option option : values()) {
            if (option.word.equals(word)) {
                return option;
            }
        }
        return null;
    }

    /** Those that a typed piece may mean: the one with that name; else those with it in their names; else in their summaries. */
    static List<Option> fitting(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        Option exact = of(wanted);
        if (exact != null) {
            return List.of(exact);
        }
        List<Option> named = new ArrayList<>();
        List<Option> about = new ArrayList<>();
        for (Option option : values()) {
            if (option.word.contains(wanted)) {
                named.add(option);
            } else if (option.summary.toLowerCase(Locale.ROOT).contains(wanted)) {
                about.add(option);
            }
        }
        return named.isEmpty() ? about : named;
    }

    /** The one that a name or the beginning of only one means; null if there is none. */
    static @Nullable Option meant(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        Option found = of(wanted);
        if (found != null) {
            return found;
        }
        for (Option option : values()) {
            if (option.word.startsWith(wanted)) {
                if (found != null) {
                    return null;
                }
                found = option;
            }
        }
        return found;
    }
}
