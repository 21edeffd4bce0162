package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Drafts are written with the cursor as {@code ^}. */
class InputLineTest {
    private final Desk desk = new Desk(80, 24, Settings.Look.FULL);

    @Test
    void moves_by_cluster_word_and_line() {
        desk.type("one two");
        assertThat(after("Left")).isEqualTo("one tw^o");
        assertThat(after("C-b")).isEqualTo("one t^wo");
        assertThat(after("M-b")).isEqualTo("one ^two");
        assertThat(after("C-Left")).isEqualTo("^one two");
        assertThat(after("C-Left")).isEqualTo("^one two");
        assertThat(after("M-f")).isEqualTo("one^ two");
        assertThat(after("C-Right")).isEqualTo("one two^");
        assertThat(after("C-a")).isEqualTo("^one two");
        assertThat(after("C-f")).isEqualTo("o^ne two");
        assertThat(after("Right")).isEqualTo("on^e two");
        assertThat(after("C-e")).isEqualTo("one two^");
        assertThat(after("Home")).isEqualTo("^one two");
        assertThat(after("End")).isEqualTo("one two^");
    }

    @Test
    void treats_a_cluster_as_one_character() {
        desk.type("a").happens(new Event.Pressed(new Key.Typed("👨‍👩‍👧"))).type("e\u0301b");
        assertThat(after("Left")).isEqualTo("a👨‍👩‍👧e\u0301^b");
        assertThat(after("Left")).isEqualTo("a👨‍👩‍👧^e\u0301b");
        assertThat(after("Left")).isEqualTo("a^👨‍👩‍👧e\u0301b");
        assertThat(after("Delete")).isEqualTo("a^e\u0301b");
        assertThat(after("End", "Left", "Backspace")).isEqualTo("a^b");
    }

    @Test
    void deletes_and_kills() {
        desk.type("one two-three four");
        assertThat(after("C-w")).isEqualTo("one two-three ^");
        assertThat(after("M-Backspace")).isEqualTo("one two-^");
        assertThat(after("C-w")).isEqualTo("one ^");
        assertThat(after("Backspace")).isEqualTo("one^");
        assertThat(after("Home", "M-d")).isEqualTo("^");
        assertThat(after("C-y")).isEqualTo("one^");
        assertThat(after("C-a", "C-k")).isEqualTo("^");
        assertThat(after("C-y")).isEqualTo("one^");
        assertThat(after("C-u", "C-y", "C-y")).isEqualTo("oneone^");
        assertThat(after("C-a", "C-d", "Delete")).isEqualTo("^eone");
    }

    @Test
    void several_kills_in_a_row_are_put_back_as_one() {
        desk.type("one two three");
        assertThat(after("C-w", "C-w", "C-y")).isEqualTo("one two three^");
        assertThat(after("Home", "M-d", "M-d", "C-y")).isEqualTo("one two^ three");
    }

    @Test
    void swaps_the_characters_at_the_cursor() {
        desk.type("teh");
        assertThat(after("C-t")).isEqualTo("the^");
        assertThat(after("Home", "Right", "C-t")).isEqualTo("ht^e");
        assertThat(after("Home", "C-t")).isEqualTo("^hte");
    }

    @Test
    void undoes_a_word_of_typing_a_kill_and_a_recall() {
        desk.type("one").press("Enter").type("two three");
        assertThat(after("C-_")).isEqualTo("two^");
        assertThat(after("C-u")).isEqualTo("^");
        assertThat(after("C-_")).isEqualTo("two^");
        assertThat(after("Up")).isEqualTo("one^");
        assertThat(after("C-_")).isEqualTo("two^");
        assertThat(after("C-_", "C-_", "C-_", "C-_")).isEqualTo("^");
    }

    @Test
    void has_several_lines() {
        desk.type("one").press("M-Enter").type("three").press("S-Enter").type("5");
        assertThat(after()).isEqualTo("one\nthree\n5^");
        assertThat(after("Up")).isEqualTo("one\nt^hree\n5");
        assertThat(after("End")).isEqualTo("one\nthree^\n5");
        assertThat(after("Up")).isEqualTo("one^\nthree\n5");
        assertThat(after("Home")).isEqualTo("^one\nthree\n5");
        assertThat(after("Down", "Down")).isEqualTo("one\nthree\n^5");
        assertThat(after("Home")).isEqualTo("^one\nthree\n5");
        assertThat(after("End", "C-k", "C-k")).isEqualTo("one^\n5");
        assertThat(after("Down", "C-u", "C-u")).isEqualTo("one^");
    }

    @Test
    void ctrl_c_clears_but_the_history_has_it() {
        desk.type("half a thought").press("C-c");
        assertThat(after()).isEqualTo("^");
        assertThat(after("Up")).isEqualTo("half a thought^");
    }

    @Test
    void escape_never_changes_a_draft() {
        desk.type("half a thought");
        assertThat(after("Esc", "Esc", "Esc")).isEqualTo("half a thought^");
    }

    private String after(String... chords) {
        desk.press(chords);
        InputLine input = desk.model.composer().input();
        return input.text().substring(0, input.cursor()) + "^" + input.text().substring(input.cursor());
    }
}
