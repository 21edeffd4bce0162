package chat.server;

import static chat.server.SessionPeer.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.e2e.Await;
import chat.hub.Answer;
import chat.hub.ForwardingLog;
import chat.hub.MessageLog;
import chat.hub.Retention;
import chat.protocol.Entry;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.RoomEvent;
import chat.protocol.SessionEvent;
import chat.protocol.Span;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import chat.store.FaultyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that runs on while the clock does: what is too old or too much goes, and everybody is told the truth about it. */
class RetentionTest {
    private static final Limits NO_PACE = Limits.DEFAULT
            .with(Limit.MESSAGES_PER_SECOND, 0)
            .with(Limit.BYTES_PER_SECOND, 0)
            .with(Limit.PAGE_BYTES_PER_SECOND, 0);
    private static final int TEXT_CHARS = 15_000;
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private long n;
    private long last;
    private int removing;

    /** Where the history is. */
    enum Kept {
        IN_MEMORY,
        ON_DISK
    }

    @EdgeOf(Limit.HISTORY_DAYS)
    @ParameterizedTest
    @EnumSource
    void what_is_older_than_its_days_goes_the_rest_stays_and_places_go_on(Kept kept) throws IOException {
        try (SimServer sim = server(kept, NO_PACE.with(Limit.HISTORY_DAYS, 2))) {
            say(sim, "ada", "the first day");
            hours(sim, 24);
            say(sim, "ada", "the second day");
            hours(sim, 23);
            assertThat(texts(sim)).as("after 47 hours").containsExactly("the first day", "the second day");
            hours(sim, 1);
            assertThat(texts(sim)).as("after 48 hours").containsExactly("the first day", "the second day");
            hours(sim, 1);
            TalkEvent.Page page = page(sim, 0);
            assertThat(page.first()).as("it speaks of what went, too").isEqualTo(1);
            assertThat(page.entries()).extracting(Entry::seq).containsExactly(2L);
            assertThat(opened(sim).first()).isEqualTo(2);
            assertThat(sim.log()).contains("history_removed entries=1");
            hours(sim, 48);
            assertThat(texts(sim)).isEmpty();
            assertThat(opened(sim))
                    .extracting(RoomEvent.Opened::first, RoomEvent.Opened::last)
                    .containsExactly(3L, 2L);
            assertThat(say(sim, "bob", "the fifth day").seq()).isEqualTo(3);
            assertThat(texts(sim)).containsExactly("the fifth day");
        }
    }

