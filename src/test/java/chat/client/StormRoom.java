package chat.client;

import chat.client.ClientSettings.Speak;
import chat.client.model.Answer;
import chat.client.model.Event;
import chat.client.model.Request;
import chat.client.model.TalkNews;
import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Heard;
import chat.net.EventLoop;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.Span;
import chat.protocol.TextKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One room of {@link StormTest}: three users who talk through a bad network, and what each run of each was told. Loop thread only. */
final class StormRoom implements AutoCloseable {
    private static final int USERS = 3;
    private static final int LINES = 15;
    private static final int SAY_MILLIS_MAX = 700;
    private static final int ASK_AGAIN_MILLIS = 20;

    private final EventLoop loop;
    private final FaultProxy proxy;
    private final Path folder;
    private final RoomName room;
    private final Random random;
    private final List<User> users = new ArrayList<>();
    private final List<Heard> history = new ArrayList<>();
    private boolean historyThere;
    private int drops;

    StormRoom(EventLoop loop, InetSocketAddress server, Path folder, int number, long seed) throws IOException {
        this.loop = loop;
        this.folder = folder;
        this.room = new RoomName("storm" + number);
        this.random = new Random(seed);
        this.proxy = new FaultProxy(server, seed);
        for (int i = 0; i < USERS; i++) {
            User user = new User("u" + number + "." + "abc".charAt(i));
            users.add(user);
            user.begin();
        }
    }

    boolean allJoined() {
        return users.stream().allMatch(user -> user.joined);
    }

    /** The bad weather begins, and they begin to talk. */
    void storm() {
        proxy.storm();
        users.forEach(User::sayNext);
    }

    boolean allSaid() {
        return users.stream().allMatch(user -> user.said.size() == LINES);
    }

    void calm() {
        proxy.calm();
    }

    /** Whether all is delivered and everybody has been told as much as the others. */
    boolean settled() {
        long last = users.stream().mapToLong(user -> user.now.last).max().orElse(0);
        return users.stream().allMatch(user -> user.link.unsettled() == 0 && user.now.last == last && user.now.whole());
    }

    void askForAll() {
        askFrom(0);
    }

    boolean historyThere() {
        return historyThere;
    }

    int drops() {
        return drops;
    }

    List<String> problems() {
        TalkCheck check = new TalkCheck(history);
        for (User user : users) {
            check.delivered(user.said);
            for (Run run : user.runs) {
                check.run(user.name, run.told, run == user.now);
            }
        }
        return check.problems();
    }

    @Override
    public void close() throws IOException {
        for (User user : users) {
            user.link.leave(1, () -> {});
            user.installation.close();
        }
        proxy.close();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("#" + room);
        for (User user : users) {
            text.append(' ')
                    .append(user.name)
                    .append("[joined=")
                    .append(user.joined)
                    .append(" said=")
                    .append(user.said.size())
                    .append(" unsettled=")
                    .append(user.link.unsettled())
                    .append(" last=")
                    .append(user.now.last)
                    .append(" holes=")
                    .append(user.now.missing)
                    .append(" failed=")
                    .append(user.failed)
                    .append(" why=")
                    .append(user.why)
                    .append(']');
        }
        return text.toString();
    }

    private void askFrom(long after) {
        users.get(0).link.ask(new Request.Page(new Place.InRoom(room), new Span(Span.Edge.AFTER, after), 200));
    }

    /** What one run of a client was told. */
    private static final class Run {
        final List<Entries> told = new ArrayList<>();
        final Map<Long, Long> here = new HashMap<>();
        long last;
        long missing;

        void told(Entries entries) {
            told.add(entries);
            entries.lines().forEach(line -> here.put(line.entry().seq(), 1L));
            last = Math.max(last, entries.last());
            missing = last - here.size();
        }

        boolean whole() {
            return missing == 0;
        }
    }

    private final class User {
        final String name;
        final List<String> said = new ArrayList<>();
        final List<Run> runs = new ArrayList<>();
        final int killedAt = 2 + random.nextInt(2 * LINES); // or not at all
        Run now = new Run();
        boolean joined;
        int failed;
        long ids;
        String why = "";
        Runnable whenDown = () -> {};
        ServerLink link;
        Installation installation;

        User(String name) {
            this.name = name;
            this.installation = install();
            this.link = link(now);
        }

        void begin() {
            runs.add(now);
            link.connectNow();
        }

        void sayNext() {
            String text = name + " says " + said.size();
            said.add(text);
            link.say(++ids, new Place.InRoom(room), TextKind.TEXT, text);
            if (said.size() == killedAt) {
                killed();
            }
            if (said.size() < LINES) {
                loop.after(random.nextInt(SAY_MILLIS_MAX), this::sayNext);
            }
        }

        /** Its process is gone in this moment, and the next one starts. */
        private void killed() {
            proxy.cut();
            ServerLink dead = link;
            whenDown = dead::disconnect; // or it would come back
            try {
                installation.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            now = new Run();
            installation = install();
            link = link(now);
            begin();
        }

        private Installation install() {
            ClientSettings settings = ClientSettings.of("localhost", proxy.port(), name);
            Run run = now;
            return Installation.open(folder.resolve(name), settings, loop.wallMillis(), sentence -> {
                if (run == now) {
                    throw new AssertionError(sentence);
                }
            });
        }

        private ServerLink link(Run run) {
            InetSocketAddress proxied = new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port());
            return new ServerLink(
                    loop,
                    ClientSettings.of("localhost", proxy.port(), name).speaking(Speak.SESSION),
                    installation,
                    KnownWay.to(proxied),
                    random::nextDouble,
                    LinkLog.NONE,
                    event -> heard(run, event));
        }

        private void heard(Run run, Event event) {
            if (run != now) { // of a process that is no more
                if (event instanceof Event.LinkDown down && down.retryInMillis() >= 0) {
                    loop.execute(whenDown);
                }
                return;
            }
            if (event instanceof Event.Ready && !joined) {
                link.ask(new Request.Join(room));
            } else if (event instanceof Event.LinkDown down) {
                drops++;
                why = down.why();
            } else if (event instanceof Event.Talk talk) {
                told(run, talk.news());
            } else if (event instanceof Event.Answered answered) {
                answered(answered.answer());
            }
        }

        private void told(Run run, TalkNews news) {
            if (news instanceof Entries entries && entries.place().equals(new Place.InRoom(room))) {
                run.told(entries);
            } else if (news instanceof TalkNews.Failed line) {
                failed++;
                why = line.sentence();
            }
        }

        private void answered(@Nullable Answer answer) {
            if (answer instanceof Answer.Done done && done.request() instanceof Request.Join) {
                joined = true;
            } else if (answer instanceof Answer.Page page) {
                history.addAll(page.entries().lines());
                historyThere = !page.more();
                if (page.more()) {
                    askFrom(page.entries().last());
                }
            } else if (answer instanceof Answer.Refused refused) {
                why = refused.sentence();
                if (refused.request() instanceof Request.Page page) { // the connection was lost at the last moment
                    loop.after(ASK_AGAIN_MILLIS, () -> link.ask(page));
                }
            }
        }
    }
}
