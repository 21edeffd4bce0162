package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.fuzz.Tape;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whatever comes, and however it is cut and paused, the reader does what {@link SlowReader} does, which is written from
 * docs/protocol.md with regular expressions and without any state: the same frames and faults, after each piece the same
 * answers about what it holds and awaits, and memory only for bytes that came.
 */
class FrameReaderFuzzTest {
    private static final int ROUNDS_OF_RESUMING = 10_000;

    @FuzzTest
    void any_cutting_and_pausing_gives_the_frames_of_one_piece(byte[] input) throws ReflectiveOperationException {
        Tape tape = new Tape(input);
        FrameHeader header = new FrameHeader(tape.pick(7, 8, 10, 16, 64));
        int bodyBytesMax = tape.pick(0, 1, 9, 30, 1024, FrameHeader.BODY_BYTES_MAX);
        int skipBytesMax = tape.pick(0, 10, 100, 1_000_000);
        byte[] cuts = tape.take(tape.below(32));
        byte[] wire = tape.rest();

        FrameReader whole = reader(header, bodyBytesMax, skipBytesMax);
        Seen inOnePiece = new Seen();
        whole.read(ByteBuffer.wrap(wire), inOnePiece);
        SlowReader expected = SlowReader.read(header.bytes(), bodyBytesMax, skipBytesMax, wire);
        assertThat(inOnePiece.shapes).isEqualTo(expected.shapes());
        assertState(whole, expected);

        FrameReader cut = reader(header, bodyBytesMax, skipBytesMax);
        Seen inPieces = new Seen();
        FrameReader pausing = reader(header, bodyBytesMax, skipBytesMax);
        Seen withPauses = new Seen();
        int at = 0;
        for (int i = 0; at < wire.length; i++) {
            int decision = cuts.length == 0 ? 1 : cuts[i % cuts.length];
            int end = Math.min(wire.length, at + 1 + (decision & 0x1f) * (decision & 0x1f));
            boolean running = cut.read(piece(wire, at, end, i), inPieces);
            SlowReader soFar = SlowReader.read(header.bytes(), bodyBytesMax, skipBytesMax, Arrays.copyOf(wire, end));
            assertState(cut, soFar);
            assertThat(running).isEqualTo(!cut.stopped());
            assertThat(inPieces.shapes).isEqualTo(soFar.shapes());
            assertThat(capacity(cut)).isLessThanOrEqualTo(header.bytes() + 2 * end);

            readPausing(pausing, piece(wire, at, end, i), withPauses, decision);
            assertThat(capacity(pausing)).isLessThanOrEqualTo(header.bytes() + 2 * end);
            at = end;
        }
        assertThat(inPieces.events).isEqualTo(inOnePiece.events);

        withPauses.pauses = false;
        pausing.resume(withPauses);
        assertThat(withPauses.events).isEqualTo(inOnePiece.events);
        assertState(pausing, expected);
    }

    private static void readPausing(FrameReader reader, ByteBuffer in, Seen seen, int decision) {
        seen.pauses = (decision & 0x20) != 0;
        int before = seen.events.size();
        boolean wasPaused = reader.paused();
        boolean running = reader.read(in, seen);
        assertThat(in.hasRemaining()).isFalse();
        assertThat(running).isEqualTo(!reader.paused() && !reader.stopped());
        if (wasPaused) {
            assertThat(seen.events).hasSize(before);
        }
        int rounds = 0;
        while (reader.paused() && (decision & 0x40) != 0) {
            reader.resume(seen);
            assertThat(rounds++).isLessThan(ROUNDS_OF_RESUMING);
        }
    }

    private static void assertState(FrameReader reader, SlowReader expected) {
        assertThat(reader.stopped()).isEqualTo(expected.stopped());
        assertThat(reader.heldBytes()).isEqualTo(expected.heldBytes());
        assertThat(reader.midFrame()).isEqualTo(expected.midFrame());
        assertThat(reader.midHeader()).isEqualTo(expected.midHeader());
    }

    /** Somewhere in a buffer of either kind, as the loop hands it over. */
    private static ByteBuffer piece(byte[] wire, int from, int to, int number) {
        int offset = number % 3;
        int size = to - from + 2 * offset;
        ByteBuffer buffer = number % 2 == 0 ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
        return buffer.put(offset, wire, from, to - from)
                .limit(offset + to - from)
                .position(offset);
    }

    private static FrameReader reader(FrameHeader header, int bodyBytesMax, int skipBytesMax) {
        FrameReader reader = new FrameReader(header, bodyBytesMax);
        reader.skipBytesMax(skipBytesMax);
        return reader;
    }

    private static int capacity(FrameReader reader) throws ReflectiveOperationException {
        Field held = FrameReader.class.getDeclaredField("held");
        held.setAccessible(true);
        ByteBuffer buffer = (ByteBuffer) held.get(reader);
        return buffer == null ? 0 : buffer.capacity();
    }

    /** What came out: whole for comparing runs with each other, and as the slow reader tells it. */
    private static final class Seen implements FrameReader.Receiver {
        final List<String> events = new ArrayList<>();
        final List<String> shapes = new ArrayList<>();
        boolean pauses;

        @Override
        public boolean body(ByteBuffer body) {
            String text = StandardCharsets.ISO_8859_1.decode(body).toString();
            events.add(text);
            shapes.add("body " + text);
            return !pauses;
        }

        @Override
        public boolean fault(Fault fault) {
            events.add(fault.toString());
            shapes.add(fault.kind().toString());
            return !pauses;
        }
    }
}
