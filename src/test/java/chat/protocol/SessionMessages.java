package chat.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes messages of the session profile at random, of every kind and often at their bounds. */
final class SessionMessages {
    private static final List<String> PIECES = List.of(
            "a",
            "Zoë",
            "美咲",
            "👩‍💻",
            "\"",
            "\\",
            "/",
            "\n",
            "\t",
            "\r",
            "\b",
            "\f",
            "\u0000",
            "\u001f",
            "\u007f",
            "\u0085",
            "\u2028",
            "e\u0301",
            "\ufffd",
            "\uffff",
            "עברית",
            "hello ",
            "<b>&amp;",
            "\\u0041",
            "{\"n\":1}",
            "\u07ff\u0800",
            "\ud83d\ude00");

    private final Random random;
    private final List<Supplier<SessionRequest>> requests;
    private final List<Supplier<SessionEvent>> events;

    SessionMessages(Random random) {
        this.random = random;
        this.requests = List.of(
                () -> new LinkRequest.Proof(word(), line(700), line(700)),
                () -> new LinkRequest.Ping(number(0)),
                () -> new LinkRequest.Pong(number(0)),
                LinkRequest.Disconnect::new,
                () -> new TalkRequest.Say(number(1), place(), pick(TextKind.values()), text(20_000)),
                () -> new TalkRequest.History(ref(), place(), new Span(pick(Span.Edge.values()), number(0)), limit()),
                () -> new TalkRequest.Search(ref(), line(256), placeIfAny(), line(64), number(0), limit(), number(0)),
                () -> new TalkRequest.Read(place(), number(1)),
                () -> new RoomRequest.Join(ref(), room()),
                () -> new RoomRequest.Part(ref(), room()),
                () -> new RoomRequest.SetTopic(ref(), room(), line(512)),
                () -> new RoomRequest.ListRooms(ref(), number(0)),
                () -> new RoomRequest.ListMembers(ref(), room(), number(0)),
                () -> new RoomRequest.Invite(ref(), room(), name()),
                () -> new RoomRequest.Nick(ref(), name()),
                () -> new RoomRequest.Away(ref(), line(200)),
                () -> new RoomRequest.Who(ref(), name()),
                () -> new RoomRequest.Ignore(ref(), name(), random.nextBoolean()),
                () -> new Order(ref(), word(), line(512), number(0), text(4_096), number(0)));
        this.events = List.of(
                () -> new LinkEvent.Challenge(word(), many(3, this::word)),
                this::welcome,
                LinkEvent.Ready::new,
                () -> new LinkEvent.Notice(text(4_096)),
                () -> new LinkEvent.Done(ref()),
                () -> new LinkEvent.Refused(word(), text(500), regarding(), random.nextBoolean(), number(0), line(64)),
                () -> new LinkEvent.Ping(number(0)),
                () -> new LinkEvent.Pong(number(0)),
                this::said,
                () -> new TalkEvent.Gap(place(), number(1)),
                this::page,
                () -> new TalkEvent.Found(ref(), many(5, this::said), number(0)),
                () -> new TalkEvent.Read(place(), number(1)),
                this::opened,
                () -> new RoomEvent.Roster(room(), many(200, this::member), number(0)),
                () -> new RoomEvent.Joined(room(), many(5, this::member)),
                () -> new RoomEvent.Left(room(), many(5, this::name), pick(LeaveReason.values())),
                () -> new RoomEvent.Renamed(roomIfAny(), name(), name()),
                () -> new RoomEvent.Presence(roomIfAny(), name(), line(200)),
                () -> new RoomEvent.Topic(room(), line(512), name(), number(0)),
                () -> new RoomEvent.Rooms(ref(), many(5, () -> new RoomSummary(room(), line(512), ref())), number(0)),
                () -> new RoomEvent.Whois(
                        ref(), name(), random.nextBoolean(), line(200), number(0), ref(), many(5, this::room)),
                () -> new RoomEvent.Invited(room(), name()),
                () -> new RoomEvent.Ignored(many(5, this::name)),
                () -> new Ordered(
                        ref(),
                        text(4_096),
                        List.of("name", "from"),
                        many(5, () -> List.of(line(64), line(64))).stream()
                                .flatMap(List::stream)
                                .toList(),
                        number(0)));
    }

