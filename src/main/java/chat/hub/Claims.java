package chat.hub;

import chat.protocol.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The names that belong to somebody: each user of the machine who has ever come in by its socket has one, and nobody else gets it, or
 * one that looks like it. The history keeps them. As many as the machine has users.
 */
final class Claims {
    private static final String LOGIN = "login ";

    /** How long after an answer that could not be given the history is asked once more. */
    private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final House house;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean known;
    private final Map<String, Claim> byId = new HashMap<>();
    private final Map<String, Claim> byLook = new HashMap<>();

    private record Claim(Identity whose, Name name) {}

    Claims(House house) {
        this.house = house;
    }

    /** Asks the history for them, until it tells. */
    void learn() {
        boolean asked = house.log.notes(LOGIN, answer -> {
            if (answer instanceof Answer.Found<List<Note>> found) {
                found.value().forEach(this::learn);
                known = true;
                waiting.forEach(Runnable::run);
                waiting.clear();
            } else {
                learnLater();
            }
        });
        if (!asked) {
            learnLater();
        }
    }

    private void learnLater() {
        house.deadlines.at(house.time.nanos() + ASK_AGAIN_NANOS, this::learn);
    }

    /** Does what must not be done before they are known: or a name would be anybody's until its owner comes again. */
    void whenKnown(Runnable then) {
        if (known) {
            then.run();
        } else {
            waiting.add(then);
        }
    }

    private void learn(Note note) {
        String[] lines = note.text().split("\n", -1);
        if (lines.length == 2 && Name.problem(lines[0]).isEmpty()) {
            String id = note.about().substring(LOGIN.length());
            put(new Claim(new Identity(id, lines[1]), Name.of(lines[0])));
        }
    }

    /** The name of one who is known by a key: as its note says, or as it was bound, should there be no note. */
    void alsoBelongs(Identity keyed) {
        if (!byId.containsKey(keyed.id()) && Name.problem(keyed.login()).isEmpty()) {
            Name name = Name.of(keyed.login());
            if (!claimed(name)) {
                put(new Claim(keyed, name));
            }
        }
    }

    /** Who is called exactly so; null if nobody has claimed it. */
    @Nullable
    Identity ownerOf(Name name) {
        Claim claim = byLook.get(name.skeleton());
        return claim != null && claim.name().equals(name) ? claim.whose() : null;
    }

    /** Whether nobody else has come in as that user since: a machine may give a number to somebody else one day. */
    boolean isStill(Identity who) {
        Claim claim = byId.get(who.id());
        return claim == null || claim.whose().equals(who);
    }

    /** Whether that name, or one that looks like it, is not for everybody. */
    boolean claimed(Name name) {
        return byLook.containsKey(name.skeleton());
    }

    /** The name that belongs to somebody and is that one, or looks like it; null if there is none. */
    @Nullable
    Name claimedLike(Name name) {
        Claim claim = byLook.get(name.skeleton());
        return claim == null ? null : claim.name();
    }

    /** The key of the one to whom that name belongs. */
    String keyOf(Name claimed) {
        Claim claim = byLook.get(claimed.skeleton());
        if (claim == null) {
            throw new IllegalArgumentException("nobody's: " + claimed);
        }
        return UserKey.of(claim.whose(), claim.name());
    }

    /** Whether the user with that key, who was here before, may still have that name. */
    boolean mayHave(String key, Name name) {
        Claim claim = byLook.get(name.skeleton());
        return claim == null ? !UserKey.isLogin(key) : key.equals(UserKey.of(claim.whose(), claim.name()));
    }

    /** What that user is called, now and always: the login name, or the nearest that can be had where two look alike. */
    Name nameOf(Identity who) {
        Claim known = byId.get(who.id());
        if (known == null || !known.whose().login().equals(who.login())) {
            known = new Claim(who, Name.suggest(who.login(), house.settings.alphabet(), name -> isAnothers(name, who)));
            put(known);
        }
        // Noted each time: a note may be lost when the history has too much to do.
        house.log.note(new Note(LOGIN + who.id(), known.name() + "\n" + who.login()));
        return known.name();
    }

    private boolean isAnothers(Name name, Identity who) {
        Claim claim = byLook.get(name.skeleton());
        return claim != null && !claim.whose().id().equals(who.id());
    }

    private void put(Claim claim) {
        Claim before = byId.put(claim.whose().id(), claim);
        if (before != null) {
            byLook.remove(before.name().skeleton(), before);
        }
        byLook.put(claim.name().skeleton(), claim);
    }
}
