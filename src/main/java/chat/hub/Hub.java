package chat.hub;

import chat.protocol.ClientMessage;
import chat.protocol.Fault;
import chat.protocol.Limit;
import chat.protocol.Name;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The rules of the chat: who is called what, who hears what, and how fast one may talk. One thread; no sockets, no clock: time comes
 * in as a number and everything goes out through {@link Outbound}.
 */
public final class Hub {
    /** The room where everybody starts. */
    public static final String LOBBY = "lobby";

    /** User lists may take so much of the way out: a list's pause is the time that its bytes to all members take at 100 MB/s. */
    private static final long LIST_NANOS_PER_BYTE = 40;

    /** The longest that one who sends too fast waits for the others who do. */
    private static final long LOUD_WAIT_NANOS_MAX = TimeUnit.SECONDS.toNanos(10);

    private static final int WHISPER_NAME_SHOWN_MAX = 32;

    private final HubSettings settings;
    private final Outbound out;
    private final RateLimit loudDeliveries;
    private final Room lobby = new Room(LOBBY);
    private final Map<String, Session> byLook = new HashMap<>();

    public Hub(HubSettings settings, Outbound out) {
        this.settings = settings;
        this.out = out;
        this.loudDeliveries = settings.loudDeliveries();
    }

    /**
     * Somebody has connected and not yet said who they are.
     *
     * @param address host and port, for people and as the name of one who gives none
     */
    public Session connect(String address) {
        return new Session(address, settings.messages(), settings.bytes());
    }

    /**
     * One message of a client. A hello signs in; all else counts only after it.
     *
     * @param bodyBytes what it took on the wire
     * @return nanoseconds for which nothing more should be read from this client, 0 = go on
     */
    public long receive(Session from, ClientMessage message, int bodyBytes, long now) {
        if (from.gone()) {
            return 0;
        }
        if (message instanceof ClientMessage.Hello hello) {
            signIn(from, hello);
            return 0;
        }
        if (!from.here()) {
            return 0;
        }
        int deliveries = message.accept(new Rules(from));
        long pause = from.charge(now, bodyBytes);
        if (pause > 0) {
            pause = Math.max(pause, chargeLoud(now, deliveries));
        }
        if (pause > 0 && from.here() && from.tellOfPace()) {
            notice(from, "You are sending faster than this chat relays. Your messages are delayed; none is lost.");
        }
        return from.here() ? pause : 0;
    }

    /**
     * One sender's pace does not protect a large room from many senders: those who are beyond their burst share one more bound, on
     * what they cost together, so that they cannot take the time of those who keep the pace.
     */
    private long chargeLoud(long now, int deliveries) {
        return loudDeliveries.due(now) >= LOUD_WAIT_NANOS_MAX
                ? LOUD_WAIT_NANOS_MAX
                : Math.min(LOUD_WAIT_NANOS_MAX, loudDeliveries.charge(now, deliveries));
    }

