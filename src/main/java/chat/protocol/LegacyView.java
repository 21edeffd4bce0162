package chat.protocol;

import java.util.List;

/**
 * What a legacy member of the lobby sees of what happens there: the table in docs/protocol.md. Pure. The user list, which such a member is
 * sent after every change, is not in it.
 */
public final class LegacyView implements SessionEvent.Receiver<List<ServerMessage>> {
    private static final LegacyView ONLY = new LegacyView();

    private LegacyView() {}

    /** The messages in their order; none if legacy members hear nothing of it. */
    public static List<ServerMessage> of(SessionEvent event) {
        return event.accept(ONLY);
    }

    @Override
    public List<ServerMessage> said(TalkEvent.Said event) {
        Entry entry = event.entry();
        String text = LegacyText.write(entry.from(), entry.kind(), entry.text());
        if (event.place() instanceof Place.With) {
            return List.of(new ServerMessage.Whispered(entry.from(), text));
        }
        return inLobby(event.place()) ? List.of(new ServerMessage.Said(entry.from(), text)) : List.of();
    }

    @Override
    public List<ServerMessage> joined(RoomEvent.Joined event) {
        return inLobby(event.room())
                ? event.members().stream()
                        .<ServerMessage>map(member -> new ServerMessage.Joined(member.name()))
                        .toList()
                : List.of();
    }

    @Override
    public List<ServerMessage> left(RoomEvent.Left event) {
        return inLobby(event.room())
                ? event.names().stream()
                        .<ServerMessage>map(ServerMessage.Left::new)
                        .toList()
                : List.of();
    }

    @Override
    public List<ServerMessage> renamed(RoomEvent.Renamed event) {
        return event.room() != null && inLobby(event.room())
                ? List.of(new ServerMessage.Left(event.was()), new ServerMessage.Joined(event.name()))
                : List.of();
    }

    @Override
    public List<ServerMessage> notice(LinkEvent.Notice event) {
        return List.of(new ServerMessage.Notice(event.text()));
    }

    @Override
    public List<ServerMessage> refused(LinkEvent.Refused event) {
        return List.of(new ServerMessage.Notice(event.text()));
    }

    @Override
    public List<ServerMessage> challenge(LinkEvent.Challenge event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> welcome(LinkEvent.Welcome event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> ready(LinkEvent.Ready event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> done(LinkEvent.Done event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> ping(LinkEvent.Ping event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> pong(LinkEvent.Pong event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> gap(TalkEvent.Gap event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> page(TalkEvent.Page event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> found(TalkEvent.Found event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> read(TalkEvent.Read event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> opened(RoomEvent.Opened event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> roster(RoomEvent.Roster event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> presence(RoomEvent.Presence event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> topic(RoomEvent.Topic event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> rooms(RoomEvent.Rooms event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> whois(RoomEvent.Whois event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> invited(RoomEvent.Invited event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> ignored(RoomEvent.Ignored event) {
        return List.of();
    }

    @Override
    public List<ServerMessage> ordered(Ordered event) {
        return List.of();
    }

    private static boolean inLobby(Place place) {
        return place instanceof Place.InRoom in && inLobby(in.room());
    }

    private static boolean inLobby(RoomName room) {
        return room.equals(RoomName.LOBBY);
    }
}
