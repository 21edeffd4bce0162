package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlainInputTest {
    private static final int SECONDS_MAX = 10;

    @Test
    void each_line_is_a_message() throws InterruptedException {
        assertThat(messages("one\ntwo\r\n\nlast without an end"))
                .containsExactly("one", "two", "", "last without an end");
    }

    @Test
    void a_backslash_at_the_end_goes_on_in_the_next_line() throws InterruptedException {
        assertThat(messages("one\\\ntwo\\\nthree\nfour\\")).containsExactly("one\ntwo\nthree", "four\n");
    }

    @Test
    void bytes_are_read_as_utf_8_whatever_the_locale_says() throws InterruptedException {
        assertThat(messages("Zoë 日本 🎉\n")).containsExactly("Zoë 日本 🎉");
    }

    @Test
    void a_line_without_an_end_is_cut_where_it_gets_too_long() throws InterruptedException {
        String longest = "x".repeat(PlainInput.LINE_CHARS_MAX);
        assertThat(messages(longest + "\nafter")).containsExactly(longest, "", "after");
        assertThat(messages(longest + "y")).containsExactly(longest, "y");
        assertThat(messages("x".repeat(PlainInput.LINE_CHARS_MAX - 1) + "\nafter"))
                .containsExactly("x".repeat(PlainInput.LINE_CHARS_MAX - 1), "after");
    }

    @Test
    void no_more_lines_are_read_ahead_than_allowed() throws InterruptedException {
        PlainInput input = new PlainInput(bytes("1\n2\n3\n4\n"), 2);
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        CountDownLatch ended = new CountDownLatch(1);
        input.start(lines::add, ended::countDown);
        assertThat(lines.poll(SECONDS_MAX, TimeUnit.SECONDS)).isEqualTo("1");
        assertThat(lines.poll(SECONDS_MAX, TimeUnit.SECONDS)).isEqualTo("2");
        assertThat(lines.poll(100, TimeUnit.MILLISECONDS)).isNull();
        input.allow(1);
        assertThat(lines.poll(SECONDS_MAX, TimeUnit.SECONDS)).isEqualTo("3");
        assertThat(ended.getCount()).isOne();
        input.allow(1);
        assertThat(ended.await(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).containsExactly("4");
    }

    private static List<String> messages(String text) throws InterruptedException {
        List<String> messages = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        new PlainInput(bytes(text), 100).start(messages::add, ended::countDown);
        assertThat(ended.await(SECONDS_MAX, TimeUnit.SECONDS))
                .as("the input ended")
                .isTrue();
        return messages;
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
