package chat.server;

import chat.protocol.LinkEvent;
import chat.protocol.Name;
import chat.protocol.ProtocolException;
import chat.protocol.SessionBounds;
import chat.protocol.SessionCodec;
import chat.protocol.SessionEvent;
import chat.protocol.SessionHello;
import chat.protocol.SessionRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of the session profile on a {@link SimServer}. It answers nothing by itself, pings neither. */
final class SimMember {
    private final SimServer sim;
    private final SimServer.Client client;

    private SimMember(SimServer sim, SimServer.Client client) {
        this.sim = sim;
        this.client = client;
    }

    /** One that has said hello, on an installation of its own for each name. */
    static SimMember hello(SimServer sim, String name) throws IOException {
        SimMember member = new SimMember(sim, sim.connect());
        SessionHello hello = new SessionHello(SessionBounds.VERSION, "test", SessionPeer.device(name.hashCode()));
        member.client.send(new String(SessionCodec.encodeHello(Name.of(name), hello), StandardCharsets.UTF_8));
        return member;
    }

    /** One that is in, where the history answers at once. */
    static SimMember join(SimServer sim, String name) throws IOException {
        SimMember member = hello(sim, name);
        sim.turn(4);
        if (member.heard(LinkEvent.Ready.class).isEmpty()) {
            throw new AssertionError(name + " is not in");
        }
        return member;
    }

    /** All of these in one piece. */
    SimMember ask(SessionRequest... requests) throws IOException {
        for (SessionRequest request : requests) {
            client.send(new String(SessionCodec.encode(request), StandardCharsets.UTF_8));
        }
        sim.turn(4);
        return this;
    }

    /** The events of that kind among those that have come since the last call. */
    <T extends SessionEvent> List<T> heard(Class<T> kind) {
        List<T> events = new ArrayList<>();
        for (String body : client.read()) {
            try {
                SessionCodec.decodeEvent(StandardCharsets.UTF_8.encode(body))
                        .filter(kind::isInstance)
                        .ifPresent(event -> events.add(kind.cast(event)));
            } catch (ProtocolException e) {
                throw new AssertionError(body, e);
            }
        }
        return events;
    }

    /** Which of the requests were refused: "code ref" each. */
    List<String> refused() {
        return heard(LinkEvent.Refused.class).stream()
                .map(fault -> fault.code() + " " + fault.regarding().ref())
                .toList();
    }
}
