package chat.server;

import chat.hub.Hub;
import chat.protocol.Profile;

/**
 * Counts of what a server holds at a moment, for tests and figures. Made on the loop thread; a value from then on.
 *
 * @param connections sockets that are open or being closed
 * @param members signed in
 * @param sessionMembers those of them who speak the session profile
 * @param rooms that are known, empty ones included
 * @param inFlight messages that wait to be kept
 * @param cursors places in feeds
 * @param laggards connections that are owed something
 * @param feedBytes memory of all feeds
 * @param owedBytes written to nobody yet, summed over all who are owed it
 * @param heldBytes kept of frames that are not whole
 */
record Census(
        int connections,
        int members,
        int sessionMembers,
        int rooms,
        int inFlight,
        int cursors,
        int laggards,
        long feedBytes,
        long owedBytes,
        long heldBytes) {
    static Census of(Delivery delivery, Hub hub) {
        int sessions = 0;
        int laggards = 0;
        long owed = 0;
        long held = 0;
        for (Peer peer : delivery.peers()) {
            long one = peer.connection().owedBytes();
            owed += one;
            laggards += one > 0 ? 1 : 0;
            held += peer.connection().heldBytes();
            boolean member = peer.session().here() && !peer.session().unseen();
            sessions += member && peer.session().profile() == Profile.SESSION ? 1 : 0;
        }
        int cursors = 0;
        long feedBytes = 0;
        for (RoomFeeds feeds : delivery.rooms()) {
            cursors += feeds.members();
            feedBytes += feeds.heldBytes();
        }
        return new Census(
                delivery.peers().size(),
                hub.size(),
                sessions,
                hub.rooms(),
                hub.inFlight(),
                cursors,
                laggards,
                feedBytes,
                owed,
                held);
    }

    /** Nobody is here and nothing is owed; rooms may be known. */
    boolean atRest() {
        return connections + members + inFlight + cursors == 0 && feedBytes + owedBytes + heldBytes == 0;
    }
}
