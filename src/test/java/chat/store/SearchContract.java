package chat.store;

import static chat.store.Turns.T0;
import static chat.store.Turns.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.hub.Draft;
import chat.hub.EntryKind;
import chat.hub.LogEntry;
import chat.hub.MessageLog;
import chat.hub.Search;
import chat.hub.SearchLine;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every log finds. */
abstract class SearchContract {
    private final Turns turns = new Turns();
    private MessageLog log;

    abstract MessageLog open(Turns turns);

    @BeforeEach
    void begin() {
        log = open(turns);
        say("lobby", "alice", 1, "The build is green, web2 drains");
        say("lobby", "bob", 2, "green tea? the BUILD can wait");
        say("den", "alice", 3, "secret build of the den");
        say("lobby", "Zoë", 4, "Grüße aus Köln, ein Café — naïve ﬁne");
        say("lobby", "yuki", 5, "今日は天気がいい 👋 ok");
        turns.kept(log, new Draft("lobby", "alice", "alice-phone", 6, EntryKind.EVENT, "build event", T0 + 6_000));
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void all_words_must_be_there_whatever_their_case_and_the_latest_comes_first() {
        assertThat(find("build")).containsExactly("green tea? the BUILD can wait", "The build is green, web2 drains");
        assertThat(find("GREEN the build")).hasSize(2);
        assertThat(find("green web2")).containsExactly("The build is green, web2 drains");
        assertThat(find("green nowhere")).isEmpty();
        assertThat(find("buil")).isEmpty();
    }

    @Test
    void a_phrase_is_words_next_to_each_other() {
        assertThat(find("\"build is green\"")).hasSize(1);
        assertThat(find("\"green, web2\"")).hasSize(1);
        assertThat(find("\"is build\"")).isEmpty();
        assertThat(find("\"build is gree")).isEmpty();
    }

    @Test
    void accents_and_width_do_not_count() {
        assertThat(find("grusse")).isEmpty();
        assertThat(find("GRÜßE koln")).hasSize(1);
        assertThat(find("grüße KÖLN cafe naive fine")).hasSize(1);
        assertThat(find("ｃａｆｅ")).hasSize(1);
    }

    @Test
    void scripts_without_spaces_and_pictures_are_found_sign_by_sign() {
        assertThat(find("天気")).hasSize(1);
        assertThat(find("天いい")).isEmpty();
        assertThat(find("👋")).hasSize(1);
    }

    @Test
    void from_in_and_before_narrow_it() {
        assertThat(find("build from:bob")).hasSize(1);
        assertThat(find("from:alice")).containsExactly("The build is green, web2 drains");
        assertThat(find("from:nobody build")).isEmpty();
        assertThat(turns.hits(log, "build in:den", "lobby", "den")).containsExactly("secret build of the den");
        assertThat(turns.hits(log, "build in:#den", "lobby", "den")).hasSize(1);
        assertThat(find("build before:2023-11-14")).isEmpty();
        assertThat(find("build before:2023-11-15")).hasSize(2);
        Search early = new Search(List.of("build"), Optional.empty(), T0 + 1_001, Set.of("lobby"), Long.MAX_VALUE, 9);
        assertThat(turns.found((Turns.Question<chat.hub.Answer<Search.Hits>>) a -> log.search(early, a))
                        .entries())
                .hasSize(1);
    }

    @Test
    void nothing_is_found_where_the_asker_may_not_look() {
        assertThat(find("secret")).isEmpty();
        assertThat(turns.hits(log, "secret in:den", "lobby")).isEmpty();
        assertThat(turns.hits(log, "secret")).isEmpty();
        assertThat(turns.hits(log, "secret", "den", "nowhere")).hasSize(1);
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add("r" + i);
            say("r" + i, "carol", 100 + i, "build " + i);
        }
        assertThat(turns.search(log, "build", many.toArray(String[]::new)).entries())
                .hasSize(50)
                .noneMatch(e -> e.room().equals("lobby"));
    }

    @Test
    void what_does_not_fit_comes_when_asked_further() {
        for (int i = 0; i < 120; i++) {
            say("lobby", "dora", 1_000 + i, "number " + i);
        }
        Search search = SearchLine.parse("number", Set.of("lobby"), ZoneOffset.UTC, 50);
        List<LogEntry> all = new ArrayList<>();
        Search.Hits hits = ask(search);
        while (hits.more()) {
            all.addAll(hits.entries());
            hits = ask(search.olderThan(hits.oldest()));
        }
        all.addAll(hits.entries());
        assertThat(all).hasSize(120);
        assertThat(all.get(0).text()).isEqualTo("number 119");
        assertThat(all.get(119).text()).isEqualTo("number 0");
    }

