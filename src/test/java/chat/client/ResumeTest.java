package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.TalkNews;
import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Filling;
import chat.client.model.TalkNews.Heard;
import chat.client.model.TalkNews.Hole;
import chat.client.model.TalkNews.Origin;
import chat.client.model.TalkNews.Speaker;
import chat.protocol.Entry;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.Tag;
import chat.protocol.TalkEvent;
import chat.protocol.TextKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ResumeTest {
    private static final Place OPS = new Place.InRoom(new RoomName("ops"));
    private static final Place BOB = new Place.With("bob");

    private final List<TalkNews> told = new ArrayList<>();
    private final ArrayDeque<Fetch> fetches = new ArrayDeque<>();
    private final Resume resume = new Resume(
            entry -> new Heard(
                    entry,
                    entry.from().equals("alice") ? Speaker.OWN : Speaker.OTHER,
                    entry.text().equals("mine") ? 7 : 0),
            new Resume.Out() {
                @Override
                public void tell(TalkNews news) {
                    told.add(news);
                }

                @Override
                public void fetch(Fetch fetch) {
                    fetches.add(fetch);
                }
            },
            Resume.Order.NEWEST_FIRST);

    /** What the server keeps, and how many entries go into one of its pages. */
    private long first = 1;

    private long last;
    private int pageMax = 200;

    @Test
    void a_newcomer_gets_a_screen_and_no_more() {
        last = 1_000;
        open(OPS, 1_000);
        assertThat(answerAll()).isEqualTo(1);
        assertThat(seqs(Origin.REPLAY)).containsExactlyElementsOf(range(951, 1_000));
        assertThat(told.get(0)).isInstanceOf(TalkNews.Opened.class);
        assertThat(told).noneMatch(Hole.class::isInstance);
    }

    @Test
    void a_newcomer_gets_what_is_unread_as_far_as_a_page_goes_the_newest_first() {
        last = 1_000;
        open(OPS, 900);
        answerAll();
        List<Entries> pages = pages();
        assertThat(pages.get(0).first()).isEqualTo(951);
        assertThat(seqs(Origin.REPLAY)).containsExactlyInAnyOrderElementsOf(range(876, 1_000));
    }

    @Test
    void what_was_missed_comes_newest_first_then_from_the_oldest_on_and_once() {
        heldUpTo(100);
        last = 10_100;
        open(OPS, 100);
        assertThat(told).contains(new Hole(OPS, 101, 10_100, Filling.COMING));
        answer();
        live(10_101);
        answerAll();
        assertThat(pages().get(0).first()).isEqualTo(10_051);
        assertThat(pages().get(1).lines().get(0).entry().seq()).isEqualTo(10_101);
        assertThat(pages().get(2).first()).isEqualTo(101);
        assertThat(seqs(Origin.REPLAY)).containsExactlyInAnyOrderElementsOf(range(101, 10_100));
        assertThat(seqs(Origin.LIVE)).containsExactly(10_101L);
    }

    @Test
    void what_the_server_keeps_no_more_is_a_hole_for_ever() {
        heldUpTo(100);
        first = 500;
        last = 600;
        open(OPS, 100);
        answerAll();
        assertThat(told).contains(new Hole(OPS, 101, 499, Filling.NEVER), new Hole(OPS, 500, 600, Filling.COMING));
        assertThat(seqs(Origin.REPLAY)).containsExactlyInAnyOrderElementsOf(range(500, 600));
    }

    @Test
    void what_goes_while_it_is_fetched_is_a_hole_for_ever() {
        heldUpTo(100);
        last = 1_000;
        open(OPS, 100);
        answer();
        first = 700;
        answerAll();
        assertThat(told).contains(new Hole(OPS, 101, 300, Filling.NEVER));
        assertThat(seqs(Origin.REPLAY)).containsExactlyInAnyOrderElementsOf(range(700, 1_000));
        assertThat(fetches).isEmpty();
    }

    @Test
    void of_a_very_long_absence_the_rest_waits_until_somebody_asks() {
        heldUpTo(100);
        last = 50_000;
        open(OPS, 100);
        assertThat(told)
                .contains(
                        new Hole(OPS, 101, 30_000, Filling.ON_REQUEST), new Hole(OPS, 30_001, 50_000, Filling.COMING));
    }

    @Test
    void a_gap_in_the_middle_is_the_same() {
        heldUpTo(100);
        last = 500;
        resume.gap(new TalkEvent.Gap(OPS, 480));
        live(481);
        answerAll();
        assertThat(seqs(Origin.LIVE)).containsExactly(481L);
        assertThat(seqs(Origin.REPLAY)).containsExactlyInAnyOrderElementsOf(range(101, 480));
    }

    @Test
    void a_gap_that_nobody_told_of_is_noticed() {
        heldUpTo(100);
        last = 105;
        live(105);
        answerAll();
        assertThat(seqs(Origin.REPLAY)).containsExactlyInAnyOrderElementsOf(range(101, 104));
    }

    @Test
    void what_came_already_is_dropped() {
        heldUpTo(100);
        live(100);
        live(99);
        assertThat(told).isEmpty();
    }

    @Test
    void a_line_of_ours_that_is_answered_with_its_old_place_is_told() {
        last = 1_000;
        open(OPS, 1_000);
        answerAll();
        told.clear();
        resume.said(OPS, entry(10, "alice", "mine"));
        assertThat(told.get(0)).isEqualTo(new Hole(OPS, 11, 950, Filling.ON_REQUEST));
        assertThat(pages()).hasSize(1);
        assertThat(pages().get(0).lines().get(0).id()).isEqualTo(7);
    }

    @Test
    void another_epoch_forgets_all() {
        heldUpTo(100);
        resume.voided();
        last = 20;
        open(OPS, 20);
        answerAll();
        assertThat(told.get(0)).isEqualTo(new TalkNews.Voided());
        assertThat(seqs(Origin.REPLAY)).containsExactlyElementsOf(range(1, 20));
    }

    @Test
    void a_room_that_is_not_opened_again_is_closed_and_a_private_talk_is_asked_for_news() {
        heldUpTo(100);
        resume.said(BOB, entry(1, "bob", "psst"));
        answerAll();
        told.clear();
        resume.dropped();
        resume.ready();
        assertThat(told).containsExactly(new TalkNews.Closed(OPS, "You are not in #ops any more."));
        last = 3;
        answerAll();
        assertThat(seqs(Origin.REPLAY)).containsExactly(2L, 3L);
    }

    @Test
    void a_page_that_cannot_be_had_stays_open_until_somebody_asks() {
        heldUpTo(100);
        last = 300;
        open(OPS, 100);
        resume.refused(fetches.remove());
        assertThat(told).contains(new Hole(OPS, 101, 300, Filling.ON_REQUEST));
        assertThat(fetches).isEmpty();
    }

    @Test
    void our_own_line_is_read_when_it_is_said() {
        heldUpTo(100);
        resume.said(OPS, entry(101, "alice", "hello"));
        assertThat(told).endsWith(new TalkNews.ReadTo(OPS, 101));
    }

    /** Drops, gaps, short pages, entries that go: whatever happens, each entry is told once, and what is missing is a hole. */
    @RepeatedTest(300)
    void whatever_happens_each_entry_is_told_once_and_the_rest_are_holes() {
        long seed = Long.getLong("seed", new Random().nextLong());
        Random random = new Random(seed);
        last = random.nextInt(400);
        open(OPS, random.nextInt(400));
        long start = last;
        for (int i = 0; i < 60; i++) {
            pageMax = 1 + random.nextInt(200);
            switch (random.nextInt(8)) {
                case 0 -> {
                    last += random.nextInt(1_000);
                    fetches.clear();
                    resume.dropped();
                    open(OPS, 0);
                    resume.ready();
                }
                case 1 -> {
                    long upTo = last + 1 + random.nextInt(300);
                    last = upTo;
                    resume.gap(new TalkEvent.Gap(OPS, upTo));
                }
                case 2 -> first = Math.max(first, Math.min(last, first + random.nextInt(200)));
                case 3, 4 -> live(++last);
                case 5 -> live(Math.max(1, last - random.nextInt(500)));
                default -> {
                    if (!fetches.isEmpty()) {
                        answer();
                    }
                }
            }
        }
        answerAll();
        TreeMap<Long, Long> times = new TreeMap<>();
        TreeMap<Long, Long> never = new TreeMap<>();
        for (TalkNews news : told) {
            if (news instanceof Entries entries) {
                entries.lines().forEach(line -> times.merge(line.entry().seq(), 1L, Long::sum));
            } else if (news instanceof Hole hole && hole.filling() == Filling.NEVER) {
                LongStream.rangeClosed(hole.first(), hole.last()).forEach(seq -> never.put(seq, 1L));
            }
        }
        assertThat(times.values()).as("seed %d", seed).allMatch(count -> count == 1);
        for (long seq = start + 1; seq <= last; seq++) {
            assertThat(times.containsKey(seq) || never.containsKey(seq))
                    .as("seed %d: %d of %d is told, or gone", seed, seq, last)
                    .isTrue();
        }
    }

    private void heldUpTo(long seq) {
        last = seq;
        open(OPS, seq);
        answerAll();
        resume.dropped();
        resume.opened(new RoomEvent.Opened(OPS, "", first, seq, seq, 2));
        told.clear();
    }

    private void open(Place place, long read) {
        resume.opened(new RoomEvent.Opened(place, "", Math.min(first, last + 1), last, Math.min(read, last), 2));
    }

    private void live(long seq) {
        resume.said(OPS, entry(seq, "bob", "text " + seq));
    }

    private int answerAll() {
        int count = 0;
        for (; !fetches.isEmpty(); count++) {
            assertThat(count).as("fetches").isLessThan(100_000);
            answer();
        }
        return count;
    }

    /** As the server answers it: only what is kept, and no more than fits. */
    private void answer() {
        Fetch fetch = fetches.remove();
        long value = fetch.span().value();
        int limit = Math.min(fetch.limit(), pageMax);
        boolean before = fetch.span().edge() == chat.protocol.Span.Edge.BEFORE;
        long to = before ? Math.min(last, value - 1) : last;
        long from = before ? first : Math.max(first, value + 1);
        List<Entry> entries = new ArrayList<>();
        long at = before ? to : from;
        while (entries.size() < limit && at >= from && at <= to) {
            entries.add(entry(at, "bob", "text " + at));
            at += before ? -1 : 1;
        }
        entries.sort(Comparator.comparingLong(Entry::seq));
        boolean none = entries.isEmpty();
        long low = none ? 0 : entries.get(0).seq();
        long high = none ? 0 : entries.get(entries.size() - 1).seq();
        boolean more = !none && (before ? low > first : high < last);
        Place place = fetch.conversation().place();
        resume.fetched(fetch, new TalkEvent.Page(1, place, low, high, more, entries));
    }

    private List<Entries> pages() {
        return told.stream()
                .filter(Entries.class::isInstance)
                .map(Entries.class::cast)
                .toList();
    }

    private List<Long> seqs(Origin origin) {
        return pages().stream()
                .filter(page -> page.origin() == origin)
                .flatMap(page -> page.lines().stream())
                .map(line -> line.entry().seq())
                .toList();
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static Entry entry(long seq, String from, String text) {
        return new Entry(seq, seq, from, false, new Tag("0123456789abcdef"), TextKind.TEXT, text);
    }
}
