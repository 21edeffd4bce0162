package chat.hub;

import chat.protocol.InviteCode;
import chat.protocol.Limit;
import chat.protocol.Name;
import chat.protocol.SignInKey;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys that let somebody in, and the invitations that will: all of them, as the history has them. A change counts here at once where it
 * takes something away, and when the history has it where it gives something; so an invitation admits one key, whoever is fast.
 */
final class Keyring {
    static final int KEYS_MAX = 100_000;
    static final int INVITATIONS_MAX = 1_000;

    /** How long after an answer that could not be given the history is asked once more. */
    private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final House house;
    private final Map<SignInKey, KnownKey> keys = new HashMap<>();
    private final Map<String, Invitation> invitations = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    /** Names, by their look, and keys that are being bound: nobody else gets them meanwhile. */
    private final Set<String> binding = new HashSet<>();

    private boolean known;

    Keyring(House house) {
        this.house = house;
    }

    /** Asks the history for them, until it tells. */
    void learn() {
        boolean asked = house.log.keys().all(answer -> {
            if (answer instanceof Answer.Found<KeyBook.Kept> found) {
                found.value().keys().forEach(this::learn);
                found.value().invitations().forEach(one -> invitations.put(one.hash(), one));
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

    private void learn(KnownKey key) {
        keys.put(key.key(), key);
        if (key.whose().isKeyed()) {
            house.claims.alsoBelongs(key.whose()); // should its note be lost
        }
    }

    /** Does what must not be done before they are known. */
    void whenKnown(Runnable then) {
        if (known) {
            then.run();
        } else {
            waiting.add(then);
        }
    }

    /** Whose key that is; null if nobody's. */
    @Nullable
    Identity whose(SignInKey key) {
        KnownKey found = keys.get(key);
        return found == null ? null : found.whose();
    }

    /** The invitation with that code, if it still counts; else null. What is compared are digests, and all of them. */
    @Nullable
    Invitation open(InviteCode code) {
        byte[] hash = digest(code.hash());
        Invitation found = invitations.get(code.hash());
        if (found == null || !MessageDigest.isEqual(digest(found.hash()), hash)) {
            return null;
        }
        return found.untilMillis() > house.time.wallMillis() ? found : null;
    }

    private static byte[] digest(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** Whether there is room for one more key. */
    boolean hasRoom() {
        return keys.size() < KEYS_MAX;
    }

    /** Whether somebody is just getting that name, or that key a name. */
    boolean isBinding(Name name, SignInKey key) {
        return binding.contains(name.skeleton()) || binding.contains(key.text());
    }

    /** The invitation is used up for that key; from the answer on the key signs in. */
    void bind(KnownKey key, Name name, Invitation by, Consumer<Boolean> whenKept) {
        invitations.remove(by.hash());
        List<String> meanwhile = List.of(name.skeleton(), key.key().text());
        binding.addAll(meanwhile);
        keep(new KeyChange.Bound(key, by.hash()), kept -> {
            binding.removeAll(meanwhile);
            if (kept) {
                learn(key);
            } else {
                invitations.put(by.hash(), by);
            }
            whenKept.accept(kept);
        });
    }

    /** A new invitation, told when it is kept; a failure is told as null. */
    void invite(String name, long lastsMillis, String by, Consumer<@Nullable InviteCode> whenKept) {
        dropOld();
        long now = house.time.wallMillis();
        InviteCode code = house.keyDoor.check().code();
        Invitation made = new Invitation(code.hash(), name, now, now + lastsMillis, by);
        keep(new KeyChange.Invited(made), kept -> {
            if (kept) {
                invitations.put(made.hash(), made);
            }
            whenKept.accept(kept ? code : null);
        });
    }

    /** Whether another one may be made. */
    boolean maySendMore() {
        dropOld();
        return invitations.size() < INVITATIONS_MAX;
    }

    /** How long an invitation counts if nobody says otherwise. */
    long usualMillis() {
        return TimeUnit.DAYS.toMillis(house.settings.value(Limit.INVITE_DAYS));
    }

    /** A server on which nobody has a key makes one invitation, and takes those back that it made before: their codes are lost. */
    void inviteFirst(Consumer<InviteCode> tell) {
        whenKnown(() -> {
            if (!keys.isEmpty()) {
                return;
            }
            for (Invitation one : List.copyOf(invitations.values())) {
                if (one.by().equals(Invitation.AT_START)) {
                    withdraw(one);
                }
            }
            invite("", usualMillis(), Invitation.AT_START, code -> {
                if (code != null) {
                    tell.accept(code);
                }
            });
        });
    }

    private void dropOld() {
        long now = house.time.wallMillis();
        for (Invitation one : List.copyOf(invitations.values())) {
            if (one.untilMillis() <= now) {
                withdraw(one);
            }
        }
    }

    /** Those that count, the oldest first. */
    List<Invitation> invitations() {
        dropOld();
        return invitations.values().stream()
                .sorted(Comparator.comparingLong(Invitation::atMillis).thenComparing(Invitation::hash))
                .toList();
    }

    /** The oldest first. */
    List<KnownKey> keys() {
        return keys.values().stream()
                .sorted(Comparator.comparingLong(KnownKey::atMillis)
                        .thenComparing(known -> known.key().text()))
                .toList();
    }

    void withdraw(Invitation invitation) {
        invitations.remove(invitation.hash());
        keep(new KeyChange.Withdrawn(invitation.hash()), kept -> {
            // Where it was not kept, the invitation counts again after a restart, until its time is over.
        });
    }

    /** The key lets nobody in from now on; who is in by it is sent off. The name stays whose it is. */
    void revoke(KnownKey key, Consumer<Boolean> whenKept) {
        keys.remove(key.key());
        house.keyDoor.sendOff(key.key());
        keep(new KeyChange.Revoked(key.key()), whenKept);
    }

    private void keep(KeyChange change, Consumer<Boolean> whenKept) {
        boolean taken = house.log.keys().keep(change, answer -> whenKept.accept(answer instanceof Answer.Found));
        if (!taken) {
            whenKept.accept(false);
        }
    }

    /** Whether that name may be an invitation's: nobody's, or exactly somebody's who then gets one more key. */
    boolean mayInvite(Name name) {
        return !house.claims.claimed(name) || house.claims.ownerOf(name) != null;
    }
}
