package chat.bench;

import chat.protocol.Profile;
import chat.protocol.ProtocolException;
import chat.protocol.SessionCodec;
import chat.protocol.SessionEvent;
import chat.protocol.TalkEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One who listens in the session profile, and takes every entry of the room in its place: from the one after that at which the room
 * was opened to it, without a hole, its own among them. Loop thread only.
 */
final class SessionEar implements Ear {
    private static final byte[] ROSTER = "!ROSTER:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JOINED = "!JOINED:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LEFT = "!LEFT:".getBytes(StandardCharsets.US_ASCII);

    private static final long NOT_OPEN = 0;

    private final Crowd crowd;
    private final SessionDialect dialect;
    private final Ledger ledger;
    private final Member member;
    private final SessionNews news;

    /** The seq that comes next. */
    private long due = NOT_OPEN;

    private int echoes;
    private int unacknowledgedMax;
    private boolean welcomed;
    /** What is being looked at; only during {@link #body}. */
    private ByteBuffer heard = ByteBuffer.allocate(0);

    SessionEar(Crowd crowd, SessionDialect dialect, Member member) {
        this.crowd = crowd;
        this.dialect = dialect;
        this.ledger = dialect.ledger();
        this.member = member;
        this.news = new SessionNews(crowd, dialect, member, this);
    }

    @Override
    public boolean everybodyListed() {
        return dialect.everybodyIn();
    }

    @Override
    public int mayStillSend() {
        return unacknowledgedMax - (crowd.sent(member.index()) - echoes);
    }

    @Override
    public @Nullable String missing() {
        Texts texts = crowd.texts();
        if (ledger.known(due)) {
            int sender = ledger.sender(due);
            return member.name() + " has got all up to seq " + (due - 1) + ", and nothing of " + due + " to "
                    + (ledger.end() - 1) + "; " + due + " is "
                    + (sender == member.index() ? "the echo of its own message " : "message ")
                    + ledger.number(due) + (sender < 0 ? "" : " of " + texts.name(sender)) + ".";
        }
        for (int sender = 0; sender < texts.senders(); sender++) {
            int got = dialect.judge().heard(sender);
            if (got < crowd.sent(sender)) {
                return member.name() + " has got " + got + " of the " + crowd.sent(sender) + " messages of "
                        + texts.name(sender) + ", and so has everybody.";
            }
        }
        return null;
    }

    /** The way of nearly every frame is one comparison with what another member got; it allocates nothing. */
    @Override
    public void body(ByteBuffer body) {
        if (due != NOT_OPEN && ledger.same(due, body)) {
            step(body);
        } else {
            look(body);
        }
    }

    private void step(ByteBuffer body) {
        int sender = ledger.sender(due);
        int number = ledger.number(due);
        due++;
        if (sender < 0) {
            crowd.heardOther(member, body.position());
            crowd.heardStranger();
            return;
        }
        echoes += sender == member.index() ? 1 : 0;
        member.delivered(sender, number, body);
    }

    private void look(ByteBuffer body) {
        boolean list = Shown.begins(body, ROSTER);
        if (list) {
            crowd.heardList();
        }
        if (member.index() != 0 && (list || Shown.begins(body, JOINED) || Shown.begins(body, LEFT))) {
            crowd.heardOther(member, body.position());
            return;
        }
        if (!welcomed && Profile.spokenBy(body) == Profile.LEGACY) {
            crowd.heardOther(member, body.position());
            member.unusable("The server does not speak the session profile: measure it with --profile legacy. It said: "
                    + Shown.begin(body));
            return;
        }
        heard = body;
        try {
            SessionEvent event = SessionCodec.decodeEvent(body.duplicate()).orElse(null);
            if (!(event instanceof TalkEvent.Said)) {
                crowd.heardOther(member, body.position());
            }
            if (event != null) {
                event.accept(news);
            }
        } catch (ProtocolException e) {
            member.wrong("got what cannot be read: " + e.fault().text() + " It was: " + Shown.begin(body));
        }
    }

    /** The server has let it in. */
    void welcomed(int unacknowledgedMax) {
        welcomed = true;
        this.unacknowledgedMax = unacknowledgedMax;
    }

    /** It hears all of the room after that seq. */
    void opened(long last) {
        if (due == NOT_OPEN) {
            due = last + 1;
            dialect.opened(last);
            member.arrives();
        }
    }

    /** The seq that comes next. */
    long due() {
        return due;
    }

    /** What it is looking at is an entry, which is not known to be what others got. */
    void entry(TalkEvent.Said message) {
        boolean here = message.place().equals(dialect.place());
        if (!here || due == NOT_OPEN) {
            crowd.heardOther(member, heard.position());
            if (crowd.texts().find(heard) >= 0) {
                member.wrong("got a message " + (here ? "before the room was open for it: " : "in another place: ")
                        + Shown.begin(heard));
            }
            return;
        }
        String wrong = dialect.judge().problem(message.entry(), heard, due, member.index(), echoes);
        if (wrong != null) {
            member.wrong(wrong);
        } else if (ledger.known(due)) {
            step(heard);
        } else {
            due++; // of a stranger, and before the first that is kept
            crowd.heardOther(member, heard.position());
        }
    }
}
