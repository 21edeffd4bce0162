package chat.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.ClientMessage;
import chat.protocol.FaultCode;
import chat.protocol.LegacyCodec;
import chat.protocol.Profile;
import chat.protocol.ProtocolException;
import chat.protocol.SessionCodec;
import chat.protocol.SessionEvent;
import chat.protocol.SessionRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the examples of the session profile in {@code docs/protocol.md}. A fence names what its block is: {@code session-client} and
 * {@code session-server} are bodies that are read and must be written again as they were, {@code session-first} a first frame and
 * what it asks for, {@code session-answers} the beginning of a server's first frame and its profile, {@code session-refused} a body
 * and a fault's code, {@code session-ignored} and {@code session-unreadable} what a client makes nothing of. The tables name the fields
 * of each message; they must be those of its examples, and every kind of message must have one.
 */
class SessionPageTest {
    /** So begins the name of each of its fences. */
    static final String FENCES = "session-";

    private static final Path PAGE = Path.of("docs", "protocol.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]*)\\|(.*)$");
    private static final Pattern CODE = Pattern.compile("`([a-z0-9_]+)`");

    private interface Check {
        void of(String line) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_as_the_page_says() throws IOException {
        Map<String, Check> checks = Map.of(
                "session-client", SessionPageTest::checkClientBody,
                "session-server", SessionPageTest::checkServerBody,
                "session-first", SessionPageTest::checkFirst,
                "session-answers", SessionPageTest::checkAnswer,
                "session-refused", SessionPageTest::checkRefused,
                "session-ignored", SessionPageTest::checkIgnored,
                "session-unreadable", SessionPageTest::checkUnreadable);
        Matcher fence = Pattern.compile("(?m)^```(" + FENCES + "[a-z]+)$").matcher(page());
        while (fence.find()) {
            assertThat(checks).containsKey(fence.group(1));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, Check> check : checks.entrySet()) {
            List<String> lines = lines(page(), check.getKey());
            assertThat(lines).as(check.getKey()).isNotEmpty();
            lines.forEach(line -> tests.add(
                    DynamicTest.dynamicTest(line, () -> check.getValue().of(line))));
        }
        return tests.stream();
    }

    @Test
    void an_example_that_is_not_as_the_page_says_is_noticed() {
        assertNoticed(SessionPageTest::checkClientBody, "!PING:{\"t\": 1}");
        assertNoticed(SessionPageTest::checkClientBody, "!PING:{\"u\":1}");
        assertNoticed(SessionPageTest::checkServerBody, "!DONE:{\"ref\":1,\"more\":true}");
        assertNoticed(SessionPageTest::checkServerBody, "!NONE:{}");
        assertNoticed(SessionPageTest::checkFirst, "USERNAME:bob => session");
        assertNoticed(SessionPageTest::checkAnswer, "!PING:{ => session");
        assertNoticed(SessionPageTest::checkRefused, "!PING:{\"t\":1} => bad_json");
        assertNoticed(SessionPageTest::checkRefused, "!PING:{} => bad_json");
        assertNoticed(SessionPageTest::checkIgnored, "!READY:{}");
        assertNoticed(SessionPageTest::checkUnreadable, "!READY:{}");
    }

    @Test
    void every_kind_of_message_has_an_example() throws Exception {
        Set<Class<?>> seen = new HashSet<>();
        for (String line : lines(page(), "session-client")) {
            seen.add(SessionCodec.decodeRequest(body(line)).getClass());
        }
        assertThat(seen).isEqualTo(kinds(SessionRequest.class));
        seen.clear();
        for (String line : lines(page(), "session-server")) {
            seen.add(SessionCodec.decodeEvent(body(line)).orElseThrow().getClass());
        }
        assertThat(seen).isEqualTo(kinds(SessionEvent.class));
    }

