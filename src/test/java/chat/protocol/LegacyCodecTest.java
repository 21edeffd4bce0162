package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyCodecTest {
    @ParameterizedTest
    @CsvSource({
        "'USERNAME:bob', 'bob', ''",
        "'USERNAME: bob ', 'bob', ''",
        "'USERNAME:bob:', 'bob', ''",
        "'USERNAME:bob:{\"v\":1}', 'bob', '{\"v\":1}'",
        "'USERNAME:bob:a:b', 'bob', 'a:b'",
        "'USERNAME:', '', ''",
        "'USERNAME: : rest', '', ' rest'",
        "'USERNAME:bob smith', 'bob smith', ''",
        "'USERNAME:Zoë', 'Zoë', ''"
    })
    void the_name_stands_between_the_first_and_the_second_colon(String body, String name, String rest)
            throws Exception {
        assertThat(LegacyCodec.decodeHello(utf8(body))).isEqualTo(new ClientMessage.Hello(name, rest));
    }

    @Test
    void the_name_is_trimmed_as_python_does() throws Exception {
        assertThat(LegacyCodec.decodeHello(utf8("USERNAME:\t\u00a0\u2003\u0085\u001cbob\u3000\r\n"))
                        .name())
                .isEqualTo("bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "username:bob", " USERNAME:bob", "USERNAME", "!DISCONNECT", "\ufeffUSERNAME:bob"})
    void a_first_frame_that_is_no_username_is_fatal(String body) {
        assertThatThrownBy(() -> LegacyCodec.decodeHello(utf8(body)))
                .isInstanceOfSatisfying(ProtocolException.class, e -> {
                    assertThat(e.fault().kind()).isEqualTo(Fault.Kind.NO_USERNAME);
                    assertThat(e.fault().fatal()).isTrue();
                });
    }

    static Stream<String> textsThatAreNoCommand() {
        return Stream.of(
                "hello",
                "",
                " ",
                "two\nlines",
                "!",
                "!help",
                "!disconnect",
                "!DISCONNECT ",
                " !DISCONNECT",
                "!DISCONNECT\n",
                "!WHISPER",
                "!WHISPER bob hi",
                "!whisper:bob hi",
                "!USERLIST:[]",
                "USERNAME:bob",
                "[Server] hi",
                "[bob] User bob joined the chat.",
                "\u0000\u001b[31m",
                "\ufffd",
                "日本語 👩‍💻 e\u0301 עברית");
    }

    @ParameterizedTest
    @MethodSource("textsThatAreNoCommand")
    void what_is_no_command_is_chat_text(String body) throws Exception {
        assertThat(LegacyCodec.decodeClient(utf8(body))).isEqualTo(new ClientMessage.Say(body));
        assertThat(LegacyCodec.encode(new ClientMessage.Say(body))).isEqualTo(bytes(body));
    }

    @ParameterizedTest
    @CsvSource({
        "'!WHISPER:bob hi', 'bob', 'hi'",
        "'!WHISPER:bob  hi there ', 'bob', ' hi there '",
        "'!WHISPER:bob ', 'bob', ''",
        "'!WHISPER:bob', 'bob', ''",
        "'!WHISPER:', '', ''",
        "'!WHISPER: hi', '', 'hi'"
    })
    void a_whisper_has_a_name_and_a_text(String body, String to, String text) throws Exception {
        assertThat(LegacyCodec.decodeClient(utf8(body))).isEqualTo(new ClientMessage.Whisper(to, text));
    }

    @Test
    void a_client_writes_what_the_original_writes() {
        assertThat(LegacyCodec.encode(new ClientMessage.Hello("bob", ""))).isEqualTo(bytes("USERNAME:bob"));
        assertThat(LegacyCodec.encode(new ClientMessage.Hello("bob", "{}"))).isEqualTo(bytes("USERNAME:bob:{}"));
        assertThat(LegacyCodec.encode(new ClientMessage.Whisper("bob", "hi"))).isEqualTo(bytes("!WHISPER:bob hi"));
        assertThat(LegacyCodec.encode(new ClientMessage.Disconnect())).isEqualTo(bytes("!DISCONNECT"));
    }

    static Stream<List<Object>> serverFrames() {
        return Stream.of(
                List.of("[bob] hi", new ServerMessage.Said("bob", "hi")),
                List.of("[bob] ", new ServerMessage.Said("bob", "")),
                List.of("[bob]  hi ", new ServerMessage.Said("bob", " hi ")),
                List.of("[bob] a] b", new ServerMessage.Said("bob", "a] b")),
                List.of("[bob] two\nlines", new ServerMessage.Said("bob", "two\nlines")),
                List.of("[bob] User bob joined the chat.", new ServerMessage.Joined("bob")),
                List.of("[bob] User bob left the chat.", new ServerMessage.Left("bob")),
                List.of("[bob] User eve left the chat.", new ServerMessage.Said("bob", "User eve left the chat.")),
                List.of("[bob] User bob left the chat", new ServerMessage.Said("bob", "User bob left the chat")),
                List.of("[bob] (whisper) hi", new ServerMessage.Whispered("bob", "hi")),
                List.of("[Server] Hello.", new ServerMessage.Notice("Hello.")),
                List.of("!USERLIST:[]", new ServerMessage.UserList(List.of())),
                List.of("!USERLIST:[\"bob\", \"Zo\\u00eb\"]", new ServerMessage.UserList(List.of("bob", "Zoë"))));
    }

    @ParameterizedTest
    @MethodSource("serverFrames")
    void a_servers_frame_is_read_and_written_byte_for_byte(List<Object> example) throws Exception {
        String body = (String) example.get(0);
        ServerMessage message = (ServerMessage) example.get(1);
        assertThat(LegacyCodec.decodeServer(utf8(body))).isEqualTo(message);
        assertThat(LegacyCodec.encode(message)).isEqualTo(bytes(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[bob]hi", "[] hi", "[bob", "!WELCOME:{}", "!USERLIST", "bob: hi"})
    void a_line_without_a_known_shape_is_a_notice(String body) throws Exception {
        assertThat(LegacyCodec.decodeServer(utf8(body))).isEqualTo(new ServerMessage.Notice(body));
    }

    @Test
    void no_later_line_can_pass_for_somebody_elses_message() {
        assertThat(text(LegacyCodec.encode(new ServerMessage.Said("eve", "hi\n[bob] I quit\n[Server] bye\n [x] fine"))))
                .isEqualTo("[eve] hi\n  [bob] I quit\n  [Server] bye\n [x] fine");
        assertThat(text(LegacyCodec.encode(new ServerMessage.Whispered("eve", "hi\n[bob] x"))))
                .isEqualTo("[eve] (whisper) hi\n  [bob] x");
        assertThat(text(LegacyCodec.encode(new ServerMessage.Said("eve", "[bob] x"))))
                .isEqualTo("[eve] [bob] x");
    }

    @Test
    void a_user_list_is_printed_as_python_prints_it() {
        List<String> names = List.of("bob", "Zoë", "美咲", "👩", "a\"b\\c", "\n\r\t\f\b\u0000\u001f\u007f/", "");
        assertThat(text(LegacyCodec.encode(new ServerMessage.UserList(names))))
                .isEqualTo("!USERLIST:[\"bob\", \"Zo\\u00eb\", \"\\u7f8e\\u54b2\", \"\\ud83d\\udc69\", \"a\\\"b\\\\c\","
                        + " \"\\n\\r\\t\\f\\b\\u0000\\u001f\\u007f/\", \"\"]");
    }

    @Test
    void a_user_list_of_any_names_survives_the_way_there_and_back() throws Exception {
        List<String> names = List.of("bob", "Zoë", "美咲", "👩", "a\"b\\c", "\n\r\t\f\b\u0000\u001f\u007f/", "");
        byte[] body = LegacyCodec.encode(new ServerMessage.UserList(names));
        assertThat(LegacyCodec.decodeServer(ByteBuffer.wrap(body))).isEqualTo(new ServerMessage.UserList(names));
    }

    static Stream<String> unreadableLists() {
        return Stream.of(
                "",
                "[",
                "[\"bob\"",
                "[\"bob\",]",
                "{}",
                "\"bob\"",
                "[1]",
                "[null]",
                "[[\"bob\"]]",
                "[\"bob\"] x",
                "[\"bob\"][]",
                "['bob']",
                "[\"\\q\"]",
                "[".repeat(100_000),
                "[\"" + "x".repeat(UserListJson.NAME_CHARS_MAX + 1) + "\"]",
                names(UserListJson.NAMES_MAX + 1));
    }

    @ParameterizedTest
    @MethodSource("unreadableLists")
    void a_user_list_that_cannot_be_read_is_a_passing_fault(String json) {
        assertThatThrownBy(() -> LegacyCodec.decodeServer(utf8("!USERLIST:" + json)))
                .isInstanceOfSatisfying(ProtocolException.class, e -> {
                    assertThat(e.fault().kind()).isEqualTo(Fault.Kind.USER_LIST_UNREADABLE);
                    assertThat(e.fault().fatal()).isFalse();
                    assertThat(e.fault().text()).matches("The server sent a user list that cannot be read: .*[.]");
                });
    }

    @Test
    void a_user_list_at_its_bounds_is_read() throws Exception {
        String longest = "x".repeat(UserListJson.NAME_CHARS_MAX);
        assertThat(LegacyCodec.decodeServer(utf8("!USERLIST:[\"" + longest + "\"]")))
                .isEqualTo(new ServerMessage.UserList(List.of(longest)));
        assertThat(LegacyCodec.decodeServer(utf8("!USERLIST:" + names(UserListJson.NAMES_MAX))))
                .isEqualTo(new ServerMessage.UserList(Collections.nCopies(UserListJson.NAMES_MAX, "a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "ff", "c3", "c0af", "e282", "eda080", "f4908080", "68690080", "f09f91"})
    void bytes_that_are_no_utf8_are_a_fault_in_every_direction(String hex) {
        byte[] tail = new BigInteger("01" + hex, 16).toByteArray();
        byte[] bad = Arrays.copyOfRange(tail, 1, tail.length);
        assertNotUtf8(() -> LegacyCodec.decodeClient(ByteBuffer.wrap(bad)), false);
        assertNotUtf8(() -> LegacyCodec.decodeServer(ByteBuffer.wrap(bad)), false);
        assertNotUtf8(() -> LegacyCodec.decodeHello(ByteBuffer.wrap(bad)), true);
    }

    private static void assertNotUtf8(ThrowingCallable decode, boolean fatal) {
        assertThatThrownBy(decode)
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        e -> assertThat(e.fault())
                                .isEqualTo(new Fault(
                                        Fault.Kind.NOT_UTF8, "A message was dropped: it was not UTF-8.", fatal)));
    }

    @Test
    void only_what_lies_between_position_and_limit_is_decoded() throws Exception {
        ByteBuffer body = ByteBuffer.allocateDirect(20).put(bytes("xxhelloxx")).flip();
        body.position(2).limit(7);
        assertThat(LegacyCodec.decodeClient(body)).isEqualTo(new ClientMessage.Say("hello"));
        assertThat(body.position()).isEqualTo(2);
    }

    private static String names(int count) {
        return Collections.nCopies(count, "\"a\"").stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
