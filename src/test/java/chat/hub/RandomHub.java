package chat.hub;

import chat.protocol.ClientMessage;
import chat.protocol.LinkRequest;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.SessionEvent;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One run of a hub with clients of both profiles, from a seed; throws an {@link AssertionError} when something is wrong. */
final class RandomHub {
    private static final int STEPS = 250;
    private static final String[] NAMES = {"ada", "bob", "carl", "dora"};
    private static final List<RoomName> ROOMS =
            List.of(RoomName.LOBBY, new RoomName("ops"), new RoomName("tea"), new RoomName("den"));

    private final Random random;
    private final Bug bug;
    private final Hall hall;
    private final List<RandomClient> clients = new ArrayList<>();
    private final Map<String, Long> lastN = new HashMap<>();
    private final Map<String, List<Sent>> sent = new HashMap<>();
    private int said;

    /** What may be made wrong on purpose, to see that it is noticed. */
    enum Bug {
        NONE(""),
        LOSES_A_LINE("is missing"),
        SAYS_A_LINE_TWICE("came twice"),
        TELLS_ANOTHER("is not theirs"),
        FORGETS_A_JOIN("the roster"),
        FORGETS_A_LEAVING("the roster");

        private final String symptom;

        Bug(String symptom) {
            this.symptom = symptom;
        }

        String symptom() {
            return symptom;
        }
    }

    private record Sent(long n, Place place, String text) {}

    RandomHub(long seed, Bug bug) {
        this.random = new Random(seed);
        this.bug = bug;
        this.hall = new Hall(new HubSettings(Hall.NO_PACE, Name.Alphabet.ANY_ONE_SCRIPT));
        hall.tamper = this::tamper;
    }

    void run() {
        for (int step = 0; step < STEPS; step++) {
            step();
            if (random.nextInt(3) > 0) {
                hall.turn();
            }
        }
        hall.stalling.goOn();
        hall.pass(1_000);
        clients.forEach(RandomClient::read);
        clients.forEach(client -> client.check(clients));
        checkOnce();
        allLeave();
    }

    private void step() {
        int what = random.nextInt(20);
        if (what == 0) {
            hall.stalling.stalled = true;
        } else if (what < 3) {
            hall.stalling.goOn();
        } else if (what < 6) {
            hall.pass(random.nextInt(400));
        } else if (what == 6 && random.nextInt(4) == 0) {
            hall.pass(95_000);
        } else if (what < 9) {
            come();
        } else {
            pick(clients).ifPresent(this::act);
        }
    }

    private <T> Optional<T> pick(List<T> from) {
        return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
    }

    private void come() {
        if (clients.stream().filter(client -> client.session.here()).count() >= 12) {
            return;
        }
        String name = NAMES[random.nextInt(NAMES.length)];
        if (random.nextInt(3) == 0) {
            clients.add(new RandomClient(hall, hall.legacy(name), ""));
        } else {
            String device = name + "." + random.nextInt(3);
            clients.add(new RandomClient(hall, hall.session(name, device), device));
        }
    }

    private void act(RandomClient client) {
        Session session = client.session;
        if (!session.here()) {
            return;
        }
        switch (random.nextInt(12)) {
            case 0 -> hall.hub.disconnect(session);
            case 1 -> leave(session);
            case 2 -> join(client);
            case 3 -> part(client);
            case 4 -> nick(client);
            case 5, 6 -> again(client);
            case 7 -> sayPrivately(client);
            default -> say(client);
        }
    }

    private void leave(Session session) {
        if (session.legacy()) {
            hall.hub.receive(session, new ClientMessage.Disconnect(), 11);
        } else {
            hall.ask(session, new LinkRequest.Disconnect());
        }
    }

    private void join(RandomClient client) {
        if (!client.session.legacy()) {
            hall.ask(client.session, new RoomRequest.Join(1, ROOMS.get(random.nextInt(ROOMS.size()))));
        }
    }

    private void part(RandomClient client) {
        if (!client.session.legacy()) {
            hall.ask(client.session, new RoomRequest.Part(1, ROOMS.get(1 + random.nextInt(ROOMS.size() - 1))));
        }
    }