    @Test
    void what_takes_too_many_bytes_comes_when_asked_further() {
        int[] waiting = {0};
        for (int i = 0; i < 7; i++) {
            waiting[0] += append("lobby", 1_000 + i, "large " + i + " x".repeat(5_000), waiting);
        }
        turns.until("receipts", () -> waiting[0] == 0);
        assertThat(partsOf(Integer.MAX_VALUE)).containsExactly(7);
        assertThat(partsOf(31_000)).containsExactly(2, 2, 2, 1);
        assertThat(partsOf(100)).as("one is found whatever it takes").containsExactly(1, 1, 1, 1, 1, 1, 1);
    }

    /** How many of those come at a time; each comes once, the latest first. */
    private List<Integer> partsOf(int bytesMax) {
        Search search = new Search(
                List.of("large"), Optional.empty(), Long.MAX_VALUE, Set.of("lobby"), Long.MAX_VALUE, 50, bytesMax);
        List<Integer> parts = new ArrayList<>();
        List<Long> seqs = new ArrayList<>();
        Search.Hits hits = ask(search);
        while (true) {
            parts.add(hits.entries().size());
            hits.entries().forEach(entry -> seqs.add(entry.seq()));
            if (!hits.more()) {
                break;
            }
            hits = ask(search.olderThan(hits.oldest()));
        }
        assertThat(seqs)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .doesNotHaveDuplicates();
        assertThat(seqs).hasSize(7);
        return parts;
    }

    @Test
    void a_word_that_is_common_elsewhere_is_found_where_it_is_rare() {
        int elsewhere = 2_500; // many more than are looked at one by one
        int[] waiting = {0};
        for (int i = 0; i < elsewhere; i++) {
            if (i == 100 || i == 2_450) {
                waiting[0] += append("den", 10_000 + i, "common in the den " + i, waiting);
            }
            waiting[0] += append("lobby", 20_000 + i, "common " + i, waiting);
        }
        turns.until("receipts", () -> waiting[0] == 0);
        assertThat(turns.hits(log, "common", "den")).containsExactly("common in the den 2450", "common in the den 100");
        assertThat(turns.hits(log, "common 2450", "den")).containsExactly("common in the den 2450");
        Search.Hits one =
                ask(new Search(List.of("common"), Optional.empty(), Long.MAX_VALUE, Set.of("den"), Long.MAX_VALUE, 1));
        assertThat(one.more()).isTrue();
        Search next = new Search(List.of("common"), Optional.empty(), Long.MAX_VALUE, Set.of("den"), one.oldest(), 1);
        assertThat(ask(next).entries()).extracting(LogEntry::text).containsExactly("common in the den 100");
        assertThat(ask(next).more()).isFalse();
    }

    private int append(String room, long n, String text, int[] waiting) {
        assertThat(log.append(new Draft(room, "erin", "p", n, EntryKind.TEXT, text, T0 + n), receipt -> waiting[0]--))
                .isTrue();
        return 1;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"\"",
                "a OR b",
                "NEAR(a b)",
                "text:build",
                "{tag}:r1",
                "*",
                "build*",
                "^build",
                "!!!",
                "--",
                "r1",
                "u1",
                "(",
                "a AND",
                "\u0000",
                "'; DROP TABLE entry; --"
            })
    void no_query_breaks_out(String query) {
        try {
            assertThat(find(query)).doesNotContain("secret build of the den");
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        assertThat(find("green")).hasSize(2);
    }

    @Test
    void a_search_for_nothing_says_what_to_do() {
        assertThatThrownBy(() -> find("in:lobby")).hasMessageContaining("words");
        assertThatThrownBy(() -> find("x before:yesterday")).hasMessageContaining("2026-11-23");
        assertThat(find("...")).isEmpty();
    }

    private Search.Hits ask(Search search) {
        return turns.search(log, search);
    }

    private List<String> find(String line) {
        return turns.hits(log, line, "lobby");
    }

    private void say(String room, String user, long n, String text) {
        turns.kept(log, draft(room, user, n, text));
    }
}
