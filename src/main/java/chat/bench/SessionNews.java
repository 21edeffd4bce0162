package chat.bench;

import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Ordered;
import chat.protocol.RoomEvent;
import chat.protocol.RoomRequest;
import chat.protocol.SessionEvent;
import chat.protocol.SessionRequest;
import chat.protocol.TalkEvent;

/**
 * What the server tells one member beside what it was told already by somebody else: it is let in, goes to the room, answers pings. The
 * first member also reads who comes, to learn when everybody is in. Loop thread only.
 */
final class SessionNews implements SessionEvent.Receiver<SessionNews> {
    private final Crowd crowd;
    private final SessionDialect dialect;
    private final Member member;
    private final SessionEar ear;
    private int lastRef;

    SessionNews(Crowd crowd, SessionDialect dialect, Member member, SessionEar ear) {
        this.crowd = crowd;
        this.dialect = dialect;
        this.member = member;
        this.ear = ear;
    }

    @Override
    public SessionNews said(TalkEvent.Said message) {
        ear.entry(message);
        return this;
    }

    @Override
    public SessionNews gap(TalkEvent.Gap message) {
        member.wrong("was passed over: the server has not waited for it to take all up to seq " + message.last()
                + ", and " + ear.due()
                + " was due. A larger server --limit feed-bytes, or a smaller --window, leaves it more time.");
        return this;
    }

    @Override
    public SessionNews challenge(LinkEvent.Challenge message) {
        member.unusable("The server wants a proof that " + member.name() + " is who it says; bench has none.");
        return this;
    }

    @Override
    public SessionNews welcome(LinkEvent.Welcome message) {
        ear.welcomed(message.limits().unacknowledged());
        if (!message.you().equals(member.name())) {
            member.unusable("The server calls " + member.name() + " by another name: " + message.you() + ".");
        } else if (crowd.texts().bodyBytes() > message.limits().textBytes()) {
            member.unusable("The server takes texts of " + message.limits().textBytes()
                    + " bytes at most: give a --body of no more.");
        } else if (!message.rooms().contains(dialect.room())) {
            send(new RoomRequest.Join(++lastRef, dialect.room()));
        }
        return this;
    }

    @Override
    public SessionNews opened(RoomEvent.Opened message) {
        if (message.place().equals(dialect.place())) {
            ear.opened(message.last());
        }
        return this;
    }

    @Override
    public SessionNews roster(RoomEvent.Roster message) {
        if (message.room().equals(dialect.room())) {
            message.members().forEach(one -> dialect.listed(one.name()));
            if (message.next() > 0) {
                send(new RoomRequest.ListMembers(++lastRef, message.room(), message.next()));
            }
        }
        return this;
    }

    @Override
    public SessionNews joined(RoomEvent.Joined message) {
        if (message.room().equals(dialect.room())) {
            message.members().forEach(one -> dialect.listed(one.name()));
        }
        return this;
    }

    @Override
    public SessionNews refused(LinkEvent.Refused message) {
        member.heardNotice(message.text());
        if (message.regarding().n() > 0) {
            member.unusable("The server refused message " + (message.regarding().n() - 1) + " of " + member.name()
                    + ": " + message.text());
        } else {
            member.unusable("The server refused something of " + member.name() + ": " + message.text());
        }
        return this;
    }

    @Override
    public SessionNews notice(LinkEvent.Notice message) {
        member.heardNotice(message.text());
        return this;
    }

    @Override
    public SessionNews ping(LinkEvent.Ping message) {
        send(new LinkRequest.Pong(message.t()));
        return this;
    }

    @Override
    public SessionNews ready(LinkEvent.Ready message) {
        return this;
    }

    @Override
    public SessionNews done(LinkEvent.Done message) {
        return this;
    }

    @Override
    public SessionNews pong(LinkEvent.Pong message) {
        return this;
    }

    @Override
    public SessionNews page(TalkEvent.Page message) {
        return this;
    }

    @Override
    public SessionNews found(TalkEvent.Found message) {
        return this;
    }

    @Override
    public SessionNews read(TalkEvent.Read message) {
        return this;
    }

    @Override
    public SessionNews left(RoomEvent.Left message) {
        return this;
    }

    @Override
    public SessionNews renamed(RoomEvent.Renamed message) {
        return this;
    }

    @Override
    public SessionNews presence(RoomEvent.Presence message) {
        return this;
    }

    @Override
    public SessionNews topic(RoomEvent.Topic message) {
        return this;
    }

    @Override
    public SessionNews rooms(RoomEvent.Rooms message) {
        return this;
    }

    @Override
    public SessionNews whois(RoomEvent.Whois message) {
        return this;
    }

    @Override
    public SessionNews invited(RoomEvent.Invited message) {
        return this;
    }

    @Override
    public SessionNews ordered(Ordered message) {
        return this;
    }

    @Override
    public SessionNews ignored(RoomEvent.Ignored message) {
        return this;
    }

    private void send(SessionRequest request) {
        member.send(dialect.frame(request));
    }
}
