package chat.protocol;

/** A room as a list of rooms shows it. */
public record RoomSummary(RoomName room, String topic, int members) {
    public RoomSummary {
        SessionBounds.line("topic", topic, SessionBounds.TOPIC_UNITS_MAX);
        SessionBounds.number("members", members, 0);
    }
}
