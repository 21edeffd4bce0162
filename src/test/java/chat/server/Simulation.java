package chat.server;

import chat.protocol.Limit;
import chat.sim.FakeTime;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The whole server, from its selector up, under clients that do as a seed says. Legacy clients join, talk, whisper, send garbage and half
 * frames, stall, reset, half-close and leave; users of the session profile have several clients each, that come back, fetch what they
 * missed and say again what was not acknowledged. Meanwhile time jumps, the disk lags, is full or stands still, and the server crashes and
 * another one opens on what was kept. The same seed gives the same run.
 */
final class Simulation implements AutoCloseable {
    private static final int ROUNDS_MAX = 4;
    private static final int WIDE_WINDOW_BYTES = 1 << 20;
    private static final int QUIET_TURNS = 14;
    private static final int TURNS_TO_REST_MAX = 5_000;
    private static final int TURNS_AFTER_THE_LAST_WORD = 5;
    private static final int TURN_MILLIS = 250;

    private final SimSetup setup;
    private final Random random;
    private final FakeTime time;
    private final SimStore store;
    private final SimUsers users;
    private SimServerLife life;
    /** Users who are not there come back at once. */
    private boolean coming;

    Simulation(long seed, PlantedBug bug) throws IOException {
        setup = SimSetup.thrown(seed, bug);
        random = setup.random();
        time = setup.time();
        store = new SimStore(bug);
        users = new SimUsers(setup, store.ledger());
        life = new SimServerLife(setup, store, 1, Set.of());
    }

    /** One event, one turn, and what must hold after it. */
    void step() throws IOException {
        switch (random.nextInt(26)) {
            case 0 -> time.advanceMillis(random.nextInt(3000));
            case 1 -> time.setWallMillis(random.nextLong(2_000_000_000_000L));
            case 2 -> setup.network().outOfDescriptors(random.nextInt(4) == 0);
            case 3 -> crash();
            default -> act();
        }
        life.legacies.send();
        users.send();
        if (random.nextInt(4) == 0) {
            time.advanceMillis(random.nextInt(20));
        }
        turn();
        life.check();
    }

    private void act() throws IOException {
        if (users.any() && random.nextBoolean()) {
            users.act(life);
        } else {
            life.legacies.act();
        }
    }

    private void crash() throws IOException {
        if (setup.disk() && random.nextInt(10) == 0) {
            life.crash();
            users.cutShort();
            life = new SimServerLife(setup, store, life.legacies.nextClient(), users.names());
        }
    }

    private void turn() throws IOException {
        life.turn();
        users.read();
    }

    /**
     * Everybody reads and sends what they have; then all must have heard the same. All users come back, and what they said has its end;
     * after all have left nothing may be left.
     */
    void finish() throws IOException {
        setup.network().outOfDescriptors(false);
        setup.network().windowBytes(WIDE_WINDOW_BYTES);
        life.log.calm();
        life.legacies.calm();
        users.calm();
        settle();
        life.legacies.judge();
        life.legacies.leave();
        if (users.any()) {
            pass(Limit.LOST_SECONDS); // those of whom the server does not know that they are gone
            settleUsers();
            store.checkKept();
        }
        pass(Limit.GRACE_SECONDS);
        settle();
        life.legacies.checkPresent();
        life.legacies.observerLeaves();
        settle();
        life.checkAtRest();
    }

    /** Two who want the same name cannot be there at once, so not all come in the first round. */
    private void settleUsers() throws IOException {
        coming = true;
        for (int round = 0; round < ROUNDS_MAX && !users.allDone(); round++) {
            users.tryAgain();
            settle();
            users.lookAgain();
            settle();
            users.judge();
            users.checkLobby(life.legacies.present());
            users.leave();
            pass(Limit.GRACE_SECONDS);
        }
        if (!users.allDone()) {
            throw new AssertionError("somebody does not get in");
        }
    }

    /** A number that two runs share only if all clients got the same bytes in the same turns. */
    long trace() {
        return setup.trace().value();
    }

    @Override
    public void close() throws IOException {
        life.close();
    }

    private void settle() throws IOException {
        long before = setup.trace().newsCount();
        for (int quiet = 0, turns = 0; quiet < QUIET_TURNS; turns++) {
            calmTurn(TURN_MILLIS);
            long now = setup.trace().newsCount();
            quiet = now == before ? quiet + 1 : 0;
            if (!life.legacies.quiet() || !users.quiet()) {
                quiet = Math.min(quiet, QUIET_TURNS - TURNS_AFTER_THE_LAST_WORD);
            }
            before = now;
            if (turns > TURNS_TO_REST_MAX) {
                throw new AssertionError("the server does not come to rest: " + life.census());
            }
        }
    }

    /** So long that what the server does after that time is done. */
    private void pass(Limit seconds) throws IOException {
        long millis = TimeUnit.SECONDS.toMillis(setup.limits().value(seconds) + 3);
        for (long passed = 0; passed < millis; passed += 1000) {
            calmTurn(1000);
        }
    }

    private void calmTurn(int millis) throws IOException {
        if (coming) {
            users.comeBack(life);
        }
        life.legacies.sendAll();
        users.sendAll();
        time.advanceMillis(millis);
        turn();
    }
}
