package chat.hub;

import chat.hub.Sanction.Kind;
import chat.hub.Target.By;
import chat.protocol.Name;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Who is banned and who is muted; the history keeps it. Looked at when somebody comes in, and before each line that is said. */
final class Sanctions {
    /** As many of each kind. */
    static final int MAX = 10_000;

    private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final House house;
    private final Map<Kind, Map<String, Sanction>> byKey = new EnumMap<>(Kind.class);

    Sanctions(House house) {
        this.house = house;
        for (Kind kind : Kind.values()) {
            byKey.put(kind, new LinkedHashMap<>());
        }
    }

    /** Asks the history for all of them until it tells: nobody comes in before. */
    void learn(Runnable then) {
        learn(Kind.BAN, () -> learn(Kind.MUTE, then));
    }

    private void learn(Kind kind, Runnable then) {
        boolean asked = house.log.notes(kind.mark(), answer -> {
            if (answer instanceof Answer.Found<List<Note>> found) {
                for (Note note : found.value()) {
                    Sanction.of(kind, note)
                            .ifPresent(known -> of(kind).put(known.target().key(), known));
                }
                then.run();
            } else {
                later(kind, then);
            }
        });
        if (!asked) {
            later(kind, then);
        }
    }

    private void later(Kind kind, Runnable then) {
        house.deadlines.at(house.time.nanos() + ASK_AGAIN_NANOS, () -> learn(kind, then));
    }

    private Map<String, Sanction> of(Kind kind) {
        Map<String, Sanction> some = byKey.get(kind);
        if (some == null) {
            throw new IllegalStateException("no sanctions of kind " + kind);
        }
        return some;
    }

    /** Why somebody may not come in who is called so; null if they may. */
    @Nullable
    Sanction ban(Session session, String name, By known) {
        return of(Kind.BAN).isEmpty() ? null : find(Kind.BAN, session, name, known);
    }

    /** Why that client's user may not say anything; null if they may. */
    @Nullable
    Sanction mute(Session session) {
        if (of(Kind.MUTE).isEmpty()) {
            return null; // nearly always
        }
        User user = session.owner();
        return find(Kind.MUTE, session, user.name().value(), user.verified() ? By.USER : By.NAME);
    }

    private @Nullable Sanction find(Kind kind, Session session, String name, By known) {
        boolean nameless = Name.problem(name).isPresent();
        Sanction by = nameless ? null : holding(kind, new Target(known, name));
        return by != null ? by : holding(kind, new Target(By.ADDRESS, session.host()));
    }

    private @Nullable Sanction holding(Kind kind, Target target) {
        Sanction found = of(kind).get(target.key());
        if (found != null && found.over(house.time.wallMillis())) {
            lift(kind, target);
            return null;
        }
        return found;
    }

    /** False if there are as many as may be. */
    boolean put(Sanction sanction) {
        Map<String, Sanction> some = of(sanction.kind());
        if (some.size() >= MAX) {
            all(sanction.kind()); // what is over goes
        }
        String key = sanction.target().key();
        if (some.size() >= MAX && !some.containsKey(key)) {
            return false;
        }
        some.put(key, sanction);
        house.log.note(sanction.note());
        return true;
    }

    /** Null if there was none. */
    @Nullable
    Sanction lift(Kind kind, Target target) {
        Sanction lifted = of(kind).remove(target.key());
        if (lifted != null) {
            house.log.note(lifted.noteOfEnd());
        }
        return lifted;
    }

    /** Those that hold, the oldest first. */
    List<Sanction> all(Kind kind) {
        for (Sanction each : List.copyOf(of(kind).values())) {
            holding(kind, each.target());
        }
        return new ArrayList<>(of(kind).values());
    }
}
