package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.ClientMessage;
import chat.protocol.Text;
import org.junit.jupiter.api.Test;

class PasteTest {
    private final Desk desk = Desk.connected();

    @Test
    void a_small_one_goes_in_at_once_and_is_never_sent_by_itself() {
        desk.type("a ").paste("1\r\n2\r3\n4\n5\n");
        assertThat(desk.draft()).isEqualTo("a 1\n2\n3\n4\n5");
        assertThat(desk.sent()).isEmpty();
    }

    @Test
    void a_large_one_is_asked_about_once_and_is_one_message() {
        String twenty = "line\n".repeat(20);
        desk.type("look: ").paste(twenty);
        assertThat(desk.draft()).isEqualTo("look: ");
        assertThat(desk.model.dialog().mode()).isInstanceOf(Mode.AskPaste.class);
        desk.press("Enter");
        assertThat(desk.draft()).isEqualTo("look: " + twenty.strip());
        assertThat(desk.sent()).isEmpty();
        desk.press("Enter");
        assertThat(desk.sent()).containsExactly(new ClientMessage.Say("look: " + twenty.strip()));
    }

    @Test
    void the_guard_begins_where_it_says() {
        assertThat(desk.paste("1\n2\n3\n4\n5").draft()).isEqualTo("1\n2\n3\n4\n5");
        assertThat(desk.press("C-c").paste("1\n2\n3\n4\n5\n6").draft()).isEmpty();
        assertThat(desk.press("Esc").paste("x".repeat(2048)).draft()).hasSize(2048);
        assertThat(desk.press("C-c").paste("x".repeat(2049)).draft()).isEmpty();
        assertThat(desk.type("y").draft()).hasSize(2049);
    }

    @Test
    void other_keys_do_not_answer_and_do_not_lose_it() {
        desk.type("draft ").paste("x".repeat(3000)).type("hello").press("Left", "Tab");
        assertThat(desk.model.dialog().mode()).isInstanceOf(Mode.AskPaste.class);
        assertThat(desk.type("n").draft()).isEqualTo("draft ");
    }

    @Test
    void a_draft_never_grows_beyond_a_message() {
        desk.paste("x".repeat(Text.BYTES_MAX)).press("Enter");
        assertThat(desk.draft()).hasSize(Text.BYTES_MAX);
        desk.type("y");
        assertThat(desk.draft()).hasSize(Text.BYTES_MAX);
        assertThat(desk.hint()).isEqualTo("A message holds at most 16 KiB; this would be 16385 bytes.");
        desk.press("C-c").paste("\u00e4".repeat(Text.BYTES_MAX / 2 + 1));
        assertThat(desk.draft()).isEmpty();
        assertThat(desk.hint()).startsWith("Not pasted. A message holds at most 16 KiB");
    }

    @Test
    void a_draft_never_has_more_lines_than_a_message() {
        desk.paste("x\n".repeat(Text.LINES_MAX)).press("Enter");
        assertThat(desk.draft().lines()).hasSize(Text.LINES_MAX);
        desk.press("M-Enter");
        assertThat(desk.draft().lines()).hasSize(Text.LINES_MAX);
        assertThat(desk.hint()).isEqualTo("A message holds at most 200 lines; this would be 201.");
    }
}