    @EdgeOf(Limit.HISTORY_MEBIBYTES)
    @ParameterizedTest
    @EnumSource
    void of_what_is_too_much_the_oldest_goes_and_no_more_than_must(Kept kept) throws IOException {
        try (SimServer sim = server(kept, NO_PACE.with(Limit.HISTORY_MEBIBYTES, 1))) {
            int fits = MEBIBYTE / TEXT_CHARS / 2;
            sayMany(sim, fits);
            hours(sim, 1);
            assertThat(texts(sim)).as("half of it").hasSize(fits);
            sayMany(sim, 2 * fits + 10);
            hours(sim, 1);
            TalkEvent.Page page = page(sim, 0);
            List<Long> there = page.entries().stream().map(Entry::seq).toList();
            assertThat(there)
                    .as("the newest, without a gap")
                    .isEqualTo(
                            LongStream.rangeClosed(there.get(0), last).boxed().toList());
            assertThat(there.size() * TEXT_CHARS).isBetween(MEBIBYTE / 2, MEBIBYTE);
            assertThat(opened(sim).first()).isEqualTo(there.get(0));
            assertThat(say(sim, "bob", "more").seq()).isEqualTo(last);
            hours(sim, 3);
            assertThat(opened(sim).first()).as("nothing more goes").isBetween(there.get(0), there.get(0) + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_was_away_while_it_went_gets_all_that_is_there_and_is_told_where_it_begins(Kept kept) throws IOException {
        try (SimServer sim = server(kept, NO_PACE.with(Limit.HISTORY_DAYS, 1))) {
            for (int hour = 0; hour < 40; hour++) {
                say(sim, "ada", "hour " + hour);
                hours(sim, 1);
            }
            RoomEvent.Opened opened = opened(sim);
            List<Entry> missed = page(sim, 5).entries(); // what a client asks that had heard the first five
            assertThat(missed.get(0).seq()).isEqualTo(opened.first()).isBetween(15L, 17L);
            assertThat(missed)
                    .extracting(Entry::seq)
                    .isEqualTo(
                            LongStream.rangeClosed(opened.first(), 40).boxed().toList());
            assertThat(opened.last()).isEqualTo(40);
        }
    }

    /** Without an option nothing goes for being a year old but what is older. */
    @ParameterizedTest
    @EnumSource
    void with_the_days_off_nothing_goes(Kept kept) throws IOException {
        try (SimServer sim = server(kept, NO_PACE.with(Limit.HISTORY_DAYS, 0))) {
            say(sim, "ada", "long ago");
            sim.time.advanceMillis(TimeUnit.DAYS.toMillis(3_650));
            hours(sim, 2);
            assertThat(texts(sim)).containsExactly("long ago");
        }
    }

    private SimServer server(Kept kept, Limits limits) throws IOException {
        SimServer sim = kept == Kept.IN_MEMORY
                ? new SimServer(limits)
                : new SimServer(limits, (loop, answers) -> new Watched(new FaultyStore().open(folder, loop)));
        sim.network.windowBytes(MEBIBYTE);
        return sim;
    }

    /** Knows when what is too much is gone. */
    private final class Watched implements ForwardingLog {
        private final MessageLog behind;

        Watched(MessageLog behind) {
            this.behind = behind;
        }

        @Override
        public MessageLog behind() {
            return behind;
        }

        @Override
        public boolean retain(Retention bounds, long nowMillis, Consumer<Answer<Retention.Removed>> answer) {
            removing++;
            return behind.retain(bounds, nowMillis, done -> {
                removing--;
                answer.accept(done);
            });
        }
    }

    private Entry say(SimServer sim, String name, String text) throws IOException {
        return say(sim, name, text, 1);
    }

    private void sayMany(SimServer sim, int times) throws IOException {
        say(sim, "ada", "x".repeat(TEXT_CHARS), times);
    }

    /** So many times the same, a tenth of a second apart; returns the last. */
    private Entry say(SimServer sim, String name, String text, int times) throws IOException {
        SimMember member = join(sim, name);
        Entry kept = null;
        for (int i = 0; i < times; i++) {
            sim.time.advanceMillis(i == 0 ? 0 : 100);
            member.ask(new TalkRequest.Say(++n, LOBBY, TextKind.TEXT, text));
            kept = await(sim, member, TalkEvent.Said.class).entry();
            assertThat(kept.text()).isEqualTo(text);
        }
        member.ask(new LinkRequest.Disconnect());
        last = Objects.requireNonNull(kept).seq();
        return kept;
    }

    /** All of the lobby that is there. */
    private static List<String> texts(SimServer sim) throws IOException {
        return page(sim, 0).entries().stream().map(Entry::text).toList();
    }

    /** What follows that place; all pages of it as one. */
    private static TalkEvent.Page page(SimServer sim, long after) throws IOException {
        SimMember reader = join(sim, "reader");
        TalkEvent.Page all = ask(sim, reader, after);
        while (all.more()) {
            TalkEvent.Page next = ask(sim, reader, all.last());
            List<Entry> entries = new ArrayList<>(all.entries());
            entries.addAll(next.entries());
            all = new TalkEvent.Page(1, LOBBY, all.first(), next.last(), next.more(), entries);
        }
        reader.ask(new LinkRequest.Disconnect());
        return all;
    }

    private static TalkEvent.Page ask(SimServer sim, SimMember reader, long after) throws IOException {
        reader.ask(new TalkRequest.History(1, LOBBY, new Span(Span.Edge.AFTER, after), 200));
        return await(sim, reader, TalkEvent.Page.class);
    }

    /** How the lobby stands, as a newcomer is told. */
    private static RoomEvent.Opened opened(SimServer sim) throws IOException {
        SimMember member = SimMember.hello(sim, "newcomer");
        RoomEvent.Opened opened = await(sim, member, RoomEvent.Opened.class);
        member.ask(new LinkRequest.Disconnect());
        return opened;
    }

    private static SimMember join(SimServer sim, String name) throws IOException {
        SimMember member = SimMember.hello(sim, name);
        await(sim, member, LinkEvent.Ready.class);
        return member;
    }

    /** A history on a disk answers at its own time. */
    private static <T extends SessionEvent> T await(SimServer sim, SimMember member, Class<T> kind) {
        return Await.until(
                        kind.getSimpleName(),
                        () -> {
                            turn(sim);
                            return member.heard(kind);
                        },
                        heard -> !heard.isEmpty())
                .get(0);
    }

    /** So many hours pass, and each time what the hour takes away is gone. */
    private void hours(SimServer sim, int hours) {
        for (int i = 0; i < hours; i++) {
            sim.time.advanceMillis(TimeUnit.HOURS.toMillis(1));
            turn(sim);
            Await.until(
                    "end of the removal",
                    () -> {
                        turn(sim);
                        return removing;
                    },
                    still -> still == 0);
            turn(sim);
        }
    }

    private static void turn(SimServer sim) {
        try {
            sim.turn(10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
