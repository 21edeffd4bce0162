package chat.server;

import chat.hub.Outbound;
import chat.hub.Room;
import chat.hub.Session;
import chat.net.Connection;
import chat.net.Cursor;
import chat.net.EventLoop;
import chat.net.Feed;
import chat.protocol.FrameHeader;
import chat.protocol.LegacyCodec;
import chat.protocol.LegacyView;
import chat.protocol.Profile;
import chat.protocol.ServerMessage;
import chat.protocol.SessionEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the hub says, on its way out: encoded once and appended to the room's feed, or sent to one connection. Owns who is connected
 * and the feeds. Loop thread only.
 */
final class Delivery implements Outbound {
    private final EventLoop loop;
    private final FrameHeader header;
    private final int feedBytesMax;
    private final Tally tally;
    private final Map<Session, Peer> peers = new HashMap<>();
    private final Map<Room, Feed> feeds = new HashMap<>();

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

    /** The feeds of all rooms. */
    Collection<Feed> feeds() {
        return Collections.unmodifiableCollection(feeds.values());
    }

    @Override
    public void enter(Room room, Session session) {
        Peer peer = peer(session);
        peer.cursor(feed(room).join(peer.connection()));
    }

    @Override
    public void leave(Room room, Session session) {
        Peer peer = peer(session);
        Cursor cursor = peer.cursor();
        if (cursor != null) {
            feed(room).leave(cursor);
            peer.cursor(null);
        }
    }

    @Override
    public void publish(Room room, SessionEvent event, @Nullable Session legacySpeaker) {
        if (room.hearers(Profile.LEGACY) > 0) {
            Cursor speaker = legacySpeaker == null ? null : peer(legacySpeaker).cursor();
            for (ServerMessage message : LegacyView.of(event)) {
                publish(room, message, speaker);
            }
        }
    }

    @Override
    public void publishTo(Profile hearers, Room room, SessionEvent event) {
        if (hearers == Profile.LEGACY) {
            publish(room, event, null);
        }
    }

    @Override
    public void publishList(Room room, ServerMessage.UserList list) {
        publish(room, list, null);
    }

    private void publish(Room room, ServerMessage message, @Nullable Cursor speaker) {
        if (message instanceof ServerMessage.Joined || message instanceof ServerMessage.Left) {
            feed(room).appendUnhurried(frame(message));
        } else {
            feed(room).append(frame(message), speaker);
        }
        int hearers = room.hearers(Profile.LEGACY);
        tally.published(message, speaker == null ? hearers : hearers - 1);
    }

    @Override
    public void send(Session to, SessionEvent event) {
        for (ServerMessage message : LegacyView.of(event)) {
            peer(to).connection().send(frame(message));
            tally.sent(message);
        }
    }

    @Override
    public void sendEach(List<Session> to, SessionEvent event) {
        to.forEach(session -> send(session, event));
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
        return peer(session).reads();
    }

    @Override
    public long owedBytes(Session session) {
        return peer(session).connection().owedBytes();
    }

    @Override
    public void close(Session session, String reason) {
        Connection connection = peer(session).connection();
        connection.close(reason);
    }

    private Peer peer(Session session) {
        Peer peer = peers.get(session);
        if (peer == null) {
            throw new IllegalStateException("no connection for the session of " + session);
        }
        return peer;
    }

    private Feed feed(Room room) {
        return feeds.computeIfAbsent(room, any -> loop.feed(feedBytesMax));
    }

    private byte[] frame(ServerMessage message) {
        return header.frame(LegacyCodec.encode(message));
    }
}
