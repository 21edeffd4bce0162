package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Limits;
import chat.store.MemoryLog;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From where clients are let in that speak plainly, in each profile's own words; by TLS ours come from everywhere. */
class LegacyPolicyTest {
    private static final String OURS = "USERNAME:zoe:{\"v\":1,\"device\":\"" + "0f".repeat(16) + "\"}";

    @Test
    void by_itself_only_from_this_machine() throws IOException {
        try (SimServer sim = server(LegacyPolicy.LOOPBACK)) {
            assertThat(answers(sim, away(), "USERNAME:ada"))
                    .containsExactly("[Server] This chat takes clients of the original protocol from its own machine"
                            + " alone. Come with chat.jar client, or ask its operator for --legacy any.");
            assertThat(answers(sim, InetAddress.getLoopbackAddress(), "USERNAME:ada"))
                    .contains("!USERLIST:[\"ada\"]");
            assertThat(answers(sim, away(), OURS))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "!FAULT:{\"code\":\"bad_hello\",\"text\":\"This chat takes connections that are not encrypted from"
                                    + " its own machine alone. Come with chat.jar client --ssh USER@HOST.\"");
            assertThat(answers(sim, InetAddress.getLoopbackAddress(), OURS))
                    .anyMatch(body -> body.startsWith("!WELCOME:"));
            assertThat(sim.server.census().members()).isEqualTo(2);
        }
    }

    @Test
    void from_anywhere_if_the_operator_says_so() throws IOException {
        try (SimServer sim = server(LegacyPolicy.ANY)) {
            assertThat(answers(sim, away(), "USERNAME:ada")).contains("!USERLIST:[\"ada\"]");
            assertThat(answers(sim, away(), OURS)).anyMatch(body -> body.startsWith("!WELCOME:"));
        }
    }

    @Test
    void from_nowhere_if_the_operator_says_so() throws IOException {
        try (SimServer sim = server(LegacyPolicy.OFF)) {
            for (InetAddress from : List.of(away(), InetAddress.getLoopbackAddress())) {
                assertThat(answers(sim, from, "USERNAME:ada"))
                        .containsExactly("[Server] This chat takes no clients of the original protocol. Come with"
                                + " chat.jar client.");
            }
            assertThat(answers(sim, InetAddress.getLoopbackAddress(), OURS))
                    .anyMatch(body -> body.startsWith("!WELCOME:"));
        }
    }

    @Test
    void the_words_of_the_option_are_the_policies() {
        for (LegacyPolicy policy : LegacyPolicy.values()) {
            assertThat(LegacyPolicy.of(policy.word())).contains(policy);
        }
        assertThat(LegacyPolicy.of("everywhere")).isEmpty();
    }

    private static SimServer server(LegacyPolicy policy) throws IOException {
        return new SimServer(Limits.DEFAULT, (loop, answers) -> new MemoryLog(answers), policy);
    }

    /** What one from there hears after its first frame. */
    private static List<String> answers(SimServer sim, InetAddress from, String first) throws IOException {
        SimServer.Client client = sim.connect(from).send(first);
        sim.turn(5);
        sim.pass(1_000);
        return client.read();
    }

    private static InetAddress away() throws IOException {
        return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7});
    }
}
