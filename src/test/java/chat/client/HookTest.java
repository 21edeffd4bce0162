package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Claim;
import chat.client.model.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's own program: what it gets, and that it can do nothing to us. */
class HookTest {
    private static final Notice NOTICE = new Notice(
            Notice.Kind.MENTION, "#ops", "b\"ob", Claim.BY_WORD, "alice: \\ 日本 \t\u007f", 1_795_434_660_000L);
    private static final String JSON =
            "{\"kind\":\"mention\",\"room\":\"#ops\",\"from\":\"b\\\"ob\",\"unverified\":true,"
                    + "\"text\":\"alice: \\\\ 日本 \\u0009\\u007f\",\"time\":\"2026-11-23T11:51:00Z\"}\n";

    @TempDir
    Path folder;

    private final BlockingQueue<String> problems = new LinkedBlockingQueue<>();

    @Test
    void it_gets_the_notice_as_json_on_its_standard_input() throws IOException {
        try (Hook hook = new Hook(problems::add)) {
            hook.run("echo ignored; cat > " + folder + "/part && mv " + folder + "/part " + folder + "/got", NOTICE);
            until(() -> Files.exists(folder.resolve("got")));
        }
        assertThat(Files.readString(folder.resolve("got"), StandardCharsets.UTF_8))
                .isEqualTo(JSON);
        assertThat(problems).isEmpty();
    }

    @Test
    void one_runs_at_a_time_and_what_comes_meanwhile_is_dropped() throws Exception {
        try (Hook hook = new Hook(problems::add)) {
            Path go = folder.resolve("go");
            hook.run("echo 1 >> " + folder + "/runs; while [ ! -e " + go + " ]; do sleep 0.05; done; exit 3", NOTICE);
            until(() -> Files.exists(folder.resolve("runs")));
            hook.run("echo 2 >> " + folder + "/runs", NOTICE);
            Files.createFile(go);
            assertThat(problems.poll(20, TimeUnit.SECONDS))
                    .isEqualTo("The hook ended with exit code 3; /set hook shows it.");
        }
        assertThat(Files.readString(folder.resolve("runs"), StandardCharsets.UTF_8))
                .doesNotContain("2");
    }

    @Test
    void what_runs_too_long_is_killed_with_its_children() throws Exception {
        try (Hook hook = new Hook(problems::add, 200)) {
            hook.run(
                    "sleep 600 & echo $! > " + folder + "/part; mv " + folder + "/part " + folder + "/pid; wait",
                    NOTICE);
            assertThat(problems.poll(20, TimeUnit.SECONDS)).startsWith("The hook was killed");
            Path pid = folder.resolve("pid");
            if (Files.exists(pid)) {
                long child = Long.parseLong(
                        Files.readString(pid, StandardCharsets.UTF_8).strip());
                until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
            }
        }
    }

    @Test
    void what_cannot_be_run_is_told_once() throws Exception {
        try (Hook hook = new Hook(problems::add)) {
            hook.run("/no/such/program", NOTICE);
            assertThat(problems.poll(20, TimeUnit.SECONDS))
                    .isEqualTo("The hook ended with exit code 127; /set hook shows it.");
        }
        assertThat(problems).isEmpty();
    }

    private static void until(BooleanSupplier right) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!right.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
