package chat.server;

import chat.protocol.Limits;
import chat.sim.FakeTime;
import chat.sim.SimSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The legacy clients of one server, from its start to its end or crash: they join, talk, whisper, send garbage and half frames, stall,
 * reset, half-close and leave. One of them, the observer, is there from first to last, reads always and never speaks.
 */
final class SimLegacies {
    static final int CLIENTS_MAX = 8;
    private static final String[] NAMES = {"ada", "bob", "eve", "dan", "Zoë", "Яна", "美咲", "sam"};
    private static final Pattern TOO_SLOW =
            Pattern.compile("connection_closed id=(\\d+) reason=(slow_reader|write_stalled|frame_too_slow|memory\\w*)");

    private final Random random;
    private final FakeTime time;
    private final SimServerLife life;
    private final PlantedBug bug;
    private final SimTrace trace;
    private final boolean sessions;
    private final boolean loud;
    private final SimLegacyClient observer;
    private final StepCheck check;
    private final List<SimLegacyClient> clients = new ArrayList<>();
    private final List<SimLegacyClient> leaving = new ArrayList<>();
    private final List<SimLegacyClient> past = new ArrayList<>();
    /** Connections that the server has closed because they did not read, or did not finish a frame in time. */
    private final Set<SimSocket> tooSlow = new HashSet<>();

    private boolean calm;
    private int nextClient;

    /**
     * @param promised the limits that the server should keep
     * @param firstClient the number of the first client that comes
     * @param silent who may be in the lobby without having come: those who were there before this server
     */
    SimLegacies(SimServerLife life, int firstClient, Limits promised, Set<String> silent, Ledger ledger, SimSetup setup)
            throws java.io.IOException {
        this.life = life;
        this.nextClient = firstClient;
        this.random = setup.random();
        this.time = setup.time();
        this.bug = setup.bug();
        this.trace = setup.trace();
        this.sessions = setup.users() > 0;
        this.loud = setup.loud();
        this.observer = new SimLegacyClient(0, "observer", life.connect(), trace, bug);
        this.check =
                new StepCheck(promised, sessions ? SimUsers.ROOMS : 1, new Attendance(observer.heard, silent), ledger);
        observer.wire.socket.windowBytes(1 << 20); // who hears everything must not be too slow for it
        observer.wire.queue("USERNAME:observer");
        observer.wire.sendAll();
    }

    /** The number of the next client that comes. */
    int nextClient() {
        return nextClient;
    }

    /** A line of the server's log. */
    void logged(String line) {
        Matcher closed = TOO_SLOW.matcher(line);
        if (closed.find()) {
            tooSlow.add(life.socket(Integer.parseInt(closed.group(1))));
        }
    }

    /** One of them does something, or another one comes. */
    void act() throws java.io.IOException {
        if (clients.isEmpty() || (clients.size() < CLIENTS_MAX && random.nextInt(12) == 0)) {
            String wanted = NAMES[random.nextInt(NAMES.length)] + (random.nextBoolean() ? "" : random.nextInt(3));
            check.came(nextClient, time.nanos());
            clients.add(new SimLegacyClient(nextClient++, wanted, life.connect(), trace, bug));
        } else {
            act(clients.get(random.nextInt(clients.size())));
            clients.removeIf(one -> one.gone && leaving.add(one));
        }
    }

    private void act(SimLegacyClient client) {
        SimSocket socket = client.wire.socket;
        switch (random.nextInt(23)) {
            case 0 -> client.wire.stalled = !client.wire.stalled;
            case 1 -> client.end(socket::peerResets, true);
            case 2 -> client.end(socket::peerEnds, client.wire.pendingBytes() > 0);
            case 3 -> client.leave();
            case 4 -> client.garbage(random);
            case 5 -> client.whisper(someName());
            case 6 -> client.flood(5 + random.nextInt(60), random);
            case 7 -> client.tooLong(random);
            case 8 -> burst(client);
            default -> client.say(random);
        }
    }

