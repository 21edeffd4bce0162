package chat.server;

import chat.net.Feed;

/**
 * Counts of what a server holds at a moment, for tests and figures. Made on the loop thread; a value from then on.
 *
 * @param connections sockets that are open or being closed
 * @param members signed in
 * @param cursors places in feeds
 * @param laggards connections that are owed something
 * @param feedBytes memory of all feeds
 * @param owedBytes written to nobody yet, summed over all who are owed it
 * @param heldBytes kept of frames that are not whole
 */
record Census(int connections, int members, int cursors, int laggards, long feedBytes, long owedBytes, long heldBytes) {
    /** Nobody and nothing. */
    static final Census NOTHING = new Census(0, 0, 0, 0, 0, 0, 0);

    static Census of(Delivery delivery, int members) {
        int laggards = 0;
        long owed = 0;
        long held = 0;
        for (Peer peer : delivery.peers()) {
            long one = peer.connection().owedBytes();
            owed += one;
            laggards += one > 0 ? 1 : 0;
            held += peer.connection().heldBytes();
        }
        int cursors = 0;
        long feedBytes = 0;
        for (Feed feed : delivery.feeds()) {
            cursors += feed.members();
            feedBytes += feed.heldBytes();
        }
        return new Census(delivery.peers().size(), members, cursors, laggards, feedBytes, owed, held);
    }
}
