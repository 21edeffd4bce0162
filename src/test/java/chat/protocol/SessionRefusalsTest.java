package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the session profile's codec refuses, in what words, and that nothing else comes out of it whatever the bytes are. */
class SessionRefusalsTest {
    private static final int ROUNDS = 5_000;
    private static final String SAY = "!SAY:{\"n\":7,\"room\":\"lobby\",\"text\":\"hi\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello                                     | NO_MESSAGE",
                "``                                        | NO_MESSAGE",
                "!                                         | NO_MESSAGE",
                "!:{}                                      | NO_MESSAGE",
                "!SAY                                      | NO_MESSAGE",
                "!say:{}                                   | NO_MESSAGE",
                "!SAY {}                                   | NO_MESSAGE",
                "!ABCDEFGHIJKLMNOPQ:{}                     | NO_MESSAGE",
                "!DISCONNECT:{}                            | VERB_UNKNOWN",
                "!WHISPER:bob psst                         | VERB_UNKNOWN",
                "!SAID:{}                                  | VERB_UNKNOWN",
                "!ABCDEFGHIJKLMNOP:{}                      | VERB_UNKNOWN",
                "!PING:                                    | JSON_UNREADABLE",
                "!PING:[]                                  | JSON_UNREADABLE",
                "!PING:{`t`:1}                             | JSON_UNREADABLE",
                "!PING:{'t':1}                             | JSON_UNREADABLE",
                "!PING:{\"t\":1                            | JSON_UNREADABLE",
                "!PING:{\"t\":1}}                          | JSON_UNREADABLE",
                "!PING:{\"t\":1} {}                        | JSON_UNREADABLE",
                "!PING:{\"t\":1,}                          | JSON_UNREADABLE",
                "!PING:{\"t\":1,\"t\":1}                   | JSON_UNREADABLE",
                "!PING:{\"t\":01}                          | JSON_UNREADABLE",
                "!PING:{\"t\":NaN}                         | JSON_UNREADABLE",
                "!PING:{\"t\":1}/**/                       | JSON_UNREADABLE",
                "!PING:{\"t\":123456789012345678901234567890123} | JSON_UNREADABLE",
                "!PING:{}                                  | FIELD_MISSING",
                "!PING:{\"t\":null}                        | FIELD_INVALID",
                "!PING:{\"t\":\"1\"}                       | FIELD_INVALID",
                "!PING:{\"t\":1.0}                         | FIELD_INVALID",
                "!PING:{\"t\":1e2}                         | FIELD_INVALID",
                "!PING:{\"t\":1e999999999}                 | FIELD_INVALID",
                "!PING:{\"t\":-1}                          | FIELD_INVALID",
                "!PING:{\"t\":9007199254740992}            | FIELD_INVALID",
                "!PING:{\"t\":99999999999999999999}        | FIELD_INVALID",
                "!PING:{\"t\":1,\"u\":2}                   | FIELD_UNKNOWN",
                "!SAY:{\"n\":1,\"text\":\"x\"}             | FIELD_INVALID",
                "!SAY:{\"n\":1,\"room\":\"a\",\"to\":\"b\",\"text\":\"x\"} | FIELD_INVALID",
                "!SAY:{\"n\":1,\"room\":\"a\",\"kind\":\"yell\",\"text\":\"x\"} | FIELD_INVALID",
                "!SAY:{\"n\":1,\"room\":\"#a\",\"text\":\"x\"} | FIELD_INVALID",
                "!SAY:{\"n\":0,\"room\":\"a\",\"text\":\"x\"} | FIELD_INVALID",
                "!SAY:{\"n\":1,\"room\":\"a\",\"text\":[\"x\"]} | FIELD_INVALID",
                "!JOIN:{\"ref\":2147483648,\"room\":\"a\"} | FIELD_INVALID",
                "!JOIN:{\"room\":\"a\"}                    | FIELD_MISSING",
                "!HISTORY:{\"ref\":1,\"room\":\"a\",\"limit\":9} | FIELD_INVALID",
                "!HISTORY:{\"ref\":1,\"room\":\"a\",\"before\":1,\"after\":2,\"limit\":9} | FIELD_UNKNOWN",
                "!HISTORY:{\"ref\":1,\"room\":\"a\",\"before\":1,\"limit\":201} | FIELD_INVALID",
                "!IGNORE:{\"ref\":1,\"name\":\"eve\",\"on\":1} | FIELD_INVALID"
            })
    void a_server_refuses(String body, Fault.Kind kind) {
        Fault fault = refusal(body).fault();
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.fatal()).isFalse();
        assertThat(fault.text()).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\ude00\\ud83d", "\\ud83dx", "x\\udfff"})
    void half_a_character_is_refused_however_it_is_written(String half) {
        assertThat(refusal(SAY.replace("hi", half)).fault().text()).isEqualTo("The field text holds half a character.");
    }

    @Test
    void a_refusal_names_what_it_is_about() {
        assertThat(refusal(SAY.replace("\"hi\"", "1")).regarding()).isEqualTo(new Regarding(7, 0));
        assertThat(refusal("!SAY:{\"text\":1,\"n\":7}").regarding()).isEqualTo(new Regarding(7, 0));
        assertThat(refusal("!JOIN:{\"ref\":9}").regarding()).isEqualTo(new Regarding(0, 9));
        assertThat(refusal("!JOIN:{\"ref\":-9}").regarding()).isEqualTo(Regarding.NOTHING);
        assertThat(refusal("!SAY:{\"n\":9007199254740992}").regarding()).isEqualTo(Regarding.NOTHING);
        assertThat(refusal("!DANCE:{\"ref\":9}").fault().text()).isEqualTo("This server knows no !DANCE:.");
        assertThat(refusal("!PING:{\"t\":1,\"colour\":2}").fault().text())
                .isEqualTo("This server knows no field colour of !PING:.");
        assertThat(refusal("!PING:{\"t\":1,\"[Server] x\":2}").fault().text()).contains("(not shown)");
        assertThat(SessionCodec.encode(FaultCode.refusal(refusal("!JOIN:{\"ref\":9,\"room\":\"a\",\"key\":\"x\"}"))))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("!FAULT:{\"code\":\"unknown_field\",\"text\":\"This server knows no field key of !JOIN:.\","
                        + "\"ref\":9}");
    }

    @Test
    void a_client_ignores_what_it_does_not_know() throws Exception {
        assertThat(SessionCodec.decodeEvent(utf8("!DANCE:{\"with\":[{\"x\":null}]}")))
                .isEmpty();
        assertThat(SessionCodec.decodeEvent(utf8("!PONG:{\"t\":1,\"u\":[1.5,{\"v\":1e99}],\"w\":null}")))
                .contains(new LinkEvent.Pong(1));
        String said = "!SAID:{\"room\":\"a\",\"seq\":1,\"at\":2,\"from\":\"b\",\"tag\":\"0123456789abcdef\","
                + "\"kind\":\"shout\",\"text\":\"x\",\"edited\":true}";
        assertThat(SessionCodec.decodeEvent(utf8(said)))
                .contains(new TalkEvent.Said(
                        new Place.InRoom(new RoomName("a")),
                        new Entry(1, 2, "b", false, new Tag("0123456789abcdef"), TextKind.TEXT, "x")));
        assertThat(SessionCodec.decodeEvent(utf8("!LEFT:{\"room\":\"a\",\"names\":[\"b\"],\"reason\":\"bored\"}")))
                .contains(new RoomEvent.Left(new RoomName("a"), List.of("b"), LeaveReason.QUIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[bob] hi",
                "!SAID:{}",
                "!SAID:{\"room\":\"a\",\"seq\":1,\"at\":2,\"from\":\"b\",\"tag\":\"0123\",\"text\":\"x\"}",
                "!SAID:{\"room\":\"a\",\"seq\":1,\"at\":2,\"from\":\"b\\n[Server]\",\"tag\":\"0123456789abcdef\",\"text\":\"x\"}",
                "!PAGE:{\"ref\":1,\"room\":\"a\",\"first\":1,\"last\":2,\"entries\":[1]}",
                "!PAGE:{\"ref\":1,\"room\":\"a\",\"first\":3,\"last\":2,\"entries\":[]}",
                "!ROSTER:{\"room\":\"a\",\"members\":{}}",
                "!IGNORED:{\"names\":[[]]}",
                "!DANCE:{"
            })
    void a_client_refuses_what_it_cannot_use(String body) {
        Throwable thrown = catchThrowable(() -> SessionCodec.decodeEvent(utf8(body)));
        assertThat(thrown).isInstanceOf(ProtocolException.class);
        assertThat(((ProtocolException) thrown).fault().fatal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1}",
                "{\"v\":0,\"device\":\"00112233445566778899aabbccddeeff\"}",
                "{\"v\":\"1\",\"device\":\"00112233445566778899aabbccddeeff\"}",
                "{\"v\":1,\"device\":\"short\"}",
                "{\"v\":1,",
                "{\"v\":1,\"device\":\"00112233445566778899aabbccddeeff\"}x",
                "{\"v\":1,\"client\":\"a\\nb\",\"device\":\"00112233445566778899aabbccddeeff\"}"
            })
    void a_hello_that_cannot_be_read_ends_the_connection(String rest) {
        ClientMessage.Hello first = new ClientMessage.Hello("bob", rest);
        assertThat(Profile.askedBy(first)).isEqualTo(Profile.SESSION);
        Throwable thrown = catchThrowable(() -> SessionCodec.decodeHello(first));
        assertThat(thrown).isInstanceOf(ProtocolException.class);
        assertThat(((ProtocolException) thrown).fault().fatal()).isTrue();
        assertThat(FaultCode.refusal((ProtocolException) thrown).code()).isEqualTo("bad_hello");
    }

    @Test
    void what_is_wrong_with_a_hello_is_said() {
        assertThatThrownBy(() -> SessionCodec.decodeHello(new ClientMessage.Hello("bob", "{\"v\":1}")))
                .hasMessage(
                        "What followed the name in the first message could not be read. USERNAME: needs a field device.");
        assertThatThrownBy(() -> SessionCodec.decodeHello(new ClientMessage.Hello("bob", "{\"v\":1,")))
                .hasMessageEndingWith("USERNAME: was dropped, since it cannot be read: it is no JSON within bounds.");
    }

    @Test
    void a_hello_may_say_more_than_this_server_knows() throws Exception {
        String rest = "{\"v\":9,\"device\":\"00112233445566778899aabbccddeeff\",\"zip\":[\"x\"]}";
        assertThat(SessionCodec.decodeHello(new ClientMessage.Hello("bob", rest))
                        .version())
                .isEqualTo(9);
    }

    @Test
    void json_bombs_are_refused_within_bounds() {
        assertJsonUnreadable("!PING:" + "{\"a\":".repeat(200_000));
        assertJsonUnreadable("!PING:{\"a\":" + "[".repeat(1_000_000));
        assertJsonUnreadable("!PING:{\"a\":" + "[".repeat(JsonIn.DEPTH_MAX) + "]".repeat(JsonIn.DEPTH_MAX) + "}");
        assertJsonUnreadable("!PING:{\"t\":" + "9".repeat(1_000_000) + "}");
        assertJsonUnreadable("!PING:{\"t\":1e" + "9".repeat(1_000_000) + "}");
        assertJsonUnreadable("!PING:{\"" + "k".repeat(JsonIn.KEY_CHARS_MAX + 1) + "\":1}");
        assertJsonUnreadable("!PING:" + keys(JsonIn.KEYS_MAX + 1));
        assertJsonUnreadable("!PING:" + " ".repeat(10_000_000));
        assertThat(refusal("!PING:" + keys(JsonIn.KEYS_MAX)).fault().kind()).isEqualTo(Fault.Kind.FIELD_MISSING);
        String deepest = "{\"t\":1,\"a\":" + "[".repeat(JsonIn.DEPTH_MAX - 1) + "]".repeat(JsonIn.DEPTH_MAX - 1) + "}";
        assertThat(refusal("!PING:" + deepest).fault().kind()).isEqualTo(Fault.Kind.FIELD_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c0af", "eda080", "f4908080", "e282"})
    void bytes_that_are_no_utf8_are_refused_in_both_directions(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        byte[] body = ("!PING:{\"t\":1,\"x\":\"" + new String(bad, StandardCharsets.ISO_8859_1) + "\"}")
                .getBytes(StandardCharsets.ISO_8859_1);
        for (Throwable thrown : Arrays.asList(
                catchThrowable(() -> SessionCodec.decodeRequest(ByteBuffer.wrap(body))),
                catchThrowable(() -> SessionCodec.decodeEvent(ByteBuffer.wrap(body))))) {
            assertThat(thrown).isInstanceOf(ProtocolException.class);
            assertThat(((ProtocolException) thrown).fault().kind()).isEqualTo(Fault.Kind.NOT_UTF8);
        }
    }

    @Test
    void bytes_changed_at_random_bring_out_nothing_but_a_message_or_a_fault() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        SessionMessages messages = new SessionMessages(random);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = random.nextBoolean()
                    ? SessionCodec.encode(messages.request())
                    : SessionCodec.encode(messages.event());
            for (int change = 1 + random.nextInt(3); change > 0; change--) {
                body[random.nextInt(body.length)] = (byte) "{}[]\",:\\u09e-!A\n\u0000é".charAt(random.nextInt(18));
            }
            byte[] cut = Arrays.copyOf(body, random.nextInt(4) == 0 ? random.nextInt(body.length) : body.length);
            String which = "-Dseed=" + seed + " round " + round;
            refused += refused(which, () -> SessionCodec.decodeRequest(ByteBuffer.wrap(cut)));
            refused += refused(which, () -> SessionCodec.decodeEvent(ByteBuffer.wrap(cut)));
        }
        assertThat(refused).isGreaterThan(ROUNDS / 2);
    }

    private static int refused(String which, ThrowingCallable decode) {
        Throwable thrown = catchThrowable(decode);
        if (thrown != null) {
            assertThat(thrown).as(which).isInstanceOf(ProtocolException.class);
        }
        return thrown == null ? 0 : 1;
    }

    private static void assertJsonUnreadable(String body) {
        assertThat(refusal(body).fault().kind()).isEqualTo(Fault.Kind.JSON_UNREADABLE);
    }

    private static String keys(int count) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":0");
        }
        return json.append('}').toString();
    }

    private static ProtocolException refusal(String body) {
        Throwable thrown = catchThrowable(() -> SessionCodec.decodeRequest(utf8(body)));
        assertThat(thrown).as(body.substring(0, Math.min(200, body.length()))).isInstanceOf(ProtocolException.class);
        return (ProtocolException) thrown;
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
