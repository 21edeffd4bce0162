package chat.server;

import chat.protocol.FaultCode;
import chat.protocol.LinkRequest;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.Span;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The users of the session profile of a run, with a few clients each, and what they do; they outlive the servers. */
final class SimUsers {
    static final int DEVICES_MAX = 3;
    private static final String[] NAMES = {"sam", "kim", "lea", "sam"}; // the last one on another installation
    private static final String[] NICKS = {"sam", "kim", "lea", "zed", "pip"};
    private static final List<RoomName> WHERE =
            List.of(RoomName.LOBBY, new RoomName("ops"), new RoomName("tea"), new RoomName("den"));
    /** How many rooms there may be. */
    static final int ROOMS = WHERE.size();

    private final Random random;
    private final List<SimUser> users = new ArrayList<>();
    private final List<SimSessionClient> clients = new ArrayList<>();
    private boolean calm;

    SimUsers(SimSetup setup, Ledger ledger) {
        this.random = setup.random();
        for (int i = 0; i < setup.users(); i++) {
            SimUser user = new SimUser(NAMES[i], String.format("%024x", i + 1));
            users.add(user);
            int devices = 1 + random.nextInt(DEVICES_MAX);
            for (int device = 0; device < devices; device++) {
                clients.add(
                        new SimSessionClient(Transcript.SESSIONS_FROM + clients.size(), user, device, ledger, setup));
            }
        }
    }

    static String someName(Random dice) {
        return NAMES[dice.nextInt(NAMES.length)];
    }

    boolean any() {
        return !clients.isEmpty();
    }

    /** All that they may ever have been called; of a new name a client may not have been told when the server was gone. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of(NICKS));
        users.forEach(user -> names.addAll(user.names()));
        return names;
    }

    /** One of them does something. */
    void act(SimServerLife life) throws IOException {
        SimSessionClient client = clients.get(random.nextInt(clients.size()));
        if (client.down()) {
            client.connect(life.connect());
            return;
        }
        switch (random.nextInt(36)) {
            case 0, 1 -> client.stall();
            case 2 -> client.reset();
            case 3 -> client.halfClose();
            case 4 -> client.vanish();
            case 5 -> client.leave();
            case 6 -> client.restart();
            case 7 -> client.mute = !client.mute;
            case 8 -> client.garbage(random.nextBoolean() ? "hello" : "!CONFETTI:{}");
            case 9, 10 -> say(client, somePartner(client));
            case 11 -> flood(client);
            case 12 -> again(client);
            case 13, 14, 15 -> move(client);
            case 16, 17, 18 -> ask(client);
            default -> say(client, new Place.InRoom(someRoom(client)));
        }
    }

    /** Mostly one that the client is in. */
    private RoomName someRoom(SimSessionClient client) {
        List<RoomName> rooms = client.talk.rooms();
        return rooms.isEmpty() || random.nextInt(10) == 0
                ? WHERE.get(random.nextInt(ROOMS))
                : rooms.get(random.nextInt(rooms.size()));
    }

    private Place.With somePartner(SimSessionClient client) {
        List<String> partners = client.talk.partners();
        return new Place.With(
                partners.isEmpty() || random.nextBoolean()
                        ? (random.nextInt(3) == 0 ? "ada" : someName(random))
                        : partners.get(random.nextInt(partners.size())));
    }

    private void say(SimSessionClient client, Place place) {
        TextKind kind = List.of(TextKind.values()).get(random.nextInt(3));
        String whom = place instanceof Place.With with ? " for " + with.name() + " psst" : " ok";
        String more = switch (random.nextInt(12)) {
            case 0 -> " \"é\"\\\nline two " + "x".repeat(random.nextInt(1500));
            case 1 -> " " + "y".repeat(random.nextInt(3000)); // too long at times
            default -> "";
        };
        client.say(place, kind, whom + more);
    }

    /** More than may be on its way at once, and all in one go. */
    private void flood(SimSessionClient client) {
        Place place = new Place.InRoom(someRoom(client));
        int lines = 5 + random.nextInt(random.nextInt(6) == 0 ? 300 : 30);
        for (int i = 0; i < lines; i++) {
            client.say(place, TextKind.TEXT, " more");
        }
        client.sendSome(random.nextBoolean() ? Integer.MAX_VALUE : 0);
    }

    /** Something that was acknowledged is sent once more, as it was or not. */
    private void again(SimSessionClient client) {
        TalkRequest.Say say = client.journal.acknowledged(random);
        if (say != null) {
            client.sayAgain(random.nextInt(3) == 0 ? client.journal.forge(say) : say);
        }
    }

