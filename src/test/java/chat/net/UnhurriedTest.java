package chat.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sim.FakeTime;
import chat.sim.SimNetwork;
import chat.sim.SimSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What need not be there at once waits a little in a large feed; nothing overtakes it, and nothing else waits. */
class UnhurriedTest {
    private final FakeTime time = new FakeTime();
    private final SimNetwork network = new SimNetwork();
    private final List<SimSocket> sockets = new ArrayList<>();
    private final Guests guests = new Guests(Guests.LIMITS);

    @Test
    void with_400_members_it_waits_for_20_ms_and_takes_along_what_came_meanwhile() throws IOException {
        try (EventLoop loop = new EventLoop(time, network)) {
            Feed feed = feedOf(loop, 400);
            feed.appendUnhurried(bytes("a"));
            later(loop, 19);
            feed.appendUnhurried(bytes("b"));
            loop.turn(0);
            assertThat(heard()).as("after 19 ms").containsOnly("");
            later(loop, 1);
            assertThat(heard()).as("after 20 ms").hasSize(400).containsOnly("ab");
            assertThat(feed.heldBytes()).isZero();
            later(loop, 100);
            assertThat(heard()).as("once").containsOnly("");
        }
    }

    @Test
    void what_is_in_a_hurry_takes_along_what_waits_before_it() throws IOException {
        try (EventLoop loop = new EventLoop(time, network)) {
            Feed feed = feedOf(loop, 400);
            feed.appendUnhurried(bytes("a"));
            loop.turn(0);
            feed.append(bytes("b"));
            feed.appendUnhurried(bytes("c"));
            loop.turn(0);
            assertThat(heard()).containsOnly("abc");
            later(loop, 100);
            assertThat(heard()).as("once").containsOnly("");
        }
    }

    @Test
    void a_frame_for_one_member_alone_does_not_overtake_what_waits_either() throws IOException {
        try (EventLoop loop = new EventLoop(time, network)) {
            Feed feed = feedOf(loop, 400);
            feed.appendUnhurried(bytes("a"));
            guests.connections().get(7).send(bytes("b"));
            loop.turn(0);
            assertThat(heard().get(7)).isEqualTo("ab");
            later(loop, 20);
            List<String> rest = heard();
            assertThat(rest.get(7)).isEmpty();
            assertThat(rest.get(8)).isEqualTo("a");
        }
    }

    @Test
    void it_waits_for_a_quarter_of_a_second_at_most_and_with_few_members_not_at_all() throws IOException {
        try (EventLoop loop = new EventLoop(time, network)) {
            Feed few = feedOf(loop, 19);
            few.appendUnhurried(bytes("a"));
            loop.turn(0);
            assertThat(heard()).containsOnly("a");
            Feed many = feedOf(loop, 6_000);
            many.appendUnhurried(bytes("b"));
            later(loop, 249);
            assertThat(heard()).containsOnly("");
            later(loop, 1);
            assertThat(heard().subList(19, 6_019)).containsOnly("b");
        }
    }

    @Test
    void who_joins_while_it_waits_does_not_get_it_and_who_leaves_does() throws IOException {
        try (EventLoop loop = new EventLoop(time, network)) {
            Feed feed = feedOf(loop, 400);
            Cursor leaving = feed.join(guests.connections().get(0));
            feed.appendUnhurried(bytes("a"));
            feed.leave(leaving);
            feed.join(guests.connections().get(1));
            later(loop, 20);
            assertThat(heard().subList(0, 3)).containsExactly("aa", "a", "a");
        }
    }

    private Feed feedOf(EventLoop loop, int count) throws IOException {
        if (sockets.isEmpty()) {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            Acceptor.listen(loop, any, guests);
        }
        Feed feed = loop.feed(1 << 20);
        int before = guests.connections().size();
        for (int i = 0; i < count; i++) {
            sockets.add(network.connect());
        }
        while (guests.connections().size() < sockets.size()) {
            loop.turn(0);
        }
        guests.connections().subList(before, guests.connections().size()).forEach(member -> feed.join(member));
        return feed;
    }

    private void later(EventLoop loop, long millis) throws IOException {
        time.advanceMillis(millis);
        loop.turn(0);
    }

    private List<String> heard() {
        return sockets.stream()
                .map(socket -> new String(socket.peerReads(Integer.MAX_VALUE), StandardCharsets.US_ASCII))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