    /** Not in every run, since those who fetch what they missed of it take their time. */
    private void burst(SimLegacyClient client) {
        if (loud) {
            client.burst();
        }
    }

    private String someName() {
        boolean session = random.nextInt(3) == 0;
        return session ? SimUsers.someName(random) : clients.get(random.nextInt(clients.size())).heard.name;
    }

    void send() {
        for (SimLegacyClient client : clients) {
            client.wire.sendSome(1 + random.nextInt(200));
        }
    }

    void sendAll() {
        clients.forEach(client -> client.wire.sendAll());
    }

    void read() {
        observer.read(Integer.MAX_VALUE);
        for (SimLegacyClient client : clients) {
            client.read(calm ? Integer.MAX_VALUE : 1 + random.nextInt(4096));
        }
        for (SimLegacyClient client : leaving) {
            client.read(Integer.MAX_VALUE);
        }
        leaving.removeIf(client -> client.wire.socket.peerSeesEnd() && past.add(client));
    }

    void check(Census census, int inFlight) {
        check.check(census, inFlight, time.nanos());
    }

    boolean observerIsIn() {
        return !observer.heard.lastList.isEmpty();
    }

    /** From now on all read what they are sent. */
    void calm() {
        calm = true;
        clients.forEach(client -> client.wire.stalled = false);
        leaving.forEach(client -> client.wire.stalled = false);
    }

    boolean quiet() {
        return clients.stream().allMatch(client -> client.wire.quiet())
                && leaving.stream().allMatch(client -> client.wire.quiet());
    }

    /** All has come to rest: all who were there have heard the same, and what was said was heard. */
    void judge() {
        for (SimLegacyClient client : clients) {
            boolean here = !client.wire.socket.peerSeesEnd() && client.signedIn && !client.gone;
            client.heard.checkOnlyMine();
            client.heard.checkAgainst(observer.heard, here ? Transcript.Until.NOW : Transcript.Until.IT_LEFT);
            if (here) {
                checkList(client);
                checkHeard(client);
            }
        }
        past.addAll(leaving);
        for (SimLegacyClient client : past) {
            client.heard.checkOnlyMine();
            client.heard.checkAgainst(observer.heard, Transcript.Until.IT_LEFT);
            boolean endedItself = !client.cutOff && !client.heard.sentOff() && !tooSlow.contains(client.wire.socket);
            if (client.left && client.wire.socket.peerSeesEnd() && endedItself) {
                checkHeard(client);
            }
        }
        checkPresent();
    }

    private void checkHeard(SimLegacyClient client) {
        if (life.refused()) {
            observer.heard.checkHeardInOrder(client.number, client.said);
        } else {
            observer.heard.checkHeardAll(client.number, client.said);
        }
    }

    /** The observer's last list is right. */
    void checkPresent() {
        checkList(observer);
    }

    private void checkList(SimLegacyClient client) {
        if (sessions) {
            client.heard.checkList(check.present()); // whoever is renamed, or was there before, keeps the place
        } else {
            client.heard.checkListInOrder(check.present());
        }
    }

    /** Who is in the lobby, as the observer sees it. */
    Set<String> present() {
        return check.present();
    }

    /** The server is gone in this moment: what they have heard until now is all, and was the same for all. */
    void cutShort() {
        read();
        for (List<SimLegacyClient> some : List.of(clients, leaving, past)) {
            for (SimLegacyClient client : some) {
                client.heard.checkOnlyMine();
                client.heard.checkAgainst(observer.heard, Transcript.Until.THE_CRASH);
                observer.heard.checkHeardInOrder(client.number, client.said);
            }
        }
    }

    /** All but the observer hang up. */
    void leave() {
        if (bug != PlantedBug.LEAVES_A_MEMBER_BEHIND) {
            clients.forEach(client -> client.wire.socket.peerEnds());
        }
    }

    void observerLeaves() {
        observer.wire.socket.peerEnds();
    }
}