    private void move(SimSessionClient client) {
        RoomName room = WHERE.get(random.nextInt(ROOMS));
        switch (random.nextInt(8)) {
            case 0, 1 -> client.ask(ref -> new RoomRequest.Part(ref, room));
            case 7 -> client.ask(ref -> new RoomRequest.Nick(ref, NICKS[random.nextInt(NICKS.length)]));
            case 2 -> client.ask(ref -> new RoomRequest.Away(ref, random.nextBoolean() ? "" : "out"));
            case 3 -> client.ask(ref -> new RoomRequest.SetTopic(ref, room, "topic " + random.nextInt(100)));
            default -> client.ask(ref -> new RoomRequest.Join(ref, room));
        }
    }

    private void ask(SimSessionClient client) {
        RoomName room = someRoom(client);
        Place place = random.nextInt(4) == 0 ? somePartner(client) : new Place.InRoom(room);
        switch (random.nextInt(10)) {
            case 0 -> client.ask(ref -> new RoomRequest.ListRooms(ref, 0));
            case 1 -> client.ask(ref -> new RoomRequest.Who(ref, someName(random)));
            case 2 -> client.ask(ref -> new RoomRequest.ListMembers(ref, room, 0));
            case 3 -> client.ask(ref -> new RoomRequest.Invite(ref, room, someName(random)));
            case 4 -> client.ask(ref -> new RoomRequest.Ignore(ref, someName(random), random.nextBoolean()));
            case 5 -> client.ask(ref -> new TalkRequest.Search(ref, "psst", null, "", 0, 20, 0));
            case 6 -> client.send(new TalkRequest.Read(place, 1 + random.nextInt(60)));
            case 7 -> client.send(new LinkRequest.Ping(number()));
            default -> client.ask(ref -> new TalkRequest.History(ref, place, someSpan(), 1 + random.nextInt(50)));
        }
    }

    private long number() {
        return random.nextInt(1_000_000);
    }

    private Span someSpan() {
        Span.Edge edge = List.of(Span.Edge.values()).get(random.nextInt(4));
        return new Span(edge, random.nextInt(100));
    }

    void send() {
        for (SimSessionClient client : clients) {
            client.sendSome(1 + random.nextInt(200));
        }
    }

    void read() {
        for (SimSessionClient client : clients) {
            client.read(calm ? Integer.MAX_VALUE : 1 + random.nextInt(4096));
            if (random.nextInt(8) == 0) {
                client.fetch(1 + random.nextInt(20));
                client.sayRefused();
            }
        }
    }

    /** Everybody reads, sends what they have, and says again what was refused for a while. */
    void sendAll() {
        for (SimSessionClient client : clients) {
            client.fetch(200);
            client.sayRefused();
            client.sendSome(Integer.MAX_VALUE);
        }
    }

    /** From now on all read what they are sent, and answer. */
    void calm() {
        calm = true;
        clients.forEach(SimSessionClient::calm);
    }

    boolean quiet() {
        return clients.stream().allMatch(SimSessionClient::quiet);
    }

    /** The server is gone: they read what has reached them. */
    void cutShort() {
        clients.forEach(client -> client.read(Integer.MAX_VALUE));
    }

    /** Those who are not there, and have not been told why not, come back. */
    void comeBack(SimServerLife life) throws IOException {
        for (SimSessionClient client : clients) {
            FaultCode why = client.heard.sentOff();
            if (client.down() && why != FaultCode.NAME_TAKEN && !client.done()) {
                client.connect(life.connect());
            }
        }
    }

    /** Those who were told that their name is taken may try again. */
    void tryAgain() {
        clients.forEach(client -> client.heard.tryAgain());
    }

    boolean allDone() {
        return clients.stream().allMatch(SimSessionClient::done);
    }

    void lookAgain() {
        clients.stream().filter(SimSessionClient::live).forEach(SimSessionClient::lookAgain);
    }

    /** Those who are there have all that there is, and two clients of a user the same; all that they said has its end. */
    void judge() {
        Map<String, SimSessionClient> byName = new LinkedHashMap<>();
        for (SimSessionClient client : clients) {
            if (client.live()) {
                client.judge();
                SimSessionClient other = byName.putIfAbsent(client.heard.you(), client);
                if (other != null) {
                    client.checkSame(other);
                }
            }
        }
    }

    /** Those whose matters are settled say farewell. */
    void leave() {
        clients.stream().filter(SimSessionClient::live).forEach(SimSessionClient::leaveForGood);
    }

    /** Who is in the lobby, by those who are there. */
    void checkLobby(Set<String> present) {
        for (SimSessionClient client : clients) {
            if (client.live() && !client.talk.room(RoomName.LOBBY).roster().equals(present)) {
                throw new AssertionError("client " + client.number + " has the roster "
                        + client.talk.room(RoomName.LOBBY).roster() + " of the lobby where legacy members see "
                        + present);
            }
        }
    }
}
