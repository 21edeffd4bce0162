package chat.server;

import chat.hub.HubView;
import chat.net.EventLoop;
import chat.net.Mishaps;
import chat.sim.SimSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One server of the simulation, from its start to its end or crash, and its legacy clients. The network and the store outlive it. */
final class SimServerLife implements AutoCloseable {
    private static final int TURNS_TO_OPEN_MAX = 400;

    final CrashingLog log;
    final SimLegacies legacies;
    private final SimSetup setup;
    private final EventLoop loop;
    private final ChatServer server;
    private boolean stalled;
    /** In the order in which they will be accepted, which is by what the server's log knows them. */
    private final List<SimSocket> sockets = new ArrayList<>();

    /**
     * @param firstClient the number of the first legacy client that comes
     * @param silent who may be in the lobby of this server without having come
     */
    SimServerLife(SimSetup setup, SimStore store, int firstClient, Set<String> silent) throws IOException {
        this.setup = setup;
        setup.network().outOfDescriptors(false);
        this.loop = new EventLoop(setup.time(), setup.network());
        TurnEnd turnEnd = new TurnEnd(loop);
        this.log = new CrashingLog(store, setup, setup.disk() ? loop : turnEnd);
        this.server = new ChatServer(setup.settings(), loop, new EventLog(this::logged, () -> 0), turnEnd, log, 0);
        loop.onMishap(Mishaps.rethrown());
        this.legacies = new SimLegacies(this, firstClient, setup.limits(), silent, store.ledger(), setup);
        for (int turns = 0; turns < TURNS_TO_OPEN_MAX && !legacies.observerIsIn(); turns++) {
            turn(); // its hello may come in many pieces, and nobody else may be there before it
        }
        if (!legacies.observerIsIn()) {
            throw new AssertionError("nobody gets in: " + server.census());
        }
    }

    private void logged(String line) {
        if (legacies != null) {
            legacies.logged(line);
        }
    }

    /** Somebody connects. */
    SimSocket connect() throws IOException {
        SimSocket socket = setup.network().connect();
        sockets.add(socket);
        return socket;
    }

    /** The connection that the server's log knows by that number. */
    SimSocket socket(int id) {
        return sockets.get(id - 1);
    }

    /** Whether the log has refused something, or it had to wait until it was refused: time may jump while what it has answered waits too. */
    boolean refused() {
        return log.refused() || stalled;
    }

    void turn() throws IOException {
        log.step();
        loop.turn(0);
        stalled |= HubView.stalled(server.hub());
        legacies.read();
    }

    void check() {
        legacies.check(server.census(), log.inFlightMost());
    }

    /** The process is gone in this moment; what the kernel has taken from it may still arrive, or not. */
    void crash() throws IOException {
        log.crash();
        loop.close();
        setup.network().closed();
        for (SimSocket socket : sockets) {
            if (setup.once(2)) {
                socket.peerResets();
            }
        }
        legacies.cutShort();
    }

    /** All have left and the grace is over: nothing of them may be left. */
    void checkAtRest() {
        Census census = server.census();
        String left = HubView.leftOver(server.hub());
        if (!census.atRest() || !left.isEmpty()) {
            throw new AssertionError("after all have left the server still has " + census + " " + left);
        }
        if (loop.memoryBytes() != 0) {
            throw new AssertionError("after all have left memory is counted: " + loop.memoryBytes());
        }
    }

    Census census() {
        return server.census();
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }
}
