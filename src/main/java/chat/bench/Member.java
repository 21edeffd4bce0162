package chat.bench;

import chat.bench.BenchFailure.Kind;
import chat.net.Connection;
import chat.net.ConnectionHandler;
import chat.protocol.Fault;
import chat.protocol.FrameHeader;
import chat.protocol.FrameReader;
import chat.protocol.LegacyCodec;
import chat.protocol.ProtocolException;
import chat.protocol.ServerMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One who joined: sorts what the server says and checks each delivery against what was sent. Loop thread only.
 *
 * <p>The first member reads the user lists, to learn when everybody is in; the others skip those that are long, which at 10,000 members
 * would each need memory for all the names.
 */
final class Member implements ConnectionHandler {
    private static final byte[] LIST = "!USERLIST:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVER = "[Server] ".getBytes(StandardCharsets.US_ASCII);

    /** Above the longest message; a list up to here is read whole. */
    private static final int OTHER_BYTES_MAX = 4096;

    private final Crowd crowd;
    private final Messages messages;
    private final int index;
    /** By sender: the number of the message that comes next. */
    private final int[] next;

    private @Nullable Connection connection;
    private boolean helloSent;
    private boolean arrived;
    private boolean everybodyListed;
    private long received;
    private @Nullable String lastNotice;

    Member(Crowd crowd, int index) {
        this.crowd = crowd;
        this.messages = crowd.messages();
        this.index = index;
        this.next = new int[crowd.settings().senders()];
    }

    FrameReader reader(FrameHeader header) {
        int most = index == 0 ? FrameHeader.BODY_BYTES_MAX : OTHER_BYTES_MAX + messages.deliveredBytes();
        FrameReader reader = new FrameReader(header, most);
        reader.skipBytesMax(FrameHeader.BODY_BYTES_MAX);
        return reader;
    }

    int index() {
        return index;
    }

    void dialled(Connection to) {
        connection = to;
    }

    void send(byte[] frames) {
        if (connection != null) {
            connection.send(frames);
        }
    }

    long owedBytes() {
        return connection == null ? 0 : connection.owedBytes();
    }

    /** Its name has left for the server. */
    boolean helloSent() {
        return helloSent;
    }

    /** The first member has heard of its coming. */
    boolean arrived() {
        return arrived;
    }

    /** It has got a list with every name of this run. */
    boolean everybodyListed() {
        return everybodyListed;
    }

    /** Deliveries that were right. */
    long received() {
        return received;
    }

    /** What it lacks of what was sent, as a sentence; null if nothing. */
    @Nullable
    String missing() {
        for (int sender = 0; sender < next.length; sender++) {
            int sent = crowd.sent(sender);
            if (sender != index && next[sender] < sent) {
                return who() + " has got " + next[sender] + " of the " + sent + " messages of " + who(sender) + ".";
            }
        }
        return null;
    }

    @Override
    public void opened() {
        crowd.opened();
        send(messages.hello(index));
    }

    @Override
    public void flushed() {
        helloSent = true;
    }

    @Override
    public boolean body(ByteBuffer body) {
        if (messages.ours(body)) {
            delivery(body);
        } else {
            crowd.heardOther(this, body.position());
            other(body);
        }
        return true;
    }

    @Override
    public boolean fault(Fault fault) {
        if (fault.kind() == Fault.Kind.BODY_TOO_LONG) {
            crowd.heardOther(this, 0);
            crowd.heardList();
        } else {
            wrong("got bytes that are no frame: " + fault.text());
        }
        return true;
    }

    @Override
    public void closed(String reason, @Nullable IOException cause) {
        if (reason.equals("connect_failed")) {
            crowd.fail(crowd.cannotConnect(this, cause));
            return;
        }
        String said = lastNotice == null ? "It said nothing." : "Its last word: " + lastNotice;
        crowd.fail(new BenchFailure(
                Kind.SERVER_UNUSABLE,
                "The server closed the connection of " + who() + " (" + reason
                        + (cause == null ? "" : ": " + cause.getMessage()) + "). " + said));
    }

