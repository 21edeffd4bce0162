package chat.store;

import static chat.store.Turns.T0;
import static chat.store.Turns.draft;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hub.Answer;
import chat.hub.Draft;
import chat.hub.EntryKind;
import chat.hub.Identity;
import chat.hub.Invitation;
import chat.hub.KeyBook;
import chat.hub.KeyChange;
import chat.hub.KnownKey;
import chat.hub.LogEntry;
import chat.hub.MessageLog;
import chat.hub.Note;
import chat.hub.Page;
import chat.hub.PageRequest;
import chat.hub.ReadMark;
import chat.hub.Receipt;
import chat.hub.Retention;
import chat.hub.RoomChange;
import chat.hub.RoomFacts;
import chat.hub.Visited;
import chat.protocol.SignInKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every log does, on a disk or in memory. */
abstract class MessageLogContract {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    final Turns turns = new Turns();
    MessageLog log;

    abstract MessageLog open();

    @BeforeEach
    void begin() {
        log = open();
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void places_count_from_1_in_each_room_without_gap() {
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            assertThat(log.append(draft(i % 3 == 0 ? "den" : "lobby", "alice", i, "m" + i), receipts::add))
                    .isTrue();
        }
        turns.until("300 receipts", () -> receipts.size() == 300);
        assertThat(receipts).allMatch(r -> r instanceof Receipt.Committed);
        assertThat(seqs("lobby")).containsExactlyElementsOf(upTo(200));
        assertThat(seqs("den")).containsExactlyElementsOf(upTo(100));
        assertThat(turns.texts(log, "den")).startsWith("m3", "m6").endsWith("m300");
    }

    @Test
    void nobody_is_answered_while_asking_and_answers_come_in_order() {
        List<String> answered = new ArrayList<>();
        log.append(draft(1, "one"), r -> answered.add("one"));
        log.append(draft(1, "one"), r -> answered.add("again"));
        log.markRead(new ReadMark("bob", "lobby", 1), r -> answered.add("mark"));
        log.append(draft(2, "two"), r -> answered.add("two"));
        assertThat(answered).isEmpty();
        turns.until("answers", () -> answered.size() == 4);
        assertThat(answered).containsExactly("one", "again", "mark", "two");
    }

