package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameHeaderTest {
    private static final FrameHeader NARROW = new FrameHeader(10);

    @Test
    void writes_digits_then_spaces() {
        ByteBuffer out = ByteBuffer.allocate(100);
        FrameHeader.DEFAULT.put(out, 16384);
        assertThat(out.position()).isEqualTo(64);
        assertThat(latin1(out.array(), 64)).isEqualTo("16384" + " ".repeat(59));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 99, 100, 999, 1000, 16383, 16384, 99999, 100000, 999999, 1000000, 9999999})
    void reads_every_length_that_it_writes(int length) throws FrameHeader.Malformed {
        for (int width : new int[] {7, 8, 10, 63, 64, 65, 1024}) {
            FrameHeader header = new FrameHeader(width);
            ByteBuffer out = ByteBuffer.allocateDirect(width + 3);
            out.position(3);
            header.put(out, length);
            assertThat(out.position()).isEqualTo(width + 3);
            assertThat(header.parse(out, 3)).isEqualTo(length);
        }
    }

    @Test
    void a_frame_is_header_and_body_in_one_array() {
        assertThat(latin1(NARROW.frame("hello, world".getBytes(StandardCharsets.UTF_8)), 22))
                .isEqualTo("12        hello, world");
        assertThat(latin1(NARROW.frame(new byte[0]), 10)).isEqualTo("0         ");
    }

    @ParameterizedTest
    @CsvSource({
        "'5         ', 5",
        "'         5', 5",
        "'   5      ', 5",
        "'0000005   ', 5",
        "'0         ', 0",
        "'9999999   ', 9999999",
        "'   9999999', 9999999"
    })
    void takes_spaces_digits_spaces(String header, int length) throws FrameHeader.Malformed {
        assertThat(NARROW.parse(bytes(header), 0)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+5        ", "-5        ", "5_0       ", "5 0       ", "5.0       ", "0x5       ", "5e1       ",
                "12345678  ", "00000005  ", "5\t        ", "\t5        ", "5\n        ", "5\0        ",
                        "\0\0\0\0\0\0\0\0\0\0",
                "hello     ", "GET / HTTP", "5        x", "         x", "\u0660\u0661        ", "\uff15       "
            })
    void refuses_everything_else(String header) {
        assertThatThrownBy(() -> NARROW.parse(ByteBuffer.wrap(header.getBytes(StandardCharsets.UTF_8)), 0))
                .isInstanceOfSatisfying(FrameHeader.Malformed.class, malformed -> {
                    assertThat(malformed.fault().kind()).isEqualTo(Fault.Kind.HEADER_MALFORMED);
                    assertThat(malformed.fault().fatal()).isTrue();
                    assertThat(malformed.fault().text()).matches("[A-Z].*[.?]");
                });
    }

    @Test
    void a_blank_header_is_told_apart() {
        assertThatThrownBy(() -> NARROW.parse(bytes(" ".repeat(10)), 0))
                .isInstanceOfSatisfying(
                        FrameHeader.Malformed.class,
                        malformed -> assertThat(malformed.fault())
                                .isEqualTo(new Fault(
                                        Fault.Kind.HEADER_BLANK,
                                        "A frame header was blank. Does the other side use another --header size? Here it is 10.",
                                        true)));
    }

    @Test
    void text_where_the_filling_should_be_hints_at_another_header_size() {
        // What a side with 64 sees of one with 10, and one with 10 of one with 64 after the first "body".
        String narrowSeenWide = "12        USERNAME:bob5         hello5         hello5         he";
        assertThatThrownBy(() -> FrameHeader.DEFAULT.parse(bytes(narrowSeenWide), 0))
                .hasMessage("A frame header was not a number filled up with spaces (byte 0x55 at position 11 of 64)."
                        + " Does the other side use another --header size? Here it is 64.");
        assertThatThrownBy(() -> NARROW.parse(bytes("    USERNA"), 0)).hasMessageContaining("--header");
        assertThatThrownBy(() -> NARROW.parse(bytes("SSH-2.0-Op"), 0))
                .hasMessage("A frame header was not a number filled up with spaces (byte 0x53 at position 1 of 10)."
                        + " Is the other side a chat program with this protocol and --header 10?");
    }

    @Test
    void a_header_has_room_for_seven_digits_and_is_no_novel() {
        assertThatThrownBy(() -> new FrameHeader(6)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new FrameHeader(7).bytes()).isEqualTo(7);
        assertThat(new FrameHeader(1024).bytes()).isEqualTo(1024);
        assertThatThrownBy(() -> new FrameHeader(1025)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_body_longer_than_seven_digits_is_our_own_mistake() {
        ByteBuffer out = ByteBuffer.allocate(64);
        FrameHeader.DEFAULT.put(out, 9_999_999);
        out.clear();
        assertThatThrownBy(() -> FrameHeader.DEFAULT.put(out, 10_000_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FrameHeader.DEFAULT.put(out, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String latin1(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
