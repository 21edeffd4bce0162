package chat.server;

import chat.net.EventLoop;
import chat.net.Mishaps;
import chat.protocol.FrameHeader;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.sim.FakeTime;
import chat.sim.SimNetwork;
import chat.sim.SimSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole server, from its selector up, under clients that do as a seed says: they join, talk, whisper, send garbage and half
 * frames, stall, reset, half-close and leave, while time jumps. The same seed gives the same run.
 */
final class Simulation implements AutoCloseable {
    private static final int CLIENTS_MAX = 8;
    private static final int FEED_BYTES = 512 * 1024;
    private static final int OWED_BYTES = 65_536;
    private static final String[] NAMES = {"ada", "bob", "eve", "dan", "Zoë", "Яна", "美咲"};

    private static final Pattern TOO_SLOW =
            Pattern.compile("connection_closed id=(\\d+) reason=(slow_reader|write_stalled|memory\\w*)");

    private final Random random;
    private final FakeTime time = new FakeTime();
    private final SimNetwork network;
    private final EventLoop loop;
    final ChatServer server;
    private final PlantedBug bug;
    private final StepCheck check;
    private final Client observer;
    private final List<Client> clients = new ArrayList<>();
    private final List<Client> leaving = new ArrayList<>();
    private final List<Client> past = new ArrayList<>();
    /** Clients that the server has closed because they did not read. */
    private final Set<Integer> tooSlow = new HashSet<>();

    private long trace = 17;
    private int nextClient = 1;

