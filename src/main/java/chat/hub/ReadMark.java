package chat.hub;

/** A user has read a room up to and with that place. */
public record ReadMark(String user, String room, long seq) {
    public ReadMark {
        Draft.checkName(user, "user");
        Draft.checkName(room, "room");
        if (seq < 0) {
            throw new IllegalArgumentException("Places in a room count from 1, not " + seq + ".");
        }
    }
}
