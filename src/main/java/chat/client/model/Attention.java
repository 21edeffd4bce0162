package chat.client.model;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the user's eyes are on this terminal, as far as it says, and when it last rang. What is said live and is wanted makes the
 * terminal ring, unless the user has it before their eyes, and runs the user's own program.
 *
 * @param focus whether the terminal has ever said that it got or lost the focus
 * @param viewer whether anybody can see it, as far as tmux or screen was asked
 * @param bellMillis wall time
 */
public record Attention(Eyes eyes, Focus focus, Viewer viewer, long bellMillis) {
    public enum Eyes {
        HERE,
        ELSEWHERE
    }

    public enum Focus {
        TOLD,
        /** Many say nothing: then whoever has not touched a key for a while counts as looking elsewhere. */
        NEVER_TOLD
    }

    /** At the other end of a tmux or screen. */
    public enum Viewer {
        SOMEBODY,
        /** It is detached. */
        NOBODY
    }

    /** Of what is said in a window the user is told this. */
    public enum Level {
        ALL,
        MENTION,
        NONE;

        /** As it is typed and kept. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Null if there is none of that name. */
        public static @Nullable Level named(String word) {
            return switch (word) {
                case "all" -> ALL;
                case "mention" -> MENTION;
                case "none" -> NONE;
                default -> null;
            };
        }
    }

    static final Attention START = new Attention(Eyes.HERE, Focus.NEVER_TOLD, Viewer.SOMEBODY, 0);

    static final long BELL_PAUSE_MILLIS = 5_000;

    private static final long KEY_PAUSE_MILLIS = 60_000;
    private static final int HEADING_COLUMNS_MAX = 60;
    private static final int BODY_COLUMNS_MAX = 160;

    public Attention {
        Objects.requireNonNull(eyes);
        Objects.requireNonNull(focus);
        Objects.requireNonNull(viewer);
    }

    /** The terminal says where the user looks. */
    Attention looking(Eyes where) {
        return new Attention(where, Focus.TOLD, viewer, bellMillis);
    }

    Attention viewedBy(Viewer whom) {
        return new Attention(eyes, focus, whom, bellMillis);
    }

    /** Whether the user may be looking. */
    boolean here() {
        return eyes == Eyes.HERE && viewer == Viewer.SOMEBODY;
    }

    /** Somebody has just said something in this window. */
    static Step heard(Model model, Window window, Notice notice) {
        Level level = level(model, window);
        boolean wanted = level == Level.ALL || (level == Level.MENTION && notice.wants());
        if (!wanted || watched(model, window)) {
            return Step.of(model);
        }
        Options options = model.settings().options();
        String hook = options.value(Option.HOOK);
        Step step = hook.isEmpty() ? Step.of(model) : Step.of(model, new Effect.RunHook(hook, notice));
        Attention now = model.eyes();
        boolean pause = Math.abs(model.nowMillis() - now.bellMillis) < BELL_PAUSE_MILLIS;
        return pause || !options.on(Option.BELL)
                ? step
                : step.map(rung -> rung.eyes(new Attention(now.eyes, now.focus, now.viewer, rung.nowMillis())))
                        .and(bell(model, notice.heading(), notice.text()));
    }

    /** What counts for a window: its own, else what was set for all. */
    static Level level(Model model, Window window) {
        Level own = window.level();
        Level all = Level.named(model.settings().options().value(Option.NOTIFY));
        return own != null ? own : all != null ? all : Level.MENTION;
    }

    /** What the terminal is given: short, in one line, in characters that it has. */
    static Effect.Bell bell(Model model, String heading, String text) {
        Settings.Letters letters = model.settings().look().letters();
        return new Effect.Bell(
                Shown.outside(heading, HEADING_COLUMNS_MAX, letters), Shown.outside(text, BODY_COLUMNS_MAX, letters));
    }

    private static boolean watched(Model model, Window window) {
        Attention now = model.eyes();
        boolean recent = Math.abs(model.nowMillis() - model.dialog().keyMillis()) < KEY_PAUSE_MILLIS;
        return window.number() == model.windows().active() && now.here() && (now.focus == Focus.TOLD || recent);
    }
}
