package chat.bench;

import chat.protocol.Entry;
import chat.protocol.Tag;
import chat.protocol.TextKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Compares an entry of the room with what was sent: place in the conversation, speaker, text to the byte, and the tag by which the
 * speaker knows that it was taken. Asked for what somebody hears first, and for all that is not what the others got. Loop thread only.
 */
final class Judge {
    private final Crowd crowd;
    private final Texts texts;
    private final SessionDialect dialect;
    private final Ledger ledger;
    /** By sender: the number of the message that comes next. */
    private final int[] next;

    Judge(Crowd crowd, SessionDialect dialect, Ledger ledger) {
        this.crowd = crowd;
        this.texts = crowd.texts();
        this.dialect = dialect;
        this.ledger = ledger;
        this.next = new int[texts.senders()];
    }

    /** How many messages of that sender anybody has heard. */
    int heard(int sender) {
        return next[sender];
    }

    /**
     * What is wrong about an entry, as the rest of a sentence about the member who got it; null if nothing is, and it is kept then.
     *
     * @param due the seq that the member was to get next
     * @param self whose ear it is
     * @param echoes how many of its own messages it has got back
     */
    @Nullable
    String problem(Entry entry, ByteBuffer body, long due, int self, int echoes) {
        ByteBuffer text = ByteBuffer.wrap(entry.text().getBytes(StandardCharsets.UTF_8));
        boolean ours = text.remaining() == texts.bodyBytes() && texts.marked(text, 0);
        int sender = ours ? texts.sender(text, 0) : -1;
        int number = ours ? texts.number(text, 0) : -1;
        if (entry.seq() != due) {
            return outOfPlace(entry, sender, number, due, self, echoes);
        }
        String wrong = ours ? content(entry, text, sender, number) : foreign(entry, text);
        if (wrong != null) {
            return wrong;
        }
        if (!ledger.known(due)) {
            return first(due, sender, number, body);
        }
        if (sender != ledger.sender(due) || (sender >= 0 && number != ledger.number(due))) {
            return "got " + named(sender, number) + " under seq " + due + ", where others got "
                    + named(ledger.sender(due), ledger.number(due)) + ".";
        }
        return ledger.holds(due)
                ? "got seq " + due + " in other bytes than those before it: " + Shown.begin(body)
                : null;
    }

    private String outOfPlace(Entry entry, int sender, int number, long due, int self, int echoes) {
        String got = "got " + named(sender, number) + " under seq " + entry.seq();
        if (entry.seq() < due) {
            return got + " a second time, or late: " + due + " was due.";
        }
        boolean own = ledger.known(due) ? ledger.sender(due) == self : sender == self && number > echoes;
        return got + " where " + due + " was due" + (own ? ", the echo of its own message " + echoes : "")
                + ": that one was lost, or overtaken.";
    }

    private @Nullable String content(Entry entry, ByteBuffer text, int sender, int number) {
        if (sender < 0 || number < 0) {
            return "got a message with bytes that nobody sent: " + Shown.begin(text);
        }
        String what = named(sender, number);
        if (!entry.from().equals(texts.name(sender))) {
            return "got " + what + " under another name: " + entry.from();
        }
        byte[] due = new byte[texts.bodyBytes()];
        texts.put(due, 0, sender, number);
        int different = ByteBuffer.wrap(due).mismatch(text);
        if (different >= 0) {
            return Shown.changedByte(
                    number, texts.name(sender), different, due.length, text.get(different), due[different]);
        }
        if (number >= crowd.sent(sender)) {
            return "got " + what + ", which was never sent.";
        }
        if (!entry.tag().equals(Tag.of(dialect.device(sender), SessionDialect.n(number)))) {
            return "got " + what + " with the tag " + entry.tag().hex() + ", which is not that of n = "
                    + SessionDialect.n(number) + ": its sender cannot know it again.";
        }
        return entry.kind() == TextKind.TEXT ? null : "got " + what + " as another kind than it was sent.";
    }

    private @Nullable String foreign(Entry entry, ByteBuffer text) {
        if (texts.find(text) >= 0) {
            return "got a message of another length than was sent: " + Shown.begin(text);
        }
        return entry.from().startsWith(texts.namesBegin())
                ? "got a message with changed bytes: " + Shown.begin(text)
                : null;
    }

    private @Nullable String first(long seq, int sender, int number, ByteBuffer body) {
        if (sender >= 0 && number != next[sender]) {
            return "got " + named(sender, number) + " under seq " + seq
                    + (number < next[sender]
                            ? " a second time."
                            : " where " + next[sender] + " was due: that one was lost, or overtaken.");
        }
        if (sender >= 0) {
            next[sender]++;
        }
        if (!ledger.add(seq, sender, number, body) && sender >= 0) {
            return "got " + named(sender, number) + " under seq " + seq
                    + ", which is of before the whole crowd was in.";
        }
        return null;
    }

    private String named(int sender, int number) {
        return sender < 0 || number < 0
                ? "an entry of somebody else"
                : "message " + number + " of " + texts.name(sender);
    }
}
