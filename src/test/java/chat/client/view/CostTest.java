package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.ChatLog;
import chat.client.model.Desk;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * A key, a new line and a frame cost the same however long the log is. Told by bytes allocated, which no other load
 * on the machine changes.
 */
class CostTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final View view = new View();
    private final Grid grid = new Grid(80, 24);

    @Test
    void a_long_log_costs_no_more_than_a_short_one() {
        Desk small = talked(200);
        Desk large = talked(ChatLog.LINES_MAX);
        key(small);
        key(large);
        assertThat(key(large)).as("a key").isLessThan(2 * key(small));
        assertThat(line(large)).as("a line").isLessThan(2 * line(small));
        small.press("PgUp");
        large.press("PgUp");
        assertThat(line(large)).as("a line while scrolled").isLessThan(2 * line(small));
        assertThat(page(large)).as("a page").isLessThan(2 * page(small));
    }

    private long key(Desk desk) {
        long before = allocated();
        for (int i = 0; i < 100; i++) {
            desk.type("x").press("Backspace");
            view.draw(desk.model, grid);
        }
        return allocated() - before;
    }

    private long line(Desk desk) {
        long before = allocated();
        for (int i = 0; i < 100; i++) {
            desk.hears("bob", "another line");
            view.draw(desk.model, grid);
        }
        return allocated() - before;
    }

    private long page(Desk desk) {
        long before = allocated();
        for (int i = 0; i < 5; i++) {
            desk.press("PgUp");
            view.draw(desk.model, grid);
        }
        return allocated() - before;
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static Desk talked(int lines) {
        Desk desk = Desk.connected();
        for (int i = 0; i < lines; i++) {
            desk.hears("bob", "line " + i);
        }
        return desk;
    }
}
