package chat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.ClientMessage;
import chat.protocol.FrameHeader;
import chat.protocol.LegacyCodec;
import chat.protocol.ProtocolException;
import chat.protocol.ServerMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every example of {@code docs/protocol.md}. A fence names what its block is: {@code headers} are a header between
 * bars and its length, {@code client-bodies} and {@code server-bodies} a body and the message it is (after a line
 * {@code then}: of a client that has signed in; after {@code accepted}: understood but never sent), {@code conversation}
 * is a script of {@link Conversation}. {@code refused} stands for a fault. The blocks of the session profile are run by
 * {@link SessionPageTest}.
 */
class ProtocolPageTest {
    private static final Path PAGE = Path.of("docs", "protocol.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z-]+)\\n(.*?)^```$");
    private static final Pattern HEADER = Pattern.compile("\\|(.*)\\| (\\d+|refused)");
    private static final Pattern PLAYED = Pattern.compile("^\\S+ (>|<|<\\*) (![A-Z]+:?)");
    private static final Pattern VERB_ROW = Pattern.compile("^\\| `![A-Z]+:?` \\|");
    private static final String REFUSED = "refused";

    private record Block(String kind, List<String> lines) {}

    @TestFactory
    Stream<DynamicTest> every_example_is_as_the_page_says() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Block block : blocks()) {
            switch (block.kind()) {
                case "headers" ->
                    block.lines().stream()
                            .skip(1)
                            .forEach(line ->
                                    tests.add(DynamicTest.dynamicTest(line, () -> checkHeader(line, header(block)))));
                case "client-bodies" ->
                    examples(block, "then")
                            .forEach(line -> tests.add(DynamicTest.dynamicTest(
                                    line,
                                    () -> checkClientBody(line, block.lines().contains("then")))));
                case "server-bodies" ->
                    examples(block, "accepted")
                            .forEach(line -> tests.add(DynamicTest.dynamicTest(
                                    line,
                                    () -> checkServerBody(line, block.lines().contains("accepted")))));
                case "conversation" -> {
                    Conversation conversation =
                            Conversation.parse(block.lines().get(0), String.join("\n", block.lines()));
                    boolean once = conversation.options().once();
                    for (Segments segments : once ? new Segments[] {Segments.WHOLE} : Segments.values()) {
                        tests.add(DynamicTest.dynamicTest(
                                conversation + " " + segments, () -> Stage.play(conversation, segments)));
                    }
                }
                default -> throw new IllegalStateException("no such kind of block: " + block.kind());
            }
        }
        return tests.stream();
    }

    @Test
    void the_page_has_examples_of_every_kind() throws IOException {
        Map<String, Long> count = blocks().stream().collect(Collectors.groupingBy(Block::kind, Collectors.counting()));
        assertThat(count.keySet())
                .containsExactlyInAnyOrder("headers", "client-bodies", "server-bodies", "conversation");
        assertThat(count.get("conversation")).isGreaterThanOrEqualTo(10);
    }

    /** What no conversation can show yet: the proof of a name. */
    private static final Set<String> NOT_PLAYED = Set.of("< !CHALLENGE:", "> !PROOF:");

    @Test
    void every_message_of_the_session_profile_is_played() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        Set<String> played = new TreeSet<>();
        for (Block block : blocks()) {
            if (block.kind().equals("conversation")) {
                for (String line : block.lines()) {
                    Matcher said = PLAYED.matcher(line);
                    if (said.find()) {
                        played.add((said.group(1).equals(">") ? "> " : "< ") + said.group(2));
                    }
                }
            }
        }
        Set<String> all = new TreeSet<>();
        page.lines()
                .filter(line -> VERB_ROW.matcher(line).find())
                .forEach(line ->
                        all.add((page.indexOf(line) < page.indexOf("### What a server of this profile") ? "> " : "< ")
                                + line.substring(3, line.indexOf('`', 3))));
        assertThat(all).hasSizeGreaterThan(40);
        all.removeAll(NOT_PLAYED);
        all.removeAll(played);
        assertThat(all).as("never played").isEmpty();
    }

    private static List<Block> blocks() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            if (!matcher.group(1).startsWith(SessionPageTest.FENCES)) {
                blocks.add(new Block(matcher.group(1), matcher.group(2).lines().toList()));
            }
        }
        return blocks;
    }

    private static Stream<String> examples(Block block, String marker) {
        return block.lines().stream().filter(line -> !line.equals(marker));
    }

    private static FrameHeader header(Block block) {
        return new FrameHeader(Integer.parseInt(block.lines().get(0).substring("header ".length())));
    }

    private static void checkHeader(String line, FrameHeader header) {
        Matcher matcher = HEADER.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        byte[] bytes = Conversation.bytes(matcher.group(1), Map.of());
        String read;
        try {
            read = String.valueOf(header.parse(ByteBuffer.wrap(bytes), 0));
        } catch (FrameHeader.Malformed e) {
            read = REFUSED;
        }
        assertThat(read).isEqualTo(matcher.group(2));
    }

    private static void checkClientBody(String line, boolean signedIn) {
        byte[] body = body(line);
        String read;
        try {
            ByteBuffer in = ByteBuffer.wrap(body);
            ClientMessage message = signedIn ? LegacyCodec.decodeClient(in) : LegacyCodec.decodeHello(in);
            read = message.toString();
        } catch (ProtocolException e) {
            read = REFUSED;
        }
        assertThat(read).isEqualTo(meaning(line));
    }

    private static void checkServerBody(String line, boolean onlyAccepted) {
        byte[] body = body(line);
        String read;
        try {
            ServerMessage message = LegacyCodec.decodeServer(ByteBuffer.wrap(body));
            read = message.toString();
            if (!onlyAccepted) {
                assertThat(LegacyCodec.encode(message)).as("written again").isEqualTo(body);
            }
        } catch (ProtocolException e) {
            read = REFUSED;
        }
        assertThat(read).isEqualTo(meaning(line));
    }

    private static byte[] body(String line) {
        return Conversation.bytes(line.substring(0, line.indexOf("=>")).stripTrailing(), Map.of());
    }

    private static String meaning(String line) {
        String written = line.substring(line.indexOf("=>") + 2).strip();
        return new String(Conversation.bytes(written, Map.of()), StandardCharsets.UTF_8);
    }
}
