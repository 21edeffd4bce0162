package chat.server;

import chat.hub.Hub;
import chat.hub.Outbound;
import chat.hub.Room;
import chat.hub.Session;
import chat.net.EventLoop;
import chat.protocol.FrameHeader;
import chat.protocol.LegacyCodec;
import chat.protocol.LegacyView;
import chat.protocol.Profile;
import chat.protocol.RoomEvent;
import chat.protocol.ServerMessage;
import chat.protocol.SessionCodec;
import chat.protocol.SessionEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the hub says, on its way out: encoded once for each profile that hears it, then appended to the room's feeds or sent to single
 * connections. Owns who is connected and the feeds. Loop thread only; nothing here calls the hub while it calls.
 */
final class Delivery implements Outbound {
    private final EventLoop loop;
    private final FrameHeader header;
    private final int feedBytesMax;
    private final Tally tally;
    private final Map<Session, Peer> peers = new HashMap<>();
    private final Map<Room, RoomFeeds> rooms = new HashMap<>();
    private final Set<Skipped> skipped = new LinkedHashSet<>();

    /** Somebody was too slow for a room. */
    private record Skipped(Room room, Session session) {}

    Delivery(EventLoop loop, FrameHeader header, int feedBytesMax, Tally tally) {
        this.loop = loop;
        this.header = header;
        this.feedBytesMax = feedBytesMax;
        this.tally = tally;
    }

    /** That peer is reached under its session from now on. */
    void add(Peer peer) {
        peers.put(peer.session(), peer);
    }

    /** It is gone. */
    void remove(Peer peer) {
        peers.remove(peer.session());
    }

    /** All who are connected. */
    Collection<Peer> peers() {
        return Collections.unmodifiableCollection(peers.values());
    }

    /** The feeds of all rooms that somebody hears. */
    Collection<RoomFeeds> rooms() {
        return Collections.unmodifiableCollection(rooms.values());
    }

    /**
     * Tells the hub who was passed over since the last call. To be called when all of the turn is published: so nothing lies between
     * what they are told and what they hear next.
     */
    void tellSkipped(Hub hub) {
        for (Skipped one : skipped) {
            RoomFeeds feeds = rooms.get(one.room());
            if (feeds != null && feeds.skip(one.session())) {
                tally.skipped();
                hub.skipped(one.room(), one.session());
            }
        }
        skipped.clear();
    }

    @Override
    public void enter(Room room, Session session) {
        rooms.computeIfAbsent(room, any -> new RoomFeeds(loop.feed(feedBytesMax), loop.feed(feedBytesMax)))
                .enter(session, peer(session).connection(), passedOver -> skipped.add(new Skipped(room, passedOver)));
    }

    @Override
    public void leave(Room room, Session session) {
        RoomFeeds feeds = rooms.get(room);
        if (feeds != null) {
            feeds.leave(session);
            if (feeds.isEmpty()) {
                rooms.remove(room);
            }
        }
    }

    @Override
    public void publish(Room room, SessionEvent event, @Nullable Session legacySpeaker) {
        RoomFeeds feeds = rooms.get(room);
        if (feeds != null) {
            tally.published(event, toSession(feeds, event) + toLegacy(feeds, event, legacySpeaker));
        }
    }

    @Override
    public void publishTo(Profile hearers, Room room, SessionEvent event) {
        RoomFeeds feeds = rooms.get(room);
        if (feeds != null) {
            tally.published(event, hearers == Profile.SESSION ? toSession(feeds, event) : toLegacy(feeds, event, null));
        }
    }

    @Override
    public void publishList(Room room, ServerMessage.UserList list) {
        RoomFeeds feeds = rooms.get(room);
        if (feeds != null) {
            int hearers = feeds.hearers(Profile.LEGACY, null);
            if (hearers > 0) {
                feeds.appendLegacy(frame(list), null);
            }
            tally.published(list, hearers);
        }
    }

    private int toSession(RoomFeeds feeds, SessionEvent event) {
        int hearers = feeds.hearers(Profile.SESSION, null);
        if (hearers > 0) {
            byte[] frame = SessionCodec.frame(header, event);
            if (event instanceof RoomEvent.Joined || event instanceof RoomEvent.Left) {
                feeds.appendUnhurried(Profile.SESSION, frame);
            } else {
                feeds.appendSession(frame);
            }
        }
        return hearers;
    }

    private int toLegacy(RoomFeeds feeds, SessionEvent event, @Nullable Session speaker) {
        int hearers = feeds.hearers(Profile.LEGACY, speaker);
        if (hearers == 0) {
            return 0;
        }
        List<ServerMessage> messages = LegacyView.of(event);
        for (ServerMessage message : messages) {
            if (message instanceof ServerMessage.Joined || message instanceof ServerMessage.Left) {
                feeds.appendUnhurried(Profile.LEGACY, frame(message));
            } else {
                feeds.appendLegacy(frame(message), speaker);
            }
        }
        return hearers * messages.size();
    }

    @Override
    public void send(Session to, SessionEvent event) {
        sendEach(List.of(to), event);
    }

    @Override
    public void sendEach(List<Session> to, SessionEvent event) {
        byte[] encoded = null;
        for (Session session : to) {
            if (session.profile() == Profile.SESSION) {
                encoded = encoded == null ? SessionCodec.frame(header, event) : encoded;
                peer(session).connection().send(encoded);
                tally.sent(event);
            } else {
                for (ServerMessage message : LegacyView.of(event)) {
                    peer(session).connection().send(frame(message));
                    tally.sent(message);
                }
            }
        }
    }

    @Override
    public void signedIn(Session session) {
        peer(session).signedIn();
    }

    @Override
    public void pause(Session session) {
        peer(session).pause();
    }

    @Override
    public void resume(Session session) {
        peer(session).resume();
    }

    @Override
    public boolean reads(Session session) {
        Peer peer = peer(session);
        return peer.reads() && peer.connection().reads();
    }

    @Override
    public long owedBytes(Session session) {
        return peer(session).connection().owedAloneBytes();
    }

    @Override
    public void close(Session session, String reason) {
        peer(session).connection().close(reason);
    }

    private Peer peer(Session session) {
        Peer peer = peers.get(session);
        if (peer == null) {
            throw new IllegalStateException("no connection for the session of " + session);
        }
        return peer;
    }

    private byte[] frame(ServerMessage message) {
        return header.frame(LegacyCodec.encode(message));
    }
}