    SessionRequest request() {
        return pick(requests).get();
    }

    SessionEvent event() {
        return pick(events).get();
    }

    TalkEvent.Said said() {
        return new TalkEvent.Said(place(), entry(number(1)));
    }

    /** Any Unicode but lone surrogates. */
    String text(int unitsMax) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(random.nextInt(20) == 0 ? 2_000 : 20);
        for (int i = 0; i < pieces; i++) {
            String piece = pick(PIECES);
            if (text.length() + piece.length() <= unitsMax) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    private String line(int unitsMax) {
        return text(unitsMax).replaceAll("[\\x00-\\x1f\\x7f]", "");
    }

    private String name() {
        return "n" + line(63);
    }

    private String word() {
        return "w" + random.nextInt(1_000_000) + "_-";
    }

    private LinkEvent.Welcome welcome() {
        SessionLimits limits = new SessionLimits(ref(), ref(), ref(), limit(), ref(), ref(), 15, 30);
        return new LinkEvent.Welcome(
                1,
                line(64),
                name(),
                random.nextBoolean(),
                random.nextBoolean(),
                word(),
                number(0),
                many(9, this::room),
                limits,
                text(4_096));
    }

    private RoomEvent.Opened opened() {
        long last = number(0);
        long first = random.nextBoolean() ? 1 : last + 1;
        return new RoomEvent.Opened(
                place(), line(512), Math.min(first, SessionBounds.NUMBER_MAX), last, number(0), ref());
    }

    private TalkEvent.Page page() {
        List<Entry> entries = new ArrayList<>();
        long seq = random.nextInt(1_000);
        for (int i = random.nextInt(10); i > 0; i--) {
            seq += 1 + random.nextInt(3);
            entries.add(entry(seq));
        }
        return new TalkEvent.Page(ref(), place(), 0, seq, random.nextBoolean(), entries);
    }

    private Entry entry(long seq) {
        return new Entry(
                seq,
                number(0),
                name(),
                random.nextBoolean(),
                new Tag(String.format("%016x", random.nextLong())),
                pick(TextKind.values()),
                text(20_000));
    }

    private Member member() {
        return new Member(name(), random.nextBoolean(), pick(Member.Role.values()), line(200));
    }

    private Regarding regarding() {
        return switch (random.nextInt(3)) {
            case 0 -> Regarding.NOTHING;
            case 1 -> new Regarding(number(1), 0);
            default -> new Regarding(0, ref());
        };
    }

    private Place place() {
        return random.nextBoolean() ? new Place.InRoom(room()) : new Place.With(name());
    }

    private @Nullable Place placeIfAny() {
        return random.nextInt(3) == 0 ? null : place();
    }

    private RoomName room() {
        return new RoomName(pick(List.of("lobby", "ops", "Яна", "美咲", "a.b_c-9", "x".repeat(32))));
    }

    private @Nullable RoomName roomIfAny() {
        return random.nextInt(3) == 0 ? null : room();
    }

    private int ref() {
        return random.nextInt(4) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(1_000);
    }

    private int limit() {
        return 1 + random.nextInt(SessionBounds.ENTRIES_MAX);
    }

    private long number(int min) {
        return switch (random.nextInt(4)) {
            case 0 -> min;
            case 1 -> SessionBounds.NUMBER_MAX;
            default -> min + (random.nextLong() & 0xFFFF_FFFFFFL >> random.nextInt(30));
        };
    }

    private <T> List<T> many(int max, Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int i = random.nextInt(max + 1); i > 0; i--) {
            all.add(one.get());
        }
        return all;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
