package chat.protocol;

/**
 * What a signed-in client of the session profile tells its server. The first frame is {@link ClientMessage.Hello} with a
 * {@link SessionHello} behind it.
 *
 * <p>Every request but those that need no answer has a number, {@code ref}, that the client chooses and that comes back in the
 * answer or in the refusal.
 */
public sealed interface SessionRequest permits LinkRequest, TalkRequest, RoomRequest, Order {
    <R> R accept(Receiver<R> to);

    /** One method a member. */
    interface Receiver<R> {
        R proof(LinkRequest.Proof message);

        R ping(LinkRequest.Ping message);

        R pong(LinkRequest.Pong message);

        R disconnect(LinkRequest.Disconnect message);

        R say(TalkRequest.Say message);

        R history(TalkRequest.History message);

        R search(TalkRequest.Search message);

        R read(TalkRequest.Read message);

        R join(RoomRequest.Join message);

        R part(RoomRequest.Part message);

        R setTopic(RoomRequest.SetTopic message);

        R listRooms(RoomRequest.ListRooms message);

        R listMembers(RoomRequest.ListMembers message);

        R invite(RoomRequest.Invite message);

        R nick(RoomRequest.Nick message);

        R away(RoomRequest.Away message);

        R who(RoomRequest.Who message);

        R ignore(RoomRequest.Ignore message);

        R order(Order message);
    }
}
