package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Heard;
import chat.client.model.TalkNews.Origin;
import chat.client.model.TalkNews.Speaker;
import chat.protocol.Entry;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.Tag;
import chat.protocol.TextKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker on planted faults: it must see each of them, and nothing where there is nothing. */
class TalkCheckTest {
    private static final Place LOBBY = new Place.InRoom(RoomName.LOBBY);

    private final List<Heard> history = List.of(line(1, "a"), line(2, "b"), line(3, "c"), line(4, "d"));

    @Test
    void a_flawless_talk_has_no_problems() {
        List<Entries> told = List.of(
                live(line(1, "a")),
                live(line(4, "d")),
                new Entries(LOBBY, Origin.REPLAY, 2, 3, List.of(line(2, "b"), line(3, "c"))),
                new Entries(LOBBY, Origin.ASKED, 1, 1, List.of(line(1, "a"))));
        assertThat(new TalkCheck(history)
                        .delivered(List.of("a", "d"))
                        .run("bob", told, true)
                        .problems())
                .isEmpty();
    }

    @Test
    void a_lost_line_is_seen() {
        assertThat(new TalkCheck(history).delivered(List.of("e")).problems()).containsExactly("delivered and lost: e");
    }

    @Test
    void a_line_kept_twice_is_seen() {
        List<Heard> doubled = new ArrayList<>(history);
        doubled.add(line(5, "b"));
        assertThat(new TalkCheck(doubled).problems()).containsExactly("kept twice: b at 2 and 5");
    }

    @Test
    void a_seq_left_out_is_seen() {
        assertThat(new TalkCheck(List.of(line(1, "a"), line(3, "c"))).problems())
                .containsExactly("the history goes from 1 to 3");
    }

    @Test
    void a_line_told_twice_is_seen() {
        assertThat(new TalkCheck(history)
                        .run("bob", List.of(live(line(1, "a")), live(line(2, "b")), live(line(2, "b"))), false)
                        .problems())
                .contains("bob was told twice: b at 2");
    }

    @Test
    void swapped_lines_are_seen() {
        assertThat(new TalkCheck(history)
                        .run("bob", List.of(live(line(2, "a")), live(line(1, "b"))), false)
                        .problems())
                .contains("bob was told a at 2, kept is b", "bob heard 1 after 2");
    }

    @Test
    void a_line_that_was_never_told_is_seen() {
        assertThat(new TalkCheck(history)
                        .run("bob", List.of(live(line(1, "a")), live(line(2, "b")), live(line(4, "d"))), true)
                        .problems())
                .containsExactly("bob was never told 3: c");
    }

    private static Entries live(Heard line) {
        long seq = line.entry().seq();
        return new Entries(LOBBY, Origin.LIVE, seq, seq, List.of(line));
    }

    private static Heard line(long seq, String text) {
        Entry entry = new Entry(seq, seq, "bob", false, new Tag("0123456789abcdef"), TextKind.TEXT, text);
        return new Heard(entry, Speaker.OTHER, 0);
    }
}
