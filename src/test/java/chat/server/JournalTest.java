package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Entry;
import chat.protocol.Tag;
import chat.protocol.TextKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The check finds what is planted. */
class JournalTest {
    private final Journal ada = new Journal("ada", SessionPeer.device(1));
    private final Journal bob = new Journal("bob", SessionPeer.device(2));
    private final List<Entry> history = new ArrayList<>();

    @Test
    void nothing_is_wrong_with_what_is_right() {
        talk();
        assertThat(faults()).isEmpty();
        ada.say("never acknowledged");
        assertThat(ada.unacknowledged()).containsExactly(6L);
        assertThat(faults()).isEmpty();
        history.add(entry(6, "ada", Tag.of(ada.device, 6), "never acknowledged"));
        ada.connected();
        history.add(entry(7, "bob", Tag.of(bob.device, bob.say("meanwhile")), "meanwhile"));
        ada.heard(history.get(6));
        ada.heard(history.get(5));
        assertThat(faults()).as("a resend answered with its old place").isEmpty();
        assertThat(ada.unacknowledged()).isEmpty();
    }

    @Test
    void a_dropped_line_is_found() {
        talk();
        Entry dropped = history.remove(2);
        assertThat(faults())
                .anyMatch(fault -> fault.startsWith("gap"))
                .anyMatch(fault -> fault.startsWith("lost: ada"));
        history.add(2, dropped);
        history.remove(4);
        assertThat(faults()).anyMatch(fault -> fault.startsWith("lost: ada"));
    }

    @Test
    void a_doubled_line_is_found() {
        talk();
        Entry first = history.get(0);
        history.add(entry(history.size() + 1, first.from(), first.tag(), first.text()));
        assertThat(faults()).singleElement().asString().startsWith("twice");
    }

    @Test
    void swapped_lines_are_found() {
        talk();
        Collections.swap(history, 2, 3);
        assertThat(faults()).anyMatch(fault -> fault.startsWith("gap"));
        Collections.swap(history, 2, 3);
        Entry two = history.get(2);
        Entry three = history.get(3);
        history.set(2, entry(3, three.from(), three.tag(), three.text()));
        history.set(3, entry(4, two.from(), two.tag(), two.text()));
        assertThat(faults()).anyMatch(fault -> fault.startsWith("different"));
    }

    @Test
    void another_order_on_one_connection_is_found() {
        talk();
        bob.connected();
        bob.heard(history.get(4));
        bob.heard(history.get(2));
        assertThat(faults()).containsExactly("order: bob heard 3 after 5");
    }

    @Test
    void a_line_that_came_twice_on_one_connection_is_found() {
        talk();
        bob.heard(history.get(4));
        ada.heard(history.get(4));
        assertThat(faults()).containsExactly("order: ada heard 5 after 5", "order: bob heard 5 after 5");
    }

    @Test
    void a_line_that_was_left_out_on_one_connection_is_found() {
        talk();
        bob.connected();
        bob.heard(history.get(1));
        bob.heard(history.get(3));
        assertThat(faults()).containsExactly("missed: bob heard 4 after 2");
    }

    @Test
    void another_text_is_found() {
        talk();
        Entry last = history.get(4);
        history.set(4, entry(5, last.from(), last.tag(), "changed"));
        assertThat(faults())
                .anyMatch(fault -> fault.startsWith("lost: ada"))
                .anyMatch(fault -> fault.startsWith("different: bob"));
    }

    private void talk() {
        ada.connected();
        bob.connected();
        for (int i = 0; i < 5; i++) {
            long n = ada.say("line " + i);
            Entry entry = entry(history.size() + 1, "ada", Tag.of(ada.device, n), "line " + i);
            history.add(entry);
            ada.heard(entry);
            bob.heard(entry);
        }
    }

    private List<String> faults() {
        return Journal.faults(history, List.of(ada, bob));
    }

    private static Entry entry(long seq, String from, Tag tag, String text) {
        return new Entry(seq, 1_000 + seq, from, false, tag, TextKind.TEXT, text);
    }
}
