package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.fuzz.Tape;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Headers are read as the regular expression of {@link SlowReader} reads them, whole or in the making, and written back. */
class FrameHeaderFuzzTest {
    @FuzzTest
    void a_header_is_read_as_the_page_says(byte[] input) throws FrameHeader.Malformed {
        Tape tape = new Tape(input);
        FrameHeader header = new FrameHeader(FrameHeader.DIGITS_MAX + tape.below(60));
        int before = tape.below(4);
        byte[] bytes = Arrays.copyOf(tape.take(header.bytes()), header.bytes());
        Arrays.fill(bytes, header.bytes() - tape.below(header.bytes() + 1), header.bytes(), (byte) ' ');
        ByteBuffer in = ByteBuffer.allocate(before + header.bytes() + 1).put(before, bytes);

        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Fault fault = refused(header, in, before);
        if (!SlowReader.HEADER.matcher(text).matches()) {
            assertThat(fault).isNotNull();
        } else {
            assertThat(fault).isNull();
            int length = header.parse(in, before);
            assertThat(length).isEqualTo(Integer.parseInt(text.strip()));
            ByteBuffer written = ByteBuffer.allocate(header.bytes());
            header.put(written, length);
            assertThat(header.parse(written, 0)).isEqualTo(length);
            byte[] frame = header.frame(new byte[length % 1000]);
            assertThat(header.parse(ByteBuffer.wrap(frame), 0)).isEqualTo(length % 1000);
        }
        for (int end = 0; end <= header.bytes(); end++) {
            Fault early = refusedEarly(header, in, before, before + end);
            if (early != null) {
                assertThat(early).isEqualTo(fault);
            }
        }
        assertThat(in.position()).isZero();
    }

    private static @Nullable Fault refused(FrameHeader header, ByteBuffer in, int at) {
        try {
            header.parse(in, at);
            return null;
        } catch (FrameHeader.Malformed e) {
            return e.fault();
        }
    }

    private static @Nullable Fault refusedEarly(FrameHeader header, ByteBuffer in, int at, int end) {
        try {
            header.checkBegun(in, at, end);
            return null;
        } catch (FrameHeader.Malformed e) {
            return e.fault();
        }
    }
}
