package chat.bare;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that a chat server on the JDK's channels can do: what each turn brought is written to every member from one buffer. No bounds, no
 * checks, no names but those given. It is the measure of how much of a delivery's cost is the JDK's and the kernel's, and none of ours:
 *
 * <pre>java -Xmx64m -XX:+UseSerialGC src/bench/java/chat/bare/BareLoop.java PORT</pre>
 */
public final class BareLoop {
    private static final int HEADER_BYTES = 64;
    private static final int FEED_BYTES = 4 * 1024 * 1024;
    private static final int READ_BYTES = 64 * 1024;

    private final Selector selector;
    private final ServerSocketChannel door;
    private final ByteBuffer staging = ByteBuffer.allocateDirect(READ_BYTES);
    private final ByteBuffer feed = ByteBuffer.allocateDirect(FEED_BYTES);
    private final List<Member> members = new ArrayList<>();
    private boolean listDue;

    private BareLoop(int port) throws IOException {
        selector = Selector.open();
        door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress("127.0.0.1", port), 4096);
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Serves on that port of the loopback until the process is ended. */
    public static void main(String[] args) throws IOException {
        BareLoop loop = new BareLoop(Integer.parseInt(args[0]));
        while (true) {
            loop.turn();
        }
    }

    private void turn() throws IOException {
        selector.select(this::ready);
        if (listDue) {
            listDue = false;
            StringBuilder names = new StringBuilder("!USERLIST:[");
            for (Member member : members) {
                names.append(names.length() > 11 ? ", \"" : "\"").append(member.name).append('"');
            }
            append(names.append(']').toString().getBytes(StandardCharsets.UTF_8));
        }
        feed.flip();
        for (int i = 0; i < members.size() && feed.limit() > 0; i++) {
            Member member = members.get(i);
            write(member.channel, 0, member.ownFrom);
            write(member.channel, member.ownTo, feed.limit());
            member.ownFrom = 0;
            member.ownTo = 0;
        }
        feed.clear();
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                for (SocketChannel channel = door.accept(); channel != null; channel = door.accept()) {
                    channel.configureBlocking(false);
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    channel.register(selector, SelectionKey.OP_READ, new Member(channel));
                }
            } else {
                read((Member) key.attachment());
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void read(Member from) throws IOException {
        staging.clear();
        if (from.channel.read(staging) < 0) {
            members.remove(from);
            from.channel.close();
            return;
        }
        from.unread.put(staging.flip()).flip();
        for (int body = bodyBytes(from.unread); body >= 0; body = bodyBytes(from.unread)) {
            byte[] bytes = new byte[body];
            from.unread.position(from.unread.position() + HEADER_BYTES).get(bytes);
            take(from, new String(bytes, StandardCharsets.UTF_8));
        }
        from.unread.compact();
    }

    /** The length of the first body, -1 if it is not whole. */
    private static int bodyBytes(ByteBuffer unread) {
        if (unread.remaining() < HEADER_BYTES) {
            return -1;
        }
        int bytes = 0;
        for (int i = unread.position(); unread.get(i) != ' '; i++) {
            bytes = bytes * 10 + unread.get(i) - '0';
        }
        return unread.remaining() < HEADER_BYTES + bytes ? -1 : bytes;
    }

    private void take(Member from, String text) {
        if (from.name.isEmpty()) {
            from.name = text.substring("USERNAME:".length());
            members.add(from);
            listDue = true;
        } else {
            int before = feed.position();
            append(("[" + from.name + "] " + text).getBytes(StandardCharsets.UTF_8));
            from.ownFrom = from.ownTo == 0 ? before : from.ownFrom;
            from.ownTo = feed.position();
        }
    }

    private void append(byte[] body) {
        String length = Integer.toString(body.length);
        feed.put((length + " ".repeat(HEADER_BYTES - length.length())).getBytes(StandardCharsets.US_ASCII));
        feed.put(body);
    }

    private void write(SocketChannel channel, int from, int to) throws IOException {
        if (from < to) {
            int limit = feed.limit();
            channel.write(feed.position(from).limit(to));
            feed.limit(limit);
        }
    }

    private static final class Member {
        private final SocketChannel channel;
        private final ByteBuffer unread = ByteBuffer.allocate(2 * READ_BYTES);
        private String name = "";
        private int ownFrom;
        private int ownTo;

        private Member(SocketChannel channel) {
            this.channel = channel;
        }
    }
}
