package chat.hardness;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Twelve kinds of peers that mean no good, so many of each at once. One that has ended is followed by another of its kind. What became
 * of each is counted, so that a run can show that each kind did what it is for.
 */
final class Hostiles {
    /** What a flooder sends in one go: the burst and thirty more, which come out at four a second. */
    static final int FLOOD_MESSAGES = 40;

    private static final String[] NAMES = {
        "honest-0",
        "HONEST-O",
        "Server",
        "root",
        "",
        " ",
        "a]b",
        "[Server]",
        "\u202Ebob",
        "x".repeat(900),
        "hоnest-1",
        "ad\nmin"
    };

    private final Swarm swarm;
    private final Talk talk;
    private final Talk.Ear witness;
    private final Random random;
    private final Map<Kind, Map<String, Integer>> fates = new EnumMap<>(Kind.class);
    private boolean enough;
    private int flooding;
    private int names;
    private int open;
    private int openMost;

    /** What each of them does, and what has to come of it. */
    enum Kind {
        NO_BYTES(1),
        A_BYTE_EVERY_9_S(1),
        HALF_A_HEADER(1),
        HEADER_ONLY(1),
        HUGE_LENGTH(2_000),
        GARBAGE(2_000),
        NEVER_READING(1),
        RESET_IN_MID_FRAME(1_000),
        HALF_CLOSED(4_000),
        CONNECT_AND_CLOSE(500),
        NAME_STORM(500),
        TEXT_FLOOD(5_000);

        /** After the end of one, until the next of its kind takes its place. */
        private final int restMillis;

        Kind(int restMillis) {
            this.restMillis = restMillis;
        }
    }

    Hostiles(Swarm swarm, Talk talk, Talk.Ear witness, Random random) {
        this.swarm = swarm;
        this.talk = talk;
        this.witness = witness;
        this.random = random;
        for (Kind kind : Kind.values()) {
            fates.put(kind, new TreeMap<>());
        }
    }

    /** So many in all, spread over the first two seconds. */
    void start(int count) {
        Kind[] kinds = Kind.values();
        for (int i = 0; i < count; i++) {
            int number = i;
            swarm.after(random.nextInt(2000), () -> connect(kinds[number % kinds.length], number / kinds.length));
        }
    }

    /** Nobody new from now on, and only those stay who have something to finish. */
    void stop() {
        enough = true;
    }

    /** Flooders whose messages have not all come out. */
    int flooding() {
        return flooding;
    }

    /** Those who are connected. */
    int open() {
        return open;
    }

    /** The most that were connected at once. */
    int openMost() {
        return openMost;
    }

    /** How many of that kind ended so. */
    int fate(Kind kind, String how) {
        return fates.get(kind).entrySet().stream()
                .filter(fate -> fate.getKey().contains(how))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        fates.forEach((kind, fate) -> {
            table.append(kind).append('\n');
            fate.forEach((how, count) -> table.append(String.format("    %6d  %s%n", count, how)));
        });
        return table.toString();
    }

    private void connect(Kind kind, int number) {
        if (!enough) {
            openMost = Math.max(openMost, ++open);
            new Foe(kind, number);
        }
    }

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + number % 200)});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of them. Odd ones sign in first, where that makes a difference. */
    private final class Foe extends Wire {
        private final Kind kind;
        private final int number;
        private final boolean odd;
        private String lastNotice = "";
        private int notices;
        private int speaker = -1;
        private boolean in;

        Foe(Kind kind, int number) {
            super(Hostiles.this.swarm, address(number), kind == Kind.NEVER_READING ? 4096 : 0);
            this.kind = kind;
            this.number = number;
            this.odd = number % 2 == 1;
        }

        @Override
        void opened() {
            switch (kind) {
                case NO_BYTES -> {}
                case A_BYTE_EVERY_9_S -> {
                    signInIf(odd);
                    byteByByte(0);
                }
                case HALF_A_HEADER -> {
                    signInIf(odd);
                    send(Arrays.copyOf(header(100), 32));
                }
                case HEADER_ONLY -> {
                    signInIf(true);
                    send(header(100));
                }
                case HUGE_LENGTH -> {
                    signInIf(odd);
                    send(header(number % 4 == 1 ? 1_000_000 : 9_999_999));
                    send(new byte[20_000]);
                    goAfter(5_000);
                }
                case GARBAGE -> {
                    signInIf(odd);
                    byte[] bytes = new byte[512];
                    random.nextBytes(bytes);
                    send(bytes);
                }
                case NEVER_READING -> {
                    signInIf(true);
                    stopReading();
                    goAfter(58_000);
                }
                case RESET_IN_MID_FRAME -> {
                    signInIf(true);
                    send(header(100));
                    send(new byte[50]);
                    swarm.after(3_000, () -> {
                        reset();
                        end("reset by itself");
                    });
                }
                case HALF_CLOSED -> {
                    signInIf(odd);
                    halfClose();
                }
                case CONNECT_AND_CLOSE -> {
                    if (odd) {
                        reset();
                    } else {
                        close();
                    }
                    end("closed by itself");
                }
                case NAME_STORM -> say("USERNAME:" + NAMES[names++ % NAMES.length]);
                case TEXT_FLOOD -> flood();
            }
        }

        private void signInIf(boolean so) {
            if (so) {
                say("USERNAME:foe" + names++);
            }
        }

        private void byteByByte(int sent) {
            if (!over()) {
                send(new byte[] {header(100)[sent]});
                swarm.after(9_000, () -> byteByByte(sent + 1));
            }
        }

        private void flood() {
            speaker = talk.newSpeaker();
            flooding++;
            say("USERNAME:flood" + names++);
            for (int i = 0; i < FLOOD_MESSAGES; i++) {
                say(talk.next(speaker));
            }
            awaitRelay();
        }

        /** Until one who listens has heard the last of its messages. */
        private void awaitRelay() {
            if (over()) {
                return;
            }
            if (witness.heard(speaker) < FLOOD_MESSAGES) {
                swarm.after(200, this::awaitRelay);
            } else {
                flooding--;
                close();
                end("all relayed, told " + notices + " times: " + lastNotice);
            }
        }

        private void goAfter(long millis) {
            swarm.after(millis, () -> {
                if (!over()) {
                    reset();
                    end("still connected, gone by itself");
                }
            });
        }

        @Override
        void heard(String text) {
            if (text.startsWith("[Server] ")) {
                lastNotice = text.substring("[Server] ".length());
                notices++;
            }
            if (kind == Kind.NAME_STORM && !in && text.startsWith("!USERLIST:")) {
                in = true;
                String name = notices > 0 ? "renamed" : "let in under its name";
                swarm.after(3_000, () -> {
                    if (!over()) {
                        close();
                        end(name);
                    }
                });
            }
        }

        @Override
        void ended(boolean reset) {
            if (speaker >= 0) {
                throw new AssertionError(
                        "a flooder was ended by the server: " + lastNotice + " after " + swarm.turns());
            }
            end((reset ? "reset" : "closed") + " by the server" + (in ? ", in the room" : "") + ": "
                    + lastNotice.replaceAll("0x..|[0-9]{5,}", "N").replaceAll("position [0-9]+", "position N"));
        }

        private void end(String how) {
            open--;
            fates.get(kind).merge(how, 1, Integer::sum);
            swarm.after(kind.restMillis, () -> connect(kind, number));
        }
    }
}
