package chat.hub;

import chat.protocol.RoomName;
import java.util.Map;

/**
 * What may change while the server runs, by its settings.
 *
 * @param motd what those who come are told; may be empty
 * @param opsGroup the group of the machine whose members are operators; empty = none
 * @param roomGroups rooms that are for the members of a group of the machine alone, and which group
 */
public record Policy(String motd, String opsGroup, Map<RoomName, String> roomGroups) {
    /** Nothing is said, and nobody but the owner has rights. */
    public static final Policy DEFAULT = new Policy("", "", Map.of());

    public Policy {
        roomGroups = Map.copyOf(roomGroups);
    }

    /** Whether anybody's groups matter. */
    boolean asksForGroups() {
        return !opsGroup.isEmpty() || !roomGroups.isEmpty();
    }
}
