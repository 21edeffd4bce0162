package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The session profile there and back, and byte for byte. What is refused is in {@link SessionRefusalsTest}. */
class SessionCodecTest {
    private static final int ROUNDS = 1_500;
    private static final DeviceId DEVICE = new DeviceId("00112233445566778899aabbccddeeff");
    private static final Tag TAG = new Tag("0123456789abcdef");
    private static final Place LOBBY = new Place.InRoom(RoomName.LOBBY);

    @Test
    void any_request_survives_the_way_there_and_back() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        SessionMessages messages = new SessionMessages(new Random(seed));
        Set<Class<?>> seen = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            SessionRequest request = messages.request();
            seen.add(request.getClass());
            byte[] body = SessionCodec.encode(request);
            assertThat(SessionCodec.decodeRequest(ByteBuffer.wrap(body)))
                    .as("-Dseed=%d round %d", seed, round)
                    .isEqualTo(request);
            assertThat(SessionCodec.frame(FrameHeader.DEFAULT, request)).isEqualTo(FrameHeader.DEFAULT.frame(body));
        }
        assertThat(seen).isEqualTo(kinds(SessionRequest.class));
    }

    @Test
    void any_event_survives_the_way_there_and_back() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        SessionMessages messages = new SessionMessages(new Random(seed));
        Set<Class<?>> seen = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            SessionEvent event = messages.event();
            seen.add(event.getClass());
            byte[] body = SessionCodec.encode(event);
            assertThat(SessionCodec.decodeEvent(ByteBuffer.wrap(body)))
                    .as("-Dseed=%d round %d", seed, round)
                    .contains(event);
            assertThat(SessionCodec.frame(FrameHeader.DEFAULT, event)).isEqualTo(FrameHeader.DEFAULT.frame(body));
        }
        assertThat(seen).isEqualTo(kinds(SessionEvent.class));
    }

    private static Set<Class<?>> kinds(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(each -> each.isSealed() ? Stream.of(each.getPermittedSubclasses()) : Stream.of(each))
                .collect(Collectors.toSet());
    }

    static Stream<List<Object>> requests() {
        return Stream.of(
                List.of(
                        new TalkRequest.Say(7, LOBBY, TextKind.TEXT, "a \"b\" \\ c\n\td é 👩"),
                        "!SAY:{\"n\":7,\"room\":\"lobby\",\"text\":\"a \\\"b\\\" \\\\ c\\n\\td é 👩\"}"),
                List.of(
                        new TalkRequest.Say(8, new Place.With("bob"), TextKind.ACTION, "waves"),
                        "!SAY:{\"n\":8,\"to\":\"bob\",\"kind\":\"action\",\"text\":\"waves\"}"),
                List.of(
                        new RoomRequest.Ignore(3, "eve", false), //
                        "!IGNORE:{\"ref\":3,\"name\":\"eve\"}"),
                List.of(new LinkRequest.Disconnect(), "!DISCONNECT"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_has_these_bytes_and_no_others(List<Object> example) {
        assertThat(text(SessionCodec.encode((SessionRequest) example.get(0)))).isEqualTo(example.get(1));
    }

    static Stream<List<Object>> events() {
        Entry entry = new Entry(41, 1_763_894_400_123L, "alice", false, TAG, TextKind.TEXT, "hello");
        Entry block = new Entry(42, 1_763_894_400_124L, "alice", true, TAG, TextKind.BLOCK, "a\nb");
        String first =
                "\"seq\":41,\"at\":1763894400123,\"from\":\"alice\",\"tag\":\"0123456789abcdef\",\"text\":\"hello\"}";
        String second = "\"seq\":42,\"at\":1763894400124,\"from\":\"alice\",\"verified\":true,"
                + "\"tag\":\"0123456789abcdef\",\"kind\":\"block\",\"text\":\"a\\nb\"}";
        return Stream.of(
                List.of(new TalkEvent.Said(LOBBY, entry), "!SAID:{\"room\":\"lobby\"," + first),
                List.of(new TalkEvent.Said(new Place.With("bob"), block), "!SAID:{\"to\":\"bob\"," + second),
                List.of(
                        new TalkEvent.Page(5, LOBBY, 41, 42, true, List.of(entry, block)),
                        "!PAGE:{\"ref\":5,\"room\":\"lobby\",\"first\":41,\"last\":42,\"more\":true,\"entries\":[{"
                                + first + ",{" + second + "]}"),
                List.of(new LinkEvent.Ready(), "!READY:{}"),
                List.of(
                        new LinkEvent.Refused("too_fast", "Wait.", new Regarding(7, 0), false, 250, ""),
                        "!FAULT:{\"code\":\"too_fast\",\"text\":\"Wait.\",\"n\":7,\"retry_ms\":250}"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_has_these_bytes_and_no_others(List<Object> example) {
        assertThat(text(SessionCodec.encode((SessionEvent) example.get(0)))).isEqualTo(example.get(1));
    }

    @Test
    void what_is_said_in_private_is_the_same_for_both_and_each_knows_where_it_belongs() {
        Entry entry = new Entry(1, 0, "alice", false, TAG, TextKind.TEXT, "psst");
        TalkEvent.Said said = new TalkEvent.Said(new Place.With("bob"), entry);
        assertThat(said.seenBy("alice")).isEqualTo(new Place.With("bob"));
        assertThat(said.seenBy("bob")).isEqualTo(new Place.With("alice"));
        assertThat(new TalkEvent.Said(LOBBY, entry).seenBy("bob")).isEqualTo(LOBBY);
    }

    @Test
    void a_sender_knows_its_own_message_by_the_tag_and_others_learn_nothing_from_it() {
        // printf '00112233445566778899aabbccddeeff.7' | sha256sum
        assertThat(Tag.of(DEVICE, 7).hex()).isEqualTo("b91fe8f7e994af19");
        assertThat(Tag.of(DEVICE, 8)).isNotEqualTo(Tag.of(DEVICE, 7));
        assertThat(DEVICE.toString() + new SessionHello(1, "chat.jar", DEVICE)).doesNotContain("0011");
    }

    @Test
    void to_an_original_server_the_first_frame_is_the_name_alone() throws Exception {
        byte[] body = SessionCodec.encodeHello(Name.of("Zoë"), new SessionHello(1, "chat.jar/0.1", DEVICE));
        assertThat(text(body))
                .isEqualTo("USERNAME:Zoë:{\"v\":1,\"client\":\"chat.jar/0.1\","
                        + "\"device\":\"00112233445566778899aabbccddeeff\"}");
        ClientMessage.Hello first = LegacyCodec.decodeHello(ByteBuffer.wrap(body));
        assertThat(first.name()).isEqualTo("Zoë");
        assertThat(Profile.askedBy(first)).isEqualTo(Profile.SESSION);
        assertThat(SessionCodec.decodeHello(first)).isEqualTo(new SessionHello(1, "chat.jar/0.1", DEVICE));
    }

    @Test
    void no_name_can_break_the_first_frame() {
        assertThatThrownBy(() -> Name.of("a:b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Name.of("a\nb")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_longest_hello_is_within_what_may_come_before_sign_in() {
        String name = "\ud83a\udd00".repeat(Name.COLUMNS_MAX); // Adlam: four bytes a letter, one column
        String client = "\"\\".repeat(SessionBounds.PROGRAM_UNITS_MAX / 2);
        byte[] body = SessionCodec.encodeHello(Name.of(name), new SessionHello(Integer.MAX_VALUE, client, DEVICE));
        assertThat(body).hasSizeLessThan(Limit.SIGN_IN_FRAME_BYTES.defaultValue() / 2);
    }

    @Test
    void a_clean_text_at_its_bound_fits_the_frame_whatever_must_be_escaped() {
        int bound = Limit.FRAME_BYTES.defaultValue();
        for (String worst : List.of("\"", "\\", "\t", "é", "x")) {
            String text = Text.clean(worst.repeat(bound / Text.utf8Bytes(worst)));
            assertThat(Text.problem(text, bound)).isEmpty();
            Place longest = new Place.With("\"".repeat(SessionBounds.NAME_UNITS_MAX));
            TalkRequest.Say say = new TalkRequest.Say(SessionBounds.NUMBER_MAX, longest, TextKind.ACTION, text);
            assertThat(SessionCodec.encode(say)).hasSizeLessThanOrEqualTo(SessionBounds.frameBytesMax(bound));
        }
        assertThat(SessionBounds.frameBytesMax(Limit.FRAME_BYTES.max())).isLessThan(FrameHeader.BODY_BYTES_MAX);
    }

    @Test
    void an_entry_knows_how_long_it_may_become() {
        SessionMessages messages = new SessionMessages(new Random(7));
        for (int round = 0; round < 500; round++) {
            Entry entry = messages.said().entry();
            TalkEvent.Page without = new TalkEvent.Page(1, LOBBY, 0, SessionBounds.NUMBER_MAX, false, List.of());
            TalkEvent.Page with = new TalkEvent.Page(1, LOBBY, 0, SessionBounds.NUMBER_MAX, false, List.of(entry));
            int each = 1 + SessionCodec.encode(with).length - SessionCodec.encode(without).length;
            assertThat(entry.bytesMax()).isBetween(each, each + 100);
        }
    }

    @Test
    void only_what_lies_between_position_and_limit_is_decoded() throws Exception {
        ByteBuffer body = ByteBuffer.allocateDirect(32)
                .put("xx!PING:{\"t\":1}xx".getBytes(StandardCharsets.UTF_8))
                .flip();
        body.position(2).limit(body.limit() - 2);
        assertThat(SessionCodec.decodeRequest(body)).isEqualTo(new LinkRequest.Ping(1));
        assertThat(SessionCodec.decodeEvent(body)).contains(new LinkEvent.Ping(1));
        assertThat(Profile.spokenBy(body)).isEqualTo(Profile.LEGACY);
        assertThat(body.position()).isEqualTo(2);
    }

    @Test
    void records_refuse_what_could_not_be_sent() {
        assertThatThrownBy(() -> new TalkRequest.Say(0, LOBBY, TextKind.TEXT, "x"))
                .hasMessageContaining("n is not from 1");
        assertThatThrownBy(() -> new TalkRequest.Say(1, LOBBY, TextKind.TEXT, "\ud83d"))
                .hasMessageContaining("half");
        assertThatThrownBy(() -> new TalkRequest.Say(1, LOBBY, TextKind.TEXT, "\ude00\ud83d"))
                .hasMessageContaining("half");
        assertThatThrownBy(() -> new Place.With(" ")).hasMessageContaining("empty");
        assertThatThrownBy(() -> new Place.With("a\nb")).hasMessageContaining("control");
        assertThatThrownBy(() -> new Regarding(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DeviceId("00112233445566778899AABBCCDDEEFF"))
                .hasMessageContaining("32");
        assertThatThrownBy(() -> new RoomEvent.Opened(LOBBY, "", 5, 3, 0, 0)).hasMessageContaining("last");
        assertThatCode(() -> new RoomEvent.Opened(LOBBY, "", 5, 4, 0, 0)).doesNotThrowAnyException();
        Entry entry = new Entry(3, 0, "a", false, TAG, TextKind.TEXT, "");
        assertThatThrownBy(() -> new TalkEvent.Page(1, LOBBY, 1, 5, false, Arrays.asList(entry, entry)))
                .hasMessageContaining("order");
        assertThatThrownBy(() -> new TalkEvent.Page(1, LOBBY, 4, 5, false, List.of(entry)))
                .hasMessageContaining("order");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
