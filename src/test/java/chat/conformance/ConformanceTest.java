package chat.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The black-box suite of the original protocol: every conversation under {@code conformance/}, over raw sockets against a
 * real server, each with whole frames, single bytes, pairs of bytes, and all that can go in one segment.
 */
class ConformanceTest {
    private static final List<String> FILES =
            List.of("joining", "chat", "framing", "bodies", "names", "text", "leaving", "limits");

    private static final int CASES_MIN = 150;

    @TestFactory
    Stream<DynamicContainer> the_server_speaks_the_original_protocol_byte_for_byte() throws IOException {
        List<DynamicContainer> files = new ArrayList<>();
        for (String file : FILES) {
            files.add(
                    DynamicContainer.dynamicContainer(file, read(file).stream().flatMap(ConformanceTest::tests)));
        }
        return files.stream();
    }

    @Test
    void the_suite_has_its_number_of_cases_each_with_a_title_of_its_own() throws IOException {
        List<String> titles = new ArrayList<>();
        for (String file : FILES) {
            read(file).forEach(conversation -> titles.add(conversation.title()));
        }
        assertThat(titles).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(CASES_MIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "join alice bob\nalice > hello\nbob < [alice] hallo",
                "join alice bob\nalice > hello",
                "join alice bob\nalice > hello\nbob < [alice] hello\nbob > x\nbob > hi\nalice < [bob] hi",
                "join alice bob\nalice > hello\nbob closed",
                "alice > USERNAME:alice\nalice < !USERLIST:[\"alice\" ]",
                "session alice\nalice > !PING:{\"t\":1}\nalice < !PONG:{\"t\":2}",
                "session alice\nalice > !PING:{\"t\":1}\nalice < !PONG:{\"t\":{time}}",
                "session alice\nalice > !PING:{\"t\":1}\nalice > !PING:{\"t\":2}\n"
                        + "alice < !PONG:{\"t\":{number same}}\nalice < !PONG:{\"t\":{number same}}",
                "session alice bob\nalice > !TOPIC:{\"ref\":1,\"room\":\"lobby\",\"topic\":\"x\"}\nalice <* !TOPIC:\nalice closed",
                "session alice\nalice > !PING:{\"t\":1}"
            })
    void a_conversation_that_goes_otherwise_is_noticed(String lines) {
        Conversation wrong = Conversation.parse("wrong", lines);
        assertThatThrownBy(() -> Stage.play(wrong, Segments.WHOLE)).isInstanceOf(AssertionError.class);
    }

    private static List<Conversation> read(String file) throws IOException {
        return Conversation.read("/conformance/" + file + ".chat");
    }

    private static Stream<DynamicTest> tests(Conversation conversation) {
        Stream<Segments> ways =
                conversation.options().once() ? Stream.of(Segments.WHOLE) : Stream.of(Segments.values());
        return ways.map(way ->
                DynamicTest.dynamicTest(conversation.title() + " (" + way + ")", () -> Stage.play(conversation, way)));
    }
}