    /** The client sent something that is no message; it is told so, and sent off if it cannot go on. */
    public void fault(Session from, Fault fault) {
        if (from.gone()) {
            return;
        }
        notice(from, fault.text());
        if (fault.fatal()) {
            disconnect(from);
            out.close(from, fault.kind().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** The client is sent off before it came in, with a sentence why. */
    public void refuse(Session session, String sentence, String reason) {
        notice(session, sentence);
        disconnect(session);
        out.close(session, reason);
    }

    /** The client is gone, or as good as gone. A second call changes nothing. */
    public void disconnect(Session session) {
        if (session.gone()) {
            return;
        }
        boolean was = session.here();
        session.go();
        session.name().filter(name -> was).ifPresent(name -> {
            byLook.remove(name.skeleton(), session);
            if (lobby.remove(session)) {
                out.leave(lobby, session);
                out.publish(lobby, new ServerMessage.Left(name.value()), null);
            }
        });
    }

    /** The server ends: everybody is told and sent off. */
    public void shutDown(String sentence) {
        out.publish(lobby, new ServerMessage.Notice(sentence), null);
        for (Session member : lobby.members()) {
            member.go();
            lobby.remove(member);
            out.close(member, "shutdown");
        }
        byLook.clear();
    }

    /**
     * Sends the user lists that are due. To be called at the end of each turn, and again after the time it returns.
     *
     * @return nanoseconds until the next list is due, {@link Long#MAX_VALUE} = none is
     */
    public long publishLists(long now) {
        if (!lobby.listDue()) {
            return Long.MAX_VALUE;
        }
        long wait = lobby.listWaitNanos(now);
        if (wait > 0) {
            return wait;
        }
        out.publish(lobby, lobby.list(), null);
        long bytes = lobby.nameChars() * lobby.size();
        long pauseMax = TimeUnit.MILLISECONDS.toNanos(settings.limits().value(Limit.LIST_MILLISECONDS));
        lobby.listSent(now, Math.min(bytes * LIST_NANOS_PER_BYTE, pauseMax));
        return Long.MAX_VALUE;
    }

    /** How many are signed in. */
    public int size() {
        return byLook.size();
    }

    private void signIn(Session session, ClientMessage.Hello hello) {
        String wanted = hello.name();
        Name.Verdict verdict = verdict(wanted);
        Name name;
        String why = ""; // stays so where only spaces and the like were put right
        if (verdict instanceof Name.Verdict.Refused refused) {
            why = refused.sentence() + " ";
            name = Name.suggest(
                    wanted.isEmpty() ? session.address() : wanted,
                    settings.alphabet(),
                    candidate -> byLook.containsKey(candidate.skeleton()));
        } else {
            name = ((Name.Verdict.Fine) verdict).name();
        }
        session.signIn(name);
        byLook.put(name.skeleton(), session);
        if (!name.value().equals(wanted)) {
            notice(session, why + "You are called " + name.value() + " here.");
        }
        out.publish(lobby, new ServerMessage.Joined(name.value()), null);
        lobby.add(session);
        out.enter(lobby, session);
    }

    private Name.Verdict verdict(String wanted) {
        if (wanted.isEmpty()) {
            return new Name.Verdict.Refused("You gave no name.");
        }
        Name.Verdict verdict = Name.judge(wanted, settings.alphabet());
        return verdict instanceof Name.Verdict.Fine fine
                        && byLook.containsKey(fine.name().skeleton())
                ? new Name.Verdict.Refused("The name " + wanted + " is taken, or looks like one that is.")
                : verdict;
    }

    private void notice(Session to, String sentence) {
        out.send(to, new ServerMessage.Notice(sentence));
    }

    /** Whether a clean text may go out; if not, the sender is told why. */
    private boolean sendable(Session from, String clean) {
        Optional<String> problem = clean.isEmpty()
                ? Optional.of("An empty message was not sent.")
                : Text.problem(clean, settings.limits().value(Limit.FRAME_BYTES));
        if (problem.isPresent()) {
            notice(from, problem.get());
        }
        return problem.isEmpty();
    }

    /** What a member's message does, and to how many it went. */
    private final class Rules implements ClientMessage.Receiver<Integer> {
        private final Session from;
        private final String name;

        Rules(Session from) {
            this.from = from;
            this.name = from.name().orElseThrow().value();
        }

        @Override
        public Integer hello(ClientMessage.Hello message) {
            throw new IllegalStateException("a hello from " + name + " after sign-in");
        }

        @Override
        public Integer say(ClientMessage.Say message) {
            String text = Text.clean(message.text());
            if (sendable(from, text)) {
                out.publish(lobby, new ServerMessage.Said(name, text), from);
            }
            return lobby.size();
        }

        @Override
        public Integer whisper(ClientMessage.Whisper message) {
            Session to = Name.problem(message.to()).isEmpty()
                    ? byLook.get(Name.of(message.to()).skeleton())
                    : null;
            if (to == null) {
                String shown = Text.clean(message.to());
                notice(
                        from,
                        shown.isBlank()
                                ? "A private message needs a name: !WHISPER:name text."
                                : "Nobody called "
                                        + shown.substring(0, Math.min(shown.length(), WHISPER_NAME_SHOWN_MAX))
                                        + " is here.");
            } else {
                String text = Text.clean(message.text());
                if (sendable(from, text)) {
                    out.send(to, new ServerMessage.Whispered(name, text));
                }
            }
            return 1;
        }

        @Override
        public Integer disconnect(ClientMessage.Disconnect message) {
            Hub.this.disconnect(from);
            out.close(from, "left");
            return 1;
        }
    }
}
