package chat.server;

import chat.e2e.Await;
import chat.protocol.ClientMessage;
import chat.protocol.DeviceId;
import chat.protocol.Entry;
import chat.protocol.Fault;
import chat.protocol.FrameHeader;
import chat.protocol.FrameReader;
import chat.protocol.LegacyCodec;
import chat.protocol.LinkEvent;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.ProtocolException;
import chat.protocol.RoomName;
import chat.protocol.SessionBounds;
import chat.protocol.SessionCodec;
import chat.protocol.SessionEvent;
import chat.protocol.SessionHello;
import chat.protocol.SessionRequest;
import chat.protocol.Span;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A client of either profile on a real socket, which says what the test says and writes down what it hears. One thread; reads only
 * while something is awaited.
 */
final class SessionPeer implements AutoCloseable {
    static final Place LOBBY = new Place.InRoom(RoomName.LOBBY);

    final List<SessionEvent> heard = new ArrayList<>();
    /** What a server of the legacy profile says, and all else that is no message of the session profile. */
    final List<String> bodies = new ArrayList<>();

    private final Socket socket;
    private final FrameReader reader = new FrameReader(FrameHeader.DEFAULT, FrameHeader.BODY_BYTES_MAX);
    private final byte[] buffer = new byte[64 * 1024];
    private boolean ended;

    private SessionPeer(InetSocketAddress at) {
        try {
            socket = new Socket(at.getAddress(), at.getPort());
            socket.setSoTimeout(5);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that has said nothing yet. */
    static SessionPeer connect(InetSocketAddress at) {
        return new SessionPeer(at);
    }

    /** A client of the session profile that has said hello. */
    static SessionPeer hello(InetSocketAddress at, String name, DeviceId device) {
        SessionPeer peer = new SessionPeer(at);
        peer.frame(SessionCodec.encodeHello(Name.of(name), new SessionHello(SessionBounds.VERSION, "test", device)));
        return peer;
    }

    /** One that has been let in, and knows all that a newcomer must know. */
    static SessionPeer join(InetSocketAddress at, String name, DeviceId device) {
        SessionPeer peer = hello(at, name, device);
        peer.await(LinkEvent.Ready.class, any -> true);
        return peer;
    }

    /** All that is kept of the lobby, page by page. */
    static List<Entry> history(InetSocketAddress at) {
        List<Entry> all = new ArrayList<>();
        try (SessionPeer reader = join(at, "reader", device(9))) {
            boolean more = true;
            for (int ref = 1; more; ref++) {
                int asked = ref;
                reader.send(new TalkRequest.History(asked, LOBBY, new Span(Span.Edge.AFTER, all.size()), 200));
                TalkEvent.Page page = reader.next(TalkEvent.Page.class, answer -> answer.ref() == asked);
                all.addAll(page.entries());
                more = page.more();
            }
        }
        return all;
    }

    /** A client of the legacy profile. */
    static SessionPeer legacy(InetSocketAddress at, String name) {
        SessionPeer peer = new SessionPeer(at);
        peer.frame(LegacyCodec.encode(new ClientMessage.Hello(name, "")));
        peer.awaitBody(body -> body.startsWith("!USERLIST:"));
        return peer;
    }

    /** A device that differs from those of other numbers, and belongs to another installation. */
    static DeviceId device(int number) {
        return new DeviceId(String.format("%08x", number).repeat(4));
    }

    SessionPeer send(SessionRequest request) {
        frame(SessionCodec.encode(request));
        return this;
    }

    SessionPeer say(long n, String text) {
        return send(new TalkRequest.Say(n, LOBBY, TextKind.TEXT, text));
    }

    SessionPeer body(String body) {
        frame(body.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private void frame(byte[] body) {
        try {
            socket.getOutputStream().write(FrameHeader.DEFAULT.frame(body));
        } catch (IOException e) {
            ended = true; // what was said is not on its way; the test sees that nothing comes back
        }
    }

    /** Waits for the first event of that kind that is right and was not there before the call. */
    <T extends SessionEvent> T next(Class<T> kind, Predicate<T> right) {
        return await(kind, heard.size(), right);
    }

    /** The same, those heard before included. */
    <T extends SessionEvent> T await(Class<T> kind, Predicate<T> right) {
        return await(kind, 0, right);
    }

    private <T extends SessionEvent> T await(Class<T> kind, int from, Predicate<T> right) {
        return Await.until(
                        kind.getSimpleName(),
                        () -> {
                            read();
                            return heard.subList(Math.min(from, heard.size()), heard.size()).stream()
                                    .filter(kind::isInstance)
                                    .map(kind::cast)
                                    .filter(right)
                                    .limit(1)
                                    .toList();
                        },
                        found -> !found.isEmpty())
                .get(0);
    }

    TalkEvent.Said awaitSaid(String text) {
        return await(TalkEvent.Said.class, said -> said.entry().text().equals(text));
    }

    String awaitBody(Predicate<String> right) {
        return Await.until(
                        "body",
                        () -> {
                            read();
                            return bodies.stream().filter(right).limit(1).toList();
                        },
                        found -> !found.isEmpty())
                .get(0);
    }

    /** All that was said there and has been heard, in the order in which it came. */
    List<Entry> said(Place place) {
        return events(TalkEvent.Said.class)
                .filter(said -> said.place().equals(place))
                .map(TalkEvent.Said::entry)
                .toList();
    }

    <T extends SessionEvent> Stream<T> events(Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The server has closed, or the connection broke. */
    boolean ended() {
        read();
        return ended;
    }

    /** Takes in what is there; waits 5 ms at most. */
    void read() {
        try {
            int count = ended ? -1 : socket.getInputStream().read(buffer);
            if (count < 0) {
                ended = true;
            } else {
                reader.read(ByteBuffer.wrap(buffer, 0, count), new Incoming());
            }
        } catch (SocketTimeoutException e) {
            return; // nothing there yet
        } catch (IOException e) {
            ended = true;
        }
    }

    private final class Incoming implements FrameReader.Receiver {
        @Override
        public boolean body(ByteBuffer body) {
            String text = StandardCharsets.UTF_8.decode(body.duplicate()).toString();
            try {
                SessionCodec.decodeEvent(body).ifPresentOrElse(heard::add, () -> bodies.add(text));
            } catch (ProtocolException e) {
                bodies.add(text);
            }
            return true;
        }

        @Override
        public boolean fault(Fault fault) {
            throw new AssertionError(fault.text());
        }
    }

    /** Vanishes with RST: what is on its way is gone. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
