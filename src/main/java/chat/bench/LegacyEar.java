package chat.bench;

import chat.protocol.LegacyCodec;
import chat.protocol.ProtocolException;
import chat.protocol.ServerMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One who listens in the legacy profile. Loop thread only.
 *
 * <p>The first member reads the user lists, to learn when everybody is in; the others skip those that are long, which at 10,000 members
 * would each need memory for all the names.
 */
final class LegacyEar implements Ear {
    private static final byte[] LIST = "!USERLIST:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVER = "[Server] ".getBytes(StandardCharsets.US_ASCII);

    private final Crowd crowd;
    private final Texts texts;
    private final LegacyBodies bodies;
    private final Member member;
    /** By sender: the number of the message that comes next. */
    private final int[] next;

    private boolean everybodyListed;

    LegacyEar(Crowd crowd, LegacyBodies bodies, Member member) {
        this.crowd = crowd;
        this.texts = crowd.texts();
        this.bodies = bodies;
        this.member = member;
        this.next = new int[texts.senders()];
    }

    @Override
    public boolean everybodyListed() {
        return everybodyListed;
    }

    @Override
    public int mayStillSend() {
        return Integer.MAX_VALUE;
    }

    @Override
    public @Nullable String missing() {
        for (int sender = 0; sender < next.length; sender++) {
            int sent = crowd.sent(sender);
            if (sender != member.index() && next[sender] < sent) {
                return member.name() + " has got " + next[sender] + " of the " + sent + " messages of "
                        + texts.name(sender) + ".";
            }
        }
        return null;
    }

    @Override
    public void body(ByteBuffer body) {
        if (bodies.ours(body)) {
            delivery(body);
        } else {
            crowd.heardOther(member, body.position());
            other(body);
        }
    }

    /** The way of nearly every frame: no allocation, one comparison over all bytes. */
    private void delivery(ByteBuffer body) {
        int sender = bodies.sender(body);
        int number = bodies.number(body);
        if (sender < 0 || number < 0) {
            member.wrong("got a message with bytes that nobody sent: " + Shown.begin(body));
            return;
        }
        int due = next[sender];
        if (number != due || sender == member.index()) {
            outOfPlace(sender, number, due);
            return;
        }
        int different = bodies.mismatch(sender, number, body);
        if (different >= 0) {
            changed(body, sender, number, different);
            return;
        }
        if (number >= crowd.sent(sender)) {
            member.wrong("got message " + number + " of " + texts.name(sender) + ", which was never sent.");
            return;
        }
        next[sender] = number + 1;
        member.delivered(sender, number, body);
    }

    private void outOfPlace(int sender, int number, int due) {
        if (sender == member.index()) {
            member.wrong("got its own message " + number + " back.");
        } else if (number < due) {
            member.wrong("got message " + number + " of " + texts.name(sender) + " a second time.");
        } else {
            member.wrong("got message " + number + " of " + texts.name(sender) + " where " + due
                    + " was due: that one was lost, or overtaken.");
        }
    }

    private void changed(ByteBuffer body, int sender, int number, int at) {
        if (at < bodies.textAt()) {
            member.wrong("got message " + number + " of " + texts.name(sender) + " under another name: "
                    + Shown.begin(body));
        } else {
            member.wrong(Shown.changedByte(
                    number,
                    texts.name(sender),
                    at - bodies.textAt(),
                    texts.bodyBytes(),
                    body.get(body.position() + at),
                    bodies.due(sender, number, at)));
        }
    }

    private void other(ByteBuffer body) {
        if (Shown.begins(body, LIST)) {
            crowd.heardList();
            if (member.index() == 0 && !everybodyListed) {
                look(body);
            }
            return;
        }
        if (Shown.begins(body, SERVER)) {
            member.heardNotice(Shown.whole(body).substring(SERVER.length));
            return;
        }
        int at = texts.find(body);
        if (at >= 0) {
            boolean nameOnly = body.remaining() - at == texts.bodyBytes();
            member.wrong("got a message " + (nameOnly ? "under another name" : "of another length than was sent") + ": "
                    + Shown.begin(body));
            return;
        }
        String text = Shown.whole(body);
        if (!text.startsWith("[" + texts.namesBegin())) {
            crowd.heardStranger();
        } else if (text.endsWith(" joined the chat.")) {
            comes(text);
        } else if (!text.endsWith(" left the chat.")) {
            member.wrong("got a message with changed bytes: " + Shown.begin(body));
        }
    }

    private void comes(String line) {
        int end = line.indexOf(']');
        int who = member.index() == 0 && end > 0 ? texts.member(line.substring(1, end), crowd.size()) : -1;
        if (who >= 0) {
            crowd.member(who).arrives();
        }
    }

    /** Read only when it can hold all names: a server that sends a list for each join sends very many. */
    private void look(ByteBuffer body) {
        member.arrives();
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
                    all = names.contains(texts.name(i));
                }
                everybodyListed = all;
            }
        } catch (ProtocolException e) {
            member.wrong("got a user list that cannot be read: " + e.fault().text());
        }
    }
}