    private void nick(RandomClient client) {
        if (!client.session.legacy() && random.nextInt(3) == 0) {
            hall.ask(client.session, new RoomRequest.Nick(1, NAMES[random.nextInt(NAMES.length)] + "X"));
        }
    }

    private void say(RandomClient client) {
        if (client.session.legacy()) {
            hall.hub.receive(client.session, new ClientMessage.Say("t" + ++said), 10);
        } else {
            say(client, new Place.InRoom(ROOMS.get(random.nextInt(ROOMS.size()))));
        }
    }

    private void sayPrivately(RandomClient client) {
        String to = NAMES[random.nextInt(NAMES.length)];
        if (client.session.legacy()) {
            hall.hub.receive(client.session, new ClientMessage.Whisper(to, "t" + ++said), 10);
        } else {
            say(client, new Place.With(to));
        }
    }

    private void say(RandomClient client, Place place) {
        long n = lastN.merge(client.device, 1L, Long::sum);
        Sent line = new Sent(n, place, "t" + ++said);
        sent.computeIfAbsent(client.device, any -> new ArrayList<>()).add(line);
        send(client, line);
    }

    /** One of the device's lines once more, whether it was heard or not. */
    private void again(RandomClient client) {
        pick(sent.getOrDefault(client.device, List.of())).ifPresent(line -> {
            send(client, line);
            if (random.nextBoolean()) {
                send(client, line);
            }
        });
    }

    private void send(RandomClient client, Sent line) {
        hall.ask(client.session, new TalkRequest.Say(line.n(), line.place(), TextKind.TEXT, line.text()));
    }

    /** Each number of a device became at most one line, in all rooms and private talks together. */
    private void checkOnce() {
        List<RoomFacts> rooms = new ArrayList<>();
        hall.log.rooms(answer -> rooms.addAll(((Answer.Found<List<RoomFacts>>) answer).value()));
        hall.turn();
        Map<String, LogEntry> byText = new HashMap<>();
        for (RoomFacts room : rooms) {
            hall.log.page(new PageRequest(room.room(), new PageRequest.Latest(), PageRequest.LIMIT_MAX), answer -> {
                for (LogEntry entry : ((Answer.Found<Page>) answer).value().entries()) {
                    LogEntry before = byText.put(entry.text(), entry);
                    if (before != null) {
                        throw new AssertionError("kept twice: " + before + " and " + entry);
                    }
                }
            });
        }
        hall.turn();
    }

    /** When all have left and the grace is over the hub is as it was at the beginning, but for the rooms, which are kept. */
    private void allLeave() {
        for (RandomClient client : clients) {
            if (client.session.here()) {
                hall.hub.disconnect(client.session);
            }
        }
        hall.pass(200_000);
        String left = hall.hub.house().leftOver();
        if (!left.isEmpty() || !hall.rooms().isEmpty()) {
            throw new AssertionError("after all have left there is still " + left + hall.rooms());
        }
    }

    /** Makes the planted bug. */
    private List<SessionEvent> tamper(Session to, SessionEvent event) {
        boolean now = random.nextInt(10) == 0;
        boolean line = event instanceof TalkEvent.Said;
        return switch (bug) {
            case LOSES_A_LINE -> line && now ? List.of() : List.of(event);
            case SAYS_A_LINE_TWICE -> line && now ? List.of(event, event) : List.of(event);
            case FORGETS_A_JOIN -> event instanceof RoomEvent.Joined && now ? List.of() : List.of(event);
            case FORGETS_A_LEAVING -> event instanceof RoomEvent.Left && now ? List.of() : List.of(event);
            case TELLS_ANOTHER -> {
                if (event instanceof TalkEvent.Said said && said.place() instanceof Place.With with) {
                    List<String> theirs = List.of(with.name(), said.entry().from());
                    clients.stream()
                            .filter(client -> !client.session.legacy() && client.session.here())
                            .filter(client -> !theirs.contains(client.session.toString()))
                            .forEach(client -> hall.heard(client.session).add(event));
                }
                yield List.of(event);
            }
            case NONE -> List.of(event);
        };
    }
}