    Simulation(long seed, PlantedBug bug) throws IOException {
        this.bug = bug;
        random = new Random(seed);
        network = new SimNetwork(random);
        loop = new EventLoop(time, network);
        boolean unlimited = random.nextInt(3) > 0;
        Limits limits = Limits.DEFAULT
                .with(Limit.FEED_BYTES, FEED_BYTES)
                .with(Limit.OWED_BYTES, OWED_BYTES)
                .with(Limit.UNSIGNED, 4)
                .with(Limit.CONNECTIONS, random.nextInt(3) == 0 ? CLIENTS_MAX - 2 : CLIENTS_MAX + 1)
                .with(Limit.FRAME_BYTES, 2048)
                .with(Limit.MESSAGES_PER_SECOND, unlimited ? 0 : 50)
                .with(Limit.BYTES_PER_SECOND, unlimited ? 0 : 16_384);
        ServerSettings settings = new ServerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                FrameHeader.DEFAULT,
                bug.kept(limits),
                Name.Alphabet.ANY_ONE_SCRIPT);
        server = new ChatServer(settings, loop, new EventLog(this::logged, () -> 0));
        loop.onMishap(Mishaps.rethrown());
        observer = new Client(0, "observer");
        check = new StepCheck(limits, observer.heard);
        observer.socket.windowBytes(1 << 20); // who hears everything must not be too slow for it
        observer.queue("USERNAME:observer");
        observer.sendSome(Integer.MAX_VALUE);
        for (int turns = 0; turns < 200 && server.census().members() == 0; turns++) {
            turn(); // its hello may come in many pieces, and nobody may be there before it
        }
    }

    /** One event, one turn, and what must hold after it. */
    void step() throws IOException {
        if (clients.isEmpty() || (clients.size() < CLIENTS_MAX && random.nextInt(12) == 0)) {
            String wanted = NAMES[random.nextInt(NAMES.length)] + (random.nextBoolean() ? "" : random.nextInt(3));
            check.came(nextClient, time.nanos());
            clients.add(new Client(nextClient++, wanted));
        } else {
            Client client = clients.get(random.nextInt(clients.size()));
            act(client);
        }
        for (Client client : clients) {
            client.sendSome(1 + random.nextInt(200));
        }
        if (random.nextInt(4) == 0) {
            time.advanceMillis(random.nextInt(20));
        }
        turn();
        check.check(server.census(), time.nanos());
    }

    /** Everybody reads and sends what they have; then all must have heard the same, and after all have left nothing may be left. */
    void finish() throws IOException {
        network.outOfDescriptors(false);
        clients.forEach(client -> client.stalled = false);
        leaving.forEach(client -> client.stalled = false);
        settle();
        Set<String> present = observer.heard.present();
        for (Client client : clients) {
            boolean here = !client.socket.peerSeesEnd() && client.signedIn && !client.gone;
            client.heard.checkOnlyMine();
            client.heard.checkAgainst(observer.heard, here);
            if (here) {
                client.heard.checkList(present);
                observer.heard.checkHeardAll(client.number, client.said);
            }
        }
        past.addAll(leaving);
        for (Client client : past) {
            client.heard.checkOnlyMine();
            client.heard.checkAgainst(observer.heard, false);
            boolean endedItself = !client.cutOff && !client.heard.sentOff() && !tooSlow.contains(client.number);
            if (client.left && client.socket.peerSeesEnd() && endedItself) {
                observer.heard.checkHeardAll(client.number, client.said);
            }
        }
        observer.heard.checkList(present);
        if (bug != PlantedBug.LEAVES_A_MEMBER_BEHIND) {
            clients.forEach(client -> client.socket.peerEnds());
        }
        observer.socket.peerEnds();
        settle();
        Census census = server.census();
        if (!census.atRest()) {
            throw new AssertionError("after all have left the server still has " + census);
        }
        if (server.loop().memoryBytes() != 0) {
            throw new AssertionError(
                    "after all have left memory is counted: " + server.loop().memoryBytes());
        }
    }

    /** A number that two runs share only if all clients got the same bytes in the same turns. */
    long trace() {
        return trace;
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }

    private void logged(String line) {
        Matcher closed = TOO_SLOW.matcher(line);
        if (closed.find()) {
            tooSlow.add(Integer.parseInt(closed.group(1)) - 1); // connections count from 1, clients from 0
        }
    }

    private void act(Client client) {
        switch (random.nextInt(26)) {
            case 0 -> client.stalled = !client.stalled;
            case 1 -> client.end(client.socket::peerResets, true);
            case 2 -> client.end(client.socket::peerEnds, client.pending.size() > 0);
            case 3 -> client.leave();
            case 4 -> client.garbage(random);
            case 5 -> client.whisper(clients.get(random.nextInt(clients.size())).heard.name);
            case 6 -> time.advanceMillis(random.nextInt(3000));
            case 7 -> time.setWallMillis(random.nextLong(2_000_000_000_000L));
            case 8 -> network.outOfDescriptors(random.nextInt(4) == 0);
            case 9 -> client.flood(5 + random.nextInt(60), random);
            case 10 -> client.tooLong(random);
            case 11 -> client.burst();
            default -> client.say(random);
        }
        clients.removeIf(one -> one.gone && leaving.add(one));
    }

    private void turn() throws IOException {
        loop.turn(0);
        observer.read(Integer.MAX_VALUE);
        for (Client client : clients) {
            client.read(1 + random.nextInt(4096));
        }
        for (Client client : leaving) {
            client.read(Integer.MAX_VALUE);
        }
        leaving.removeIf(client -> client.socket.peerSeesEnd() && past.add(client));
    }

    private void settle() throws IOException {
        for (int quiet = 0, turns = 0; quiet < 40; turns++) {
            long before = trace;
            clients.forEach(client -> client.sendSome(Integer.MAX_VALUE));
            time.advanceMillis(100);
            turn();
            quiet = trace == before && clients.stream().allMatch(Client::quiet) ? quiet + 1 : 0;
            if (turns > 200_000) {
                throw new AssertionError("the server does not come to rest: " + server.census());
            }
        }
    }

    /** One peer and what it remembers. */
    private final class Client {
        final int number;
        final SimSocket socket;
        final Transcript heard;
        final ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
        boolean signedIn;
        boolean stalled;
        boolean gone;
        boolean left;
        boolean cutOff;
        int said;

        Client(int number, String wanted) throws IOException {
            this.number = number;
            this.socket = network.connect();
            this.heard = new Transcript(number, wanted);
        }

        void queue(String body) {
            pending.writeBytes(FrameHeader.DEFAULT.frame(body.getBytes(StandardCharsets.UTF_8)));
        }

        /** All that it sent has been read, or never will be. */
        boolean quiet() {
            return socket.unread() == 0 || socket.peerSeesEnd();
        }

        void say(Random dice) {
            if (!signedIn) {
                signedIn = true;
                queue("USERNAME:" + heard.name);
            } else {
                String padding = dice.nextInt(8) == 0 ? "é\nline two " + "x".repeat(dice.nextInt(1500)) : "";
                queue(Transcript.id(number, said++) + padding);
            }
        }

        void whisper(String to) {
            if (signedIn) {
                queue("!WHISPER:" + to + " for " + to + " psst " + Transcript.id(number, said));
            }
        }

        void flood(int messages, Random dice) {
            for (int i = 0; i < messages; i++) {
                say(dice);
            }
        }

        /** So much at once that a few of them fill a feed. */
        void burst() {
            if (signedIn) {
                for (int i = 0; i < 40; i++) {
                    queue(Transcript.id(number, said++) + "x".repeat(1900));
                }
                sendSome(Integer.MAX_VALUE);
            }
        }

        /** A body that the server has to skip, in one go. */
        void tooLong(Random dice) {
            if (signedIn && dice.nextInt(4) == 0) {
                queue("x".repeat(300_000));
                sendSome(Integer.MAX_VALUE);
            }
        }

        void garbage(Random dice) {
            signedIn = true;
            cutOff = true;
            byte[] bytes = new byte[1 + dice.nextInt(200)];
            dice.nextBytes(bytes);
            pending.writeBytes(dice.nextBoolean() ? bytes : "99999999".getBytes(StandardCharsets.US_ASCII));
            end(() -> socket.peerSends(pending.toByteArray()), true);
            socket.peerEnds();
        }

        void leave() {
            queue("!DISCONNECT");
            left = signedIn;
            end(() -> socket.peerSends(pending.toByteArray()), !signedIn);
        }

        void end(Runnable how, boolean lossy) {
            cutOff |= lossy;
            how.run();
            gone = true;
        }

        void sendSome(int most) {
            byte[] bytes = pending.toByteArray();
            int count = Math.min(most, bytes.length);
            pending.reset();
            pending.write(bytes, count, bytes.length - count);
            socket.peerSends(java.util.Arrays.copyOf(bytes, count));
        }

        void read(int most) {
            if (stalled) {
                return;
            }
            byte[] bytes = socket.peerReads(most);
            for (byte b : bytes) {
                trace = trace * 31 + b + number;
            }
            partial.writeBytes(bytes);
            byte[] all = partial.toByteArray();
            int from = 0;
            while (all.length - from >= 64) {
                String header = new String(all, from, 64, StandardCharsets.US_ASCII);
                if (header.charAt(0) < '0'
                        || header.charAt(0) > '9'
                        || header.strip().length() > 7) {
                    throw new AssertionError("client " + number + " got the header '" + header + "'");
                }
                int length = Integer.parseInt(header.strip());
                if (all.length - from - 64 < length) {
                    break;
                }
                bug.hear(heard, new String(all, from + 64, length, StandardCharsets.UTF_8));
                from += 64 + length;
            }
            partial.reset();
            partial.write(all, from, all.length - from);
            if (socket.peerSeesEnd() && !gone) {
                cutOff = true;
                gone = true;
            }
        }
    }
}
