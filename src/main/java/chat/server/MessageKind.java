package chat.server;

import chat.protocol.LinkEvent;
import chat.protocol.Ordered;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.ServerMessage;
import chat.protocol.SessionEvent;
import chat.protocol.TalkEvent;

/** What the server says, by kind; any of them can judge, and one must be asked. */
enum MessageKind implements ServerMessage.Receiver<MessageKind>, SessionEvent.Receiver<MessageKind> {
    SAID,
    WHISPERED,
    JOINED,
    LEFT,
    USER_LIST,
    NOTICE,
    WELCOME,
    PAGE,
    FOUND,
    FAULT,
    OTHER;

    @Override
    public MessageKind said(ServerMessage.Said message) {
        return SAID;
    }

    @Override
    public MessageKind joined(ServerMessage.Joined message) {
        return JOINED;
    }

    @Override
    public MessageKind left(ServerMessage.Left message) {
        return LEFT;
    }

    @Override
    public MessageKind userList(ServerMessage.UserList message) {
        return USER_LIST;
    }

    @Override
    public MessageKind whispered(ServerMessage.Whispered message) {
        return WHISPERED;
    }

    @Override
    public MessageKind notice(ServerMessage.Notice message) {
        return NOTICE;
    }

    @Override
    public MessageKind challenge(LinkEvent.Challenge message) {
        return WELCOME;
    }

    @Override
    public MessageKind welcome(LinkEvent.Welcome message) {
        return WELCOME;
    }

    @Override
    public MessageKind ready(LinkEvent.Ready message) {
        return OTHER;
    }

    @Override
    public MessageKind notice(LinkEvent.Notice message) {
        return NOTICE;
    }

    @Override
    public MessageKind done(LinkEvent.Done message) {
        return OTHER;
    }

    @Override
    public MessageKind refused(LinkEvent.Refused message) {
        return FAULT;
    }

    @Override
    public MessageKind ping(LinkEvent.Ping message) {
        return OTHER;
    }

    @Override
    public MessageKind pong(LinkEvent.Pong message) {
        return OTHER;
    }

    @Override
    public MessageKind said(TalkEvent.Said message) {
        return message.place() instanceof Place.With ? WHISPERED : SAID;
    }

    @Override
    public MessageKind gap(TalkEvent.Gap message) {
        return OTHER;
    }

    @Override
    public MessageKind page(TalkEvent.Page message) {
        return PAGE;
    }

    @Override
    public MessageKind found(TalkEvent.Found message) {
        return FOUND;
    }

    @Override
    public MessageKind read(TalkEvent.Read message) {
        return OTHER;
    }

    @Override
    public MessageKind opened(RoomEvent.Opened message) {
        return OTHER;
    }

    @Override
    public MessageKind roster(RoomEvent.Roster message) {
        return USER_LIST;
    }

    @Override
    public MessageKind joined(RoomEvent.Joined message) {
        return JOINED;
    }

    @Override
    public MessageKind left(RoomEvent.Left message) {
        return LEFT;
    }

    @Override
    public MessageKind renamed(RoomEvent.Renamed message) {
        return OTHER;
    }

    @Override
    public MessageKind presence(RoomEvent.Presence message) {
        return OTHER;
    }

    @Override
    public MessageKind topic(RoomEvent.Topic message) {
        return OTHER;
    }

    @Override
    public MessageKind rooms(RoomEvent.Rooms message) {
        return OTHER;
    }

    @Override
    public MessageKind whois(RoomEvent.Whois message) {
        return OTHER;
    }

    @Override
    public MessageKind invited(RoomEvent.Invited message) {
        return OTHER;
    }

    @Override
    public MessageKind ordered(Ordered message) {
        return OTHER;
    }

    @Override
    public MessageKind ignored(RoomEvent.Ignored message) {
        return OTHER;
    }
}