    @Test
    void the_tables_name_the_fields_that_the_examples_have() throws IOException {
        assertFieldsAsExamples(page(), "client");
        assertFieldsAsExamples(page(), "server");
        assertThatThrownBy(() ->
                        assertFieldsAsExamples(page().replace("| `!GAP:` | `room` or", "| `!GAP:` | `ref`,"), "server"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() ->
                        assertFieldsAsExamples(page().replace("| `limits` | `text_bytes`,", "| `limits` |"), "server"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void the_table_of_faults_is_that_of_the_code() throws IOException {
        Map<String, String> page = rows(section(page(), "### Faults"));
        Map<String, String> code = Arrays.stream(FaultCode.values())
                .collect(Collectors.toMap(FaultCode::word, fault -> fault.fatal() ? "yes" : "no"));
        assertThat(page).containsExactlyInAnyOrderEntriesOf(code);
    }

    private static void assertFieldsAsExamples(String page, String side) {
        Map<String, Set<String>> examples = new TreeMap<>();
        for (String line : lines(page, "session-" + side)) {
            int colon = line.indexOf(":{");
            String verb = colon < 0 ? line : line.substring(0, colon + 1);
            examples.computeIfAbsent(verb, any -> new TreeSet<>());
            if (colon > 0) {
                String json =
                        new String(Conversation.bytes(line.substring(colon + 1), Map.of()), StandardCharsets.UTF_8);
                ExampleKeys.collect(verb, json, examples);
            }
        }
        Map<String, Set<String>> table = new TreeMap<>();
        rows(section(page, "### What a " + side + " of this profile sends")).forEach((name, fields) -> {
            Set<String> named = table.computeIfAbsent(name, any -> new TreeSet<>());
            Matcher field = CODE.matcher(fields);
            while (field.find()) {
                named.add(field.group(1));
            }
        });
        assertThat(table).isEqualTo(examples);
    }

    private static void checkClientBody(String line) throws ProtocolException {
        SessionRequest request = SessionCodec.decodeRequest(body(line));
        assertThat(ByteBuffer.wrap(SessionCodec.encode(request)))
                .as("%s", request)
                .isEqualTo(body(line));
    }

    private static void checkServerBody(String line) throws ProtocolException {
        SessionEvent event = SessionCodec.decodeEvent(body(line)).orElseThrow();
        assertThat(ByteBuffer.wrap(SessionCodec.encode(event))).as("%s", event).isEqualTo(body(line));
    }

    private static void checkFirst(String line) {
        String asked;
        try {
            ClientMessage.Hello first = LegacyCodec.decodeHello(body(left(line)));
            Profile profile = Profile.askedBy(first);
            if (profile == Profile.SESSION) {
                SessionCodec.decodeHello(first);
            }
            asked = profile == Profile.SESSION ? "session" : "legacy";
            assertThat(first.name()).as("to an original server").isEqualTo("bob");
        } catch (ProtocolException e) {
            asked = "refused";
        }
        assertThat(asked).isEqualTo(right(line));
    }

    private static void checkAnswer(String line) {
        assertThat(Profile.spokenBy(body(left(line))) == Profile.SESSION ? "session" : "legacy")
                .isEqualTo(right(line));
    }

    private static void checkRefused(String line) {
        assertThatThrownBy(() -> SessionCodec.decodeRequest(body(left(line))))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        e -> assertThat(FaultCode.refusal(e).code()).isEqualTo(right(line)));
    }

    private static void checkIgnored(String line) throws ProtocolException {
        assertThat(SessionCodec.decodeEvent(body(line))).isEmpty();
    }

    private static void checkUnreadable(String line) {
        assertThatThrownBy(() -> SessionCodec.decodeEvent(body(line))).isInstanceOf(ProtocolException.class);
    }

    private static void assertNoticed(Check check, String line) {
        assertThatThrownBy(() -> check.of(line)).as(line).isInstanceOf(Throwable.class);
    }

    private static Set<Class<?>> kinds(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(each -> each.isSealed() ? Stream.of(each.getPermittedSubclasses()) : Stream.of(each))
                .collect(Collectors.toSet());
    }

    private static String page() throws IOException {
        return Files.readString(PAGE, StandardCharsets.UTF_8);
    }

    private static List<String> lines(String page, String kind) {
        Matcher block = Pattern.compile("(?ms)^```" + kind + "\\n(.*?)^```$").matcher(page);
        List<String> lines = new ArrayList<>();
        while (block.find()) {
            lines.addAll(block.group(1).lines().toList());
        }
        return lines;
    }

    /** From that heading to the next of its rank or above. */
    private static String section(String page, String heading) {
        int from = page.indexOf("\n" + heading + "\n");
        assertThat(from).as(heading).isPositive();
        Matcher next = Pattern.compile("(?m)^#{1,3} ").matcher(page);
        return page.substring(from, next.find(from + heading.length()) ? next.start() : page.length());
    }

    /** The first column of each table, without its quotes, and the second. */
    private static Map<String, String> rows(String section) {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(section);
        while (row.find()) {
            rows.put(row.group(1), row.group(2).strip());
        }
        return rows;
    }

    private static ByteBuffer body(String written) {
        return ByteBuffer.wrap(Conversation.bytes(written, Map.of()));
    }

    private static String left(String line) {
        return line.substring(0, line.lastIndexOf("=>")).stripTrailing();
    }

    private static String right(String line) {
        return line.substring(line.lastIndexOf("=>") + 2).strip();
    }
}