    /** The way of nearly every frame: no allocation, one comparison over all bytes. */
    private void delivery(ByteBuffer body) {
        int sender = messages.sender(body);
        int number = messages.number(body);
        if (sender < 0 || number < 0) {
            wrong("got a message with bytes that nobody sent: " + Shown.begin(body));
            return;
        }
        int due = next[sender];
        if (number != due || sender == index) {
            outOfPlace(sender, number, due);
            return;
        }
        int different = messages.mismatch(sender, number, body);
        if (different >= 0) {
            changed(body, sender, number, different);
            return;
        }
        if (number >= crowd.sent(sender)) {
            wrong("got message " + number + " of " + who(sender) + ", which was never sent.");
            return;
        }
        next[sender] = number + 1;
        received++;
        crowd.delivered(this, sender, number, body.position());
    }

    private void outOfPlace(int sender, int number, int due) {
        if (sender == index) {
            wrong("got its own message " + number + " back.");
        } else if (number < due) {
            wrong("got message " + number + " of " + who(sender) + " a second time.");
        } else {
            wrong("got message " + number + " of " + who(sender) + " where " + due
                    + " was due: that one was lost, or overtaken.");
        }
    }

    private void changed(ByteBuffer body, int sender, int number, int at) {
        if (at < messages.textAt()) {
            wrong("got message " + number + " of " + who(sender) + " under another name: " + Shown.begin(body));
        } else {
            wrong(String.format(
                    "got message %d of %s with changed bytes: byte %d of its %d is 0x%02x, not 0x%02x.",
                    number,
                    who(sender),
                    at - messages.textAt() + 1,
                    messages.bodyBytes(),
                    body.get(body.position() + at) & 0xff,
                    messages.due(sender, number, at) & 0xff));
        }
    }

    private void other(ByteBuffer body) {
        if (Shown.begins(body, LIST)) {
            crowd.heardList();
            if (index == 0 && !everybodyListed) {
                look(body);
            }
            return;
        }
        if (Shown.begins(body, SERVER)) {
            String text = Shown.whole(body).substring(SERVER.length);
            lastNotice = text;
            crowd.heardNotice(text);
            return;
        }
        int at = messages.find(body);
        if (at >= 0) {
            boolean nameOnly = body.remaining() - at == messages.bodyBytes();
            wrong("got a message " + (nameOnly ? "under another name" : "of another length than was sent") + ": "
                    + Shown.begin(body));
            return;
        }
        String text = Shown.whole(body);
        if (!text.startsWith("[" + messages.namesBegin())) {
            crowd.heardStranger();
        } else if (text.endsWith(" joined the chat.")) {
            comes(text);
        } else if (!text.endsWith(" left the chat.")) {
            wrong("got a message with changed bytes: " + Shown.begin(body));
        }
    }

    private void comes(String line) {
        int from = 1 + messages.namesBegin().length();
        int end = line.indexOf(']');
        if (index == 0 && end > from && line.substring(from, end).matches("[0-9]{5}")) {
            int who = Integer.parseInt(line.substring(from, end));
            if (who < crowd.size()) {
                crowd.member(who).arrived = true;
            }
        }
    }

    /** Read only when it can hold all names: a server that sends a list for each join sends very many. */
    private void look(ByteBuffer body) {
        arrived = true;
        int quotes = 0;
        for (int i = body.position(); i < body.limit(); i++) {
            quotes += body.get(i) == '"' ? 1 : 0;
        }
        if (quotes / 2 < crowd.size()) {
            return;
        }
        try {
            if (LegacyCodec.decodeServer(body) instanceof ServerMessage.UserList list) {
                Set<String> names = new HashSet<>(list.names());
                boolean all = true;
                for (int i = 0; i < crowd.size() && all; i++) {
                    all = names.contains(messages.name(i));
                }
                everybodyListed = all;
            }
        } catch (ProtocolException e) {
            wrong("got a user list that cannot be read: " + e.fault().text());
        }
    }

    private void wrong(String what) {
        crowd.fail(new BenchFailure(
                Kind.WRONG_DELIVERY,
                who() + " " + what + " Until then " + crowd.deliveries() + " deliveries were right."));
    }

    private String who() {
        return who(index);
    }

    private String who(int member) {
        return messages.name(member);
    }
}
