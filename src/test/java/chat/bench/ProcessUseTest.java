package chat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessUseTest {
    @Test
    void cpu_and_memory_are_read_behind_a_name_that_looks_like_more_fields() {
        String stat = "42 (a) R 1 (b) S 1 2 3 4 5 6 7 8 9 10 150 50 13 14 20 0 12 0 99";
        String status = "Name:\tjava\nVmHWM:\t   90000 kB\nVmRSS:\t   81920 kB\n";
        assertThat(ProcessUse.parse(stat, status)).isEqualTo(new ProcessUse(2.0, 81920, 90000));
    }

    @Test
    void one_that_has_ended_has_no_memory() {
        assertThat(ProcessUse.parse("42 (java) Z 1 2 3 4 5 6 7 8 9 10 1 2 3", "Name:\tjava\n"))
                .isEqualTo(new ProcessUse(0.03, 0, 0));
    }

    @Test
    void a_number_without_a_process_is_told_in_a_sentence() {
        assertThatThrownBy(() -> ProcessUse.of("999999999"))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("--pid");
    }
}
