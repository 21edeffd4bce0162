package chat.protocol;

/** What a server of the session profile tells a client. Names are plain strings: whoever shows them cleans them first. */
public sealed interface SessionEvent permits LinkEvent, TalkEvent, RoomEvent, Ordered {
    <R> R accept(Receiver<R> to);

    /** One method a member. */
    interface Receiver<R> {
        R challenge(LinkEvent.Challenge message);

        R welcome(LinkEvent.Welcome message);

        R ready(LinkEvent.Ready message);

        R notice(LinkEvent.Notice message);

        R done(LinkEvent.Done message);

        R refused(LinkEvent.Refused message);

        R ping(LinkEvent.Ping message);

        R pong(LinkEvent.Pong message);

        R said(TalkEvent.Said message);

        R gap(TalkEvent.Gap message);

        R page(TalkEvent.Page message);

        R found(TalkEvent.Found message);

        R read(TalkEvent.Read message);

        R opened(RoomEvent.Opened message);

        R roster(RoomEvent.Roster message);

        R joined(RoomEvent.Joined message);

        R left(RoomEvent.Left message);

        R renamed(RoomEvent.Renamed message);

        R presence(RoomEvent.Presence message);

        R topic(RoomEvent.Topic message);

        R rooms(RoomEvent.Rooms message);

        R whois(RoomEvent.Whois message);

        R invited(RoomEvent.Invited message);

        R ignored(RoomEvent.Ignored message);

        R ordered(Ordered message);
    }
}
