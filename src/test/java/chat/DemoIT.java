package chat;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Program;
import org.junit.jupiter.api.Test;

/** What a newcomer's first command shows where there is no terminal: the same chat in lines, and its own end. */
class DemoIT {
    @Test
    void the_demonstration_runs_in_lines_and_ends_by_itself() {
        try (Program demo = Program.jar("demo")) {
            assertThat(demo.awaitExit()).as(demo.told()).isZero();
            assertThat(demo.out())
                    .as(demo.told())
                    .anyMatch(line -> line.contains("Connected to"))
                    .anyMatch(line -> line.contains(" maya: hi "))
                    .anyMatch(line -> line.contains(" tomas joined."))
                    .anyMatch(line -> line.contains(" tomas: "));
        }
    }
}