    @Test
    void keys_and_invitations_are_kept_and_an_invitation_goes_with_the_key_that_it_admits() {
        SignInKey key = new SignInKey("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        SignInKey other = new SignInKey("PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw");
        Invitation one = new Invitation("1".repeat(64), "", T0, T0 + DAY, "owner");
        Invitation two = new Invitation("2".repeat(64), "bert", T0 + 1, T0 + DAY, "anna");
        KnownKey annas = new KnownKey(key, new Identity("k" + "0".repeat(32), "anna"), T0 + 2, "owner");
        KnownKey berts = new KnownKey(other, new Identity(1001, "bert"), T0 + 3, "anna");
        assertThat(book()).isEqualTo(new KeyBook.Kept(List.of(), List.of()));
        keep(new KeyChange.Invited(one));
        keep(new KeyChange.Invited(two));
        assertThat(book()).isEqualTo(new KeyBook.Kept(List.of(), List.of(one, two)));
        keep(new KeyChange.Bound(annas, one.hash()));
        keep(new KeyChange.Bound(berts, two.hash()));
        assertThat(book()).isEqualTo(new KeyBook.Kept(List.of(annas, berts), List.of()));
        keep(new KeyChange.Invited(one));
        keep(new KeyChange.Withdrawn(one.hash()));
        keep(new KeyChange.Withdrawn(two.hash()));
        keep(new KeyChange.Revoked(key));
        keep(new KeyChange.Revoked(key));
        assertThat(book()).isEqualTo(new KeyBook.Kept(List.of(berts), List.of()));
    }

    KeyBook.Kept book() {
        List<Answer<KeyBook.Kept>> answers = new ArrayList<>();
        assertThat(log.keys().all(answers::add)).isTrue();
        assertThat(answers).isEmpty();
        turns.until("all keys", () -> answers.size() == 1);
        return ((Answer.Found<KeyBook.Kept>) answers.get(0)).value();
    }

    void keep(KeyChange change) {
        List<Answer<KeyChange>> answers = new ArrayList<>();
        assertThat(log.keys().keep(change, answers::add)).isTrue();
        assertThat(answers).isEmpty();
        turns.until("kept", () -> answers.size() == 1);
        assertThat(answers).containsExactly(new Answer.Found<>(change));
    }

    @Test
    void what_is_sent_again_becomes_the_same_entry() {
        LogEntry first = turns.kept(log, draft(7, "hello"));
        turns.kept(log, draft(8, "more"));
        Draft later = new Draft("lobby", "alice", "alice-phone", 7, EntryKind.TEXT, "hello", T0 + 99 * DAY);
        assertThat(turns.say(log, later)).isEqualTo(new Receipt.Duplicate(first));
        assertThat(turns.texts(log, "lobby")).containsExactly("hello", "more");
    }

    @Test
    void a_number_used_for_something_else_is_a_conflict() {
        turns.kept(log, draft(7, "hello"));
        for (Draft other : List.of(
                draft(7, "hullo"),
                draft("den", "alice", 7, "hello"),
                new Draft("lobby", "alice", "alice-phone", 7, EntryKind.ACTION, "hello", T0))) {
            assertThat(turns.say(log, other)).isInstanceOf(Receipt.Conflict.class);
        }
        assertThat(turns.texts(log, "lobby")).containsExactly("hello");
    }

    @Test
    void numbers_belong_to_a_device_and_0_is_none() {
        turns.kept(log, draft(1, "hello"));
        turns.kept(log, new Draft("lobby", "alice", "alice-desk", 1, EntryKind.TEXT, "hello", T0));
        turns.kept(log, new Draft("lobby", "bob", "bob-phone", 1, EntryKind.TEXT, "hello", T0));
        turns.kept(log, new Draft("lobby", "old", "", 0, EntryKind.TEXT, "hello", T0));
        turns.kept(log, new Draft("lobby", "old", "", 0, EntryKind.TEXT, "hello", T0));
        assertThat(turns.texts(log, "lobby")).hasSize(5);
        // Numbers may come late: a lower one that was never used is no resend.
        turns.kept(log, draft(9, "nine"));
        turns.kept(log, draft(5, "five"));
    }

    @Test
    void a_number_used_under_another_name_is_used() {
        LogEntry first = turns.kept(log, draft(7, "hello"));
        Draft again = new Draft("lobby", "zoe", "alice-phone", 7, EntryKind.TEXT, "hello", T0);
        assertThat(turns.say(log, again)).isEqualTo(new Receipt.Duplicate(first));
        Draft other = new Draft("lobby", "zoe", "alice-phone", 7, EntryKind.TEXT, "hullo", T0);
        assertThat(turns.say(log, other)).isInstanceOf(Receipt.Conflict.class);
        LogEntry second = turns.kept(log, new Draft("lobby", "zoe", "alice-phone", 8, EntryKind.TEXT, "hello", T0));
        assertThat(turns.say(log, new Draft("lobby", "alice", "alice-phone", 8, EntryKind.TEXT, "hello", T0)))
                .isEqualTo(new Receipt.Duplicate(second));
        turns.kept(log, draft(6, "late"));
    }

    @Test
    void what_is_only_asked_for_is_found_if_it_was_kept_and_never_kept() {
        LogEntry first = turns.kept(log, draft(7, "hello"));
        assertThat(turns.ask(log, draft(7, "hello"))).isEqualTo(new Receipt.Duplicate(first));
        assertThat(turns.ask(log, draft(7, "hullo"))).isInstanceOf(Receipt.Conflict.class);
        for (Draft never : List.of(draft(8, "more"), draft(6, "less"), draft("den", "zoe", 7, "hello"))) {
            assertThat(turns.ask(log, never)).isEqualTo(new Receipt.Unknown());
            assertThat(turns.ask(log, never)).isEqualTo(new Receipt.Unknown());
        }
        assertThat(turns.<List<RoomFacts>>found(log::rooms)).hasSize(1);
        turns.kept(log, draft(8, "more"));
        log.change(new RoomChange.Delete("lobby"), any -> {});
        assertThat(turns.ask(log, draft(7, "hello"))).as("removed").isEqualTo(new Receipt.Duplicate(first));
        assertThat(turns.texts(log, "lobby")).isEmpty();
    }

    @Test
    void what_was_handed_over_before_counts_for_what_is_asked() {
        List<Receipt> receipts = new ArrayList<>();
        log.lookUp(draft(7, "hello"), receipts::add);
        log.append(draft(7, "hello"), receipts::add);
        log.lookUp(draft(7, "hello"), receipts::add);
        assertThat(receipts).isEmpty();
        turns.until("receipts", () -> receipts.size() == 3);
        assertThat(receipts.get(0)).isInstanceOf(Receipt.Unknown.class);
        assertThat(receipts.get(1)).isInstanceOf(Receipt.Committed.class);
        assertThat(receipts.get(2)).isInstanceOf(Receipt.Duplicate.class);
    }

    @Test
    void private_talk_that_comes_again_is_known_whoever_it_would_be_with_now() {
        LogEntry first = turns.kept(log, draft("@alice:1,bob:2", "alice", 7, "psst"));
        assertThat(turns.say(log, draft("@alice:1,bob:3", "alice", 7, "psst"))).isEqualTo(new Receipt.Duplicate(first));
        assertThat(turns.say(log, draft("@alice:1,bob:3", "alice", 7, "pst"))).isInstanceOf(Receipt.Conflict.class);
        assertThat(turns.say(log, draft("lobby", "alice", 7, "psst"))).isInstanceOf(Receipt.Conflict.class);
        log.change(new RoomChange.Delete("@alice:1,bob:2"), any -> {});
        assertThat(turns.say(log, draft("@alice:1,bob:3", "alice", 7, "psst")))
                .as("also when it was removed")
                .isEqualTo(new Receipt.Duplicate(first));
    }

    @Test
    void a_page_is_before_after_around_or_from_a_time() {
        for (int i = 1; i <= 20; i++) {
            turns.kept(log, draft(i, "m" + i));
        }
        check(new PageRequest.Latest(), 3, true, false, 18, 19, 20);
        check(new PageRequest.Before(4), 5, false, true, 1, 2, 3);
        check(new PageRequest.Before(10), 3, true, true, 7, 8, 9);
        check(new PageRequest.After(17), 5, true, false, 18, 19, 20);
        check(new PageRequest.After(0), 2, false, true, 1, 2);
        check(new PageRequest.Around(10), 4, true, true, 8, 9, 10, 11);
        check(new PageRequest.Around(1), 4, false, true, 1, 2, 3, 4);
        check(new PageRequest.From(T0 + 5_500), 2, true, true, 6, 7);
        check(new PageRequest.From(T0 + 6_000), 2, true, true, 6, 7);
        check(new PageRequest.From(0), 2, false, true, 1, 2);
        check(new PageRequest.From(T0 + DAY), 2, true, false);
        check(new PageRequest.Before(1), 5, false, true);
        check(new PageRequest.After(20), 5, true, false);
        check(new PageRequest.After(Long.MAX_VALUE), 5, true, false);
        assertThat(turns.page(log, "nowhere", new PageRequest.Latest(), 5)).isEqualTo(Page.EMPTY);
    }

    @Test
    void entries_come_back_whole() {
        String text = "zwei\nZeilen \"und\" 'so' \\ \u0000 👋🏽 %s ; --";
        Draft draft = new Draft("a room", "Zoë", "d'ev", 3, EntryKind.BLOCK, text, T0 + 1);
        LogEntry kept = turns.kept(log, draft);
        assertThat(kept).isEqualTo(draft.at(1));
        assertThat(turns.page(log, "a room", new PageRequest.Latest(), 1).entries())
                .containsExactly(kept);
    }

    @Test
    void rooms_are_made_renamed_and_removed() {
        RoomFacts made = turns.changed(log, new RoomChange.Create("den", T0));
        assertThat(made).isEqualTo(new RoomFacts("den", "", T0, T0, 1, 0));
        turns.kept(log, draft("den", "bob", 1, "hello den"));
        turns.changed(log, new RoomChange.Topic("den", "tea"));
        assertThat(turns.changed(log, new RoomChange.Create("den", T0 + 9)).topic())
                .isEqualTo("tea");
        assertThat(turns.found(log::rooms)).containsExactly(new RoomFacts("den", "tea", T0, T0 + 1_000, 1, 1));
        turns.changed(log, new RoomChange.Delete("den"));
        assertThat(turns.found(log::rooms)).isEmpty();
        assertThat(turns.page(log, "den", new PageRequest.Latest(), 9)).isEqualTo(Page.EMPTY);
        assertThat(turns.hits(log, "hello", "den")).isEmpty();
        assertThat(turns.answer(
                        (Turns.Question<Answer<RoomFacts>>) a -> log.change(new RoomChange.Topic("den", "x"), a)))
                .isInstanceOf(Answer.Failed.class);
    }

    @Test
    void a_room_made_again_goes_on_counting_and_knows_what_was_sent_before() {
        LogEntry before = turns.kept(log, draft("den", "bob", 1, "hello den"));
        turns.changed(log, new RoomChange.Delete("den"));
        assertThat(turns.say(log, draft("den", "bob", 1, "hello den"))).isEqualTo(new Receipt.Duplicate(before));
        assertThat(turns.kept(log, draft("den", "bob", 2, "again")).seq()).isEqualTo(2);
        assertThat(turns.texts(log, "den")).containsExactly("again");
        assertThat(turns.hits(log, "from:bob", "den")).containsExactly("again");
    }

    @Test
    void read_marks_only_go_forward_and_never_past_the_end() {
        for (int i = 1; i <= 3; i++) {
            turns.kept(log, draft(i, "m" + i));
        }
        assertThat(mark("bob", 2)).isEqualTo(2);
        assertThat(mark("bob", 1)).isEqualTo(2);
        assertThat(mark("bob", 99)).isEqualTo(3);
        assertThat(turns.marks(log, "bob")).containsExactly(new ReadMark("bob", "lobby", 3));
        assertThat(turns.marks(log, "carol")).isEmpty();
        assertThat(turns.answer(
                        (Turns.Question<Answer<ReadMark>>) a -> log.markRead(new ReadMark("bob", "nowhere", 1), a)))
                .isInstanceOf(Answer.Failed.class);
    }

    @Test
    void a_note_is_kept_until_the_next_about_the_same_and_an_empty_one_is_none() {
        log.note(new Note("user bob", "ops dev"));
        log.note(new Note("user bob", "ops"));
        log.note(new Note("user zoë", "tea"));
        log.note(new Note("users", "x"));
        log.note(new Note("user eve", "gone"));
        log.note(new Note("user eve", ""));
        turns.kept(log, draft(1, "written behind them"));
        assertThat(turns.<List<Note>>found(a -> log.notes("user ", a)))
                .containsExactly(new Note("user bob", "ops"), new Note("user zoë", "tea"));
        assertThat(turns.<List<Note>>found(a -> log.notes("user bob", a))).containsExactly(new Note("user bob", "ops"));
        assertThat(turns.<List<Note>>found(a -> log.notes("nothing", a))).isEmpty();
    }

    @Test
    void what_was_noted_longer_ago_than_anything_is_kept_goes_but_not_before_30_days() {
        Note old = new Note("user bob", "ops", T0);
        Note newer = new Note("user zoë", "tea", T0 + 5 * DAY);
        Note staying = new Note("present eve", "eve");
        List.of(old, newer, staying).forEach(log::note);
        Retention week = new Retention(7 * DAY, Retention.ANY);
        turns.removed(log, week, T0 + 30 * DAY);
        assertThat(turns.<List<Note>>found(a -> log.notes("", a))).containsExactly(staying, old, newer);
        turns.removed(log, week, T0 + 30 * DAY + 1);
        assertThat(turns.<List<Note>>found(a -> log.notes("", a))).containsExactly(staying, newer);
        turns.removed(log, new Retention(Retention.ANY, Retention.ANY), T0 + 9_999 * DAY);
        turns.removed(log, new Retention(100 * DAY, Retention.ANY), T0 + 105 * DAY);
        assertThat(turns.<List<Note>>found(a -> log.notes("", a))).containsExactly(staying, newer);
        log.note(new Note("user zoë", "tea", T0 + 50 * DAY));
        turns.removed(log, new Retention(100 * DAY, Retention.ANY), T0 + 106 * DAY);
        assertThat(turns.<List<Note>>found(a -> log.notes("", a)))
                .as("noted again meanwhile")
                .hasSize(2);
    }

    @Test
    void where_a_user_may_read_is_told_with_what_is_known_of_the_room() {
        turns.kept(log, draft(1, "one"));
        turns.kept(log, draft("den", "bob", 1, "two"));
        mark("bob", 0);
        assertThat(turns.<List<Visited>>found(a -> log.visited("bob", a)))
                .containsExactly(new Visited(new RoomFacts("lobby", "", T0 + 1_000, T0 + 1_000, 1, 1), 0));
        assertThat(turns.<List<Visited>>found(a -> log.visited("carol", a))).isEmpty();
    }

    @Test
    void what_is_too_old_goes_and_is_still_known_when_it_is_sent_again() {
        for (int i = 1; i <= 450; i++) {
            log.append(draft(i, "m" + i), r -> {});
        }
        Retention hour = new Retention(100_000, Retention.ANY);
        assertThat(turns.removed(log, hour, T0 + 550_000)).isEqualTo(449);
        check(new PageRequest.Latest(), 9, false, false, 450);
        assertThat(turns.found(log::rooms).get(0).firstSeq()).isEqualTo(450);
        assertThat(turns.say(log, draft(3, "m3")))
                .isEqualTo(new Receipt.Duplicate(draft(3, "m3").at(3)));
        assertThat(turns.say(log, draft(3, "other"))).isInstanceOf(Receipt.Conflict.class);
        assertThat(turns.hits(log, "m3", "lobby")).isEmpty();
        assertThat(turns.removed(log, hour, T0 + 29 * DAY)).isEqualTo(1);
        assertThat(turns.say(log, draft(3, "m3"))).isInstanceOf(Receipt.Duplicate.class);
        turns.removed(log, hour, T0 + 31 * DAY);
        assertThat(turns.say(log, draft(3, "m3")))
                .as("nobody can tell any more, so it needs a new number")
                .isInstanceOf(Receipt.Conflict.class);
        assertThat(turns.kept(log, draft(451, "new")).seq()).isEqualTo(451);
    }

    @Test
    void no_more_than_the_bound_waits() {
        List<Receipt> receipts = new ArrayList<>();
        String big = "x".repeat(1_000);
        int taken = 0;
        while (log.append(draft(taken + 1, big), receipts::add)) {
            taken++;
            assertThat(log.pressed()).isEqualTo(taken >= MessageLog.WRITES_WAITING_MAX / 2);
        }
        assertThat(taken).isEqualTo(MessageLog.WRITES_WAITING_MAX);
        int all = taken;
        turns.until("receipts", () -> receipts.size() == all);
        assertThat(log.pressed()).isFalse();
        turns.kept(log, draft(taken + 1, "again"));
    }

    private void check(PageRequest.Span span, int limit, boolean older, boolean newer, long... seqs) {
        Page page = turns.page(log, "lobby", span, limit);
        assertThat(page.entries().stream().map(LogEntry::seq)).as("%s", span).containsExactly(boxed(seqs));
        assertThat(page.older()).as("older than %s", span).isEqualTo(older);
        assertThat(page.newer()).as("newer than %s", span).isEqualTo(newer);
    }

    private long mark(String user, long seq) {
        Answer<ReadMark> answer = turns.mark(log, new ReadMark(user, "lobby", seq));
        return ((Answer.Found<ReadMark>) answer).value().seq();
    }

    private List<Long> seqs(String room) {
        return turns.page(log, room, new PageRequest.Latest(), PageRequest.LIMIT_MAX).entries().stream()
                .map(LogEntry::seq)
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static Long[] boxed(long... numbers) {
        return LongStream.of(numbers).boxed().toArray(Long[]::new);
    }
}
