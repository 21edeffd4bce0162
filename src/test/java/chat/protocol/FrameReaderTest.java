package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final FrameHeader HEADER = new FrameHeader(10);
    private static final int MAX = 100;
    private static final int SKIP_MAX = 1_000;

    private final Seen seen = new Seen();
    private final FrameReader reader = reader();

    @Test
    void hands_out_each_body_of_one_read() {
        assertThat(read(frame("one"), frame(""), frame("three"))).isTrue();
        assertThat(seen.events).containsExactly("one", "", "three");
        assertIdle();
    }

    @Test
    void a_whole_frame_is_a_window_on_the_input_and_not_a_copy() {
        ByteBuffer in = input(frame("one"), frame("two"));
        List<ByteBuffer> windows = new ArrayList<>();
        boolean all = reader.read(in, new Seen() {
            @Override
            public boolean body(ByteBuffer body) {
                windows.add(body);
                return super.body(body);
            }
        });
        assertThat(all).isTrue();
        assertThat(windows).hasSize(2).allSatisfy(window -> assertThat(window).isSameAs(in));
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void a_frame_in_single_bytes_is_handed_out_with_its_last_byte() {
        byte[] bytes = frame("hello");
        for (int i = 0; i < bytes.length; i++) {
            assertThat(seen.events).isEmpty();
            assertThat(reader.midFrame()).isEqualTo(i > 0);
            read(new byte[] {bytes[i]});
        }
        assertThat(seen.events).containsExactly("hello");
        assertIdle();
    }

    @Test
    void memory_follows_the_bytes_that_came_and_not_the_announced_length() {
        reader.bodyBytesMax(1_000_000);
        read("1000000   ".getBytes(StandardCharsets.US_ASCII));
        assertThat(reader.heldBytes()).isZero();
        assertThat(reader.midFrame()).isTrue();
        read(new byte[300]);
        assertThat(reader.heldBytes()).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX - 1, MAX})
    void a_body_up_to_the_limit_is_taken(int length) {
        assertThat(read(frame("x".repeat(length)))).isTrue();
        assertThat(seen.events).containsExactly("x".repeat(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX + 1, SKIP_MAX - 1, SKIP_MAX})
    void a_body_beyond_the_limit_is_skipped_without_keeping_a_byte(int length) {
        byte[] bytes = frame("x".repeat(length));
        for (byte b : bytes) {
            assertThat(read(new byte[] {b})).isTrue();
            assertThat(reader.heldBytes()).isLessThanOrEqualTo(HEADER.bytes());
        }
        read(frame("after"));
        assertThat(seen.events)
                .containsExactly(
                        "BODY_TOO_LONG A message of " + length + " bytes was dropped: the most is 100.", "after");
        assertIdle();
    }

    @Test
    void a_body_too_long_is_told_as_soon_as_its_header_is_read() {
        read("101       ".getBytes(StandardCharsets.US_ASCII));
        assertThat(seen.events).hasSize(1);
        assertThat(reader.midFrame()).isTrue();
    }

    @Test
    void a_body_far_too_long_stops_the_reader() {
        assertThat(read(frame("x".repeat(SKIP_MAX + 1)), frame("after"))).isFalse();
        assertThat(seen.events)
                .containsExactly("BODY_FAR_TOO_LONG fatal A message of 1001 bytes was announced: the most is 100.");
        assertThat(reader.stopped()).isTrue();
        assertThat(read(frame("more"))).isFalse();
        assertThat(reader.resume(seen)).isFalse();
        assertThat(seen.events).hasSize(1);
        assertThat(reader.heldBytes()).isZero();
    }

    @Test
    void skipping_can_be_turned_off() {
        reader.skipBytesMax(0);
        assertThat(read(frame("x".repeat(MAX + 1)))).isFalse();
        assertThat(seen.events).hasSize(1).first().asString().startsWith("BODY_FAR_TOO_LONG fatal");
    }

    @Test
    void a_malformed_header_stops_the_reader_after_the_frames_before_it() {
        assertThat(read(frame("fine"), "+5        hello".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(seen.events).hasSize(2).first().isEqualTo("fine");
        assertThat(seen.events.get(1)).startsWith("HEADER_MALFORMED fatal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "5 x", "12345678", " +", "5\n"})
    void a_header_that_is_wrong_already_is_told_before_it_is_whole(String begun) {
        assertThat(read(frame("fine"))).isTrue();
        for (byte b : begun.substring(0, begun.length() - 1).getBytes(StandardCharsets.US_ASCII)) {
            assertThat(read(new byte[] {b})).isTrue();
        }
        assertThat(read(new byte[] {(byte) begun.charAt(begun.length() - 1)})).isFalse();
        assertThat(seen.events).hasSize(2).last().asString().startsWith("HEADER_MALFORMED fatal ");
    }

    @Test
    void a_header_in_the_making_is_told_apart_from_a_body() {
        read("1 ".getBytes(StandardCharsets.US_ASCII));
        assertThat(reader.midHeader()).isTrue();
        read("        ".getBytes(StandardCharsets.US_ASCII));
        assertThat(reader.midFrame()).isTrue();
        assertThat(reader.midHeader()).isFalse();
    }

    @Test
    void a_new_limit_holds_for_the_next_header() {
        Seen raising = new Seen() {
            @Override
            public boolean body(ByteBuffer body) {
                reader.bodyBytesMax(MAX + 1);
                return super.body(body);
            }
        };
        reader.read(input(frame("hello"), frame("x".repeat(MAX + 1))), raising);
        assertThat(raising.events).containsExactly("hello", "x".repeat(MAX + 1));
    }

    @Test
    void a_pause_keeps_the_rest_and_resume_goes_on_with_it() {
        seen.pauseAfter = 1;
        assertThat(read(frame("one"), frame("two"), frame("three"), "1    ".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(seen.events).containsExactly("one");
        assertThat(reader.paused()).isTrue();
        assertThat(reader.midFrame()).isFalse();
        assertThat(read("     4".getBytes(StandardCharsets.US_ASCII))).isFalse();
        assertThat(seen.events).hasSize(1);
        assertThat(reader.resume(seen)).isFalse();
        assertThat(seen.events).containsExactly("one", "two");
        seen.pauseAfter = Integer.MAX_VALUE;
        assertThat(reader.resume(seen)).isTrue();
        assertThat(seen.events).containsExactly("one", "two", "three", "4");
        assertIdle();
    }

    @Test
    void a_pause_after_the_last_frame_keeps_nothing() {
        seen.pauseAfter = 1;
        assertThat(read(frame("one"))).isFalse();
        assertThat(reader.heldBytes()).isZero();
        assertThat(reader.resume(seen)).isTrue();
    }

    @Test
    void a_pause_at_a_fault_goes_on_skipping() {
        seen.pauseAfter = 1;
        assertThat(read(frame("x".repeat(MAX + 1)), frame("after"))).isFalse();
        assertThat(reader.resume(seen)).isFalse();
        assertThat(seen.events).hasSize(2).last().isEqualTo("after");
    }

    /** However the bytes are cut, and wherever the receiver pauses, the same comes out. */
    @Test
    void any_cutting_of_the_bytes_gives_the_same_frames() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            List<String> expected = script(random, bytes);
            Seen got = new Seen();
            FrameReader cut = reader();
            feed(random, bytes.toByteArray(), cut, got);
            assertThat(got.events).as("-Dseed=%d round %d", seed, round).isEqualTo(expected);
            assertThat(cut.heldBytes()).as("-Dseed=%d round %d", seed, round).isZero();
        }
    }

    /** Writes some frames, by a rule simple enough to need no test, and returns what must come out. */
    private static List<String> script(Random random, ByteArrayOutputStream bytes) {
        List<String> expected = new ArrayList<>();
        for (int left = random.nextInt(12); left > 0; left--) {
            int kind = random.nextInt(20);
            int length = kind == 0 ? MAX + 1 + random.nextInt(SKIP_MAX - MAX) : random.nextInt(kind < 5 ? 4 : MAX + 1);
            String body = "abcdefghij".repeat(length / 10 + 1).substring(0, length);
            if (kind == 1) {
                boolean blank = random.nextBoolean();
                bytes.writeBytes((blank ? "          " : "   7   x  ").getBytes(StandardCharsets.US_ASCII));
                bytes.writeBytes(frame("never read"));
                String what = blank
                        ? "HEADER_BLANK fatal A frame header was blank."
                        : "HEADER_MALFORMED fatal A frame header was not a number filled up with spaces"
                                + " (byte 0x78 at position 8 of 10).";
                expected.add(what + " Does the other side use another --header size? Here it is 10.");
                return expected;
            }
            bytes.writeBytes(frame(body));
            expected.add(
                    length > MAX
                            ? "BODY_TOO_LONG A message of " + length + " bytes was dropped: the most is 100."
                            : body);
        }
        return expected;
    }

    private static void feed(Random random, byte[] bytes, FrameReader cut, Seen got) {
        int pieceMax = 1 + random.nextInt(200);
        for (int at = 0; at < bytes.length; ) {
            int piece = Math.min(1 + random.nextInt(pieceMax), bytes.length - at);
            ByteBuffer in = random.nextBoolean() ? ByteBuffer.allocate(300) : ByteBuffer.allocateDirect(300);
            in.position(random.nextInt(50));
            int from = in.position();
            in.put(bytes, at, piece).flip().position(from);
            at += piece;
            got.pauseAfter = random.nextInt(3) == 0 ? got.events.size() + 1 + random.nextInt(2) : Integer.MAX_VALUE;
            boolean running = cut.read(in, got);
            assertThat(in.hasRemaining()).isFalse();
            assertThat(running).isEqualTo(!cut.paused() && !cut.stopped());
            if (cut.paused() && random.nextBoolean()) {
                got.pauseAfter = Integer.MAX_VALUE;
                cut.resume(got);
            }
        }
        got.pauseAfter = Integer.MAX_VALUE;
        cut.resume(got);
    }

    private void assertIdle() {
        assertThat(reader.heldBytes()).isZero();
        assertThat(reader.midFrame()).isFalse();
    }

    private boolean read(byte[]... pieces) {
        ByteBuffer in = input(pieces);
        boolean running = reader.read(in, seen);
        assertThat(in.hasRemaining()).isFalse();
        return running;
    }

    private static ByteBuffer input(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return ByteBuffer.allocateDirect(all.size()).put(all.toByteArray()).flip();
    }

    private static byte[] frame(String body) {
        return HEADER.frame(body.getBytes(StandardCharsets.UTF_8));
    }

    private static FrameReader reader() {
        FrameReader reader = new FrameReader(HEADER, MAX);
        reader.skipBytesMax(SKIP_MAX);
        return reader;
    }

    private static class Seen implements FrameReader.Receiver {
        final List<String> events = new ArrayList<>();
        int pauseAfter = Integer.MAX_VALUE;

        @Override
        public boolean body(ByteBuffer body) {
            events.add(StandardCharsets.UTF_8.decode(body).toString());
            return goOn();
        }

        @Override
        public boolean fault(Fault fault) {
            events.add(fault.kind() + (fault.fatal() ? " fatal " : " ") + fault.text());
            return goOn();
        }

        private boolean goOn() {
            return events.size() < pauseAfter;
        }
    }
}
