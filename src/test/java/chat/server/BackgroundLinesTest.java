package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundLinesTest {
    /** A stream whose reader has stopped: the first write waits until it is let go. */
    private static final class Stalled extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            entered.countDown();
            try {
                assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            taken.write(bytes, from, length);
        }
    }

    @Test
    void lines_come_out_in_order_and_all_of_them_before_the_end() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BackgroundLines lines = new BackgroundLines(out);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            lines.accept("line " + i);
            expected.append("line ").append(i).append('\n');
        }
        lines.end(30_000);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }

    @Test
    void a_stalled_stream_holds_nobody_up_and_what_did_not_fit_is_counted() throws Exception {
        Stalled out = new Stalled();
        BackgroundLines lines = new BackgroundLines(out);
        lines.accept("first");
        assertThat(out.entered.await(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < BackgroundLines.LINES_MAX + 5; i++) {
            lines.accept("x"); // returns though nobody reads
        }
        out.goOn.countDown();
        awaitLines(out, 1 + BackgroundLines.LINES_MAX + 1);
        lines.end(30_000);
        assertThat(out.taken.toString(StandardCharsets.UTF_8))
                .startsWith("first\nx\n")
                .endsWith("x\nlog_lines_dropped lines=5\n")
                .hasLineCount(1 + BackgroundLines.LINES_MAX + 1);
    }

    private static void awaitLines(Stalled out, int lines) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (out.taken.toString(StandardCharsets.UTF_8).lines().count() < lines && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }
}
