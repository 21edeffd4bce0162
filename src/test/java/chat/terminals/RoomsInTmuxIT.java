package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two full-screen clients in two rooms, in real terminals, with a server that is killed and comes back. */
@Tag("terminals")
class RoomsInTmuxIT {
    @TempDir
    private Path history;

    @Test
    void two_people_in_two_rooms_lose_nothing_with_a_server_that_is_killed() throws IOException {
        Server first = Server.start("--data-dir", history.toString());
        try (ClientScreen alice = ClientScreen.open(first, "alice");
                ClientScreen bob = ClientScreen.open(first, "bob")) {
            alice.say("/join ops");
            alice.tmux().awaitText("[2:#ops 1]");
            bob.say("/join #ops");
            alice.tmux().awaitText("bob joined");
            bob.tmux().awaitText("[2:#ops 2]");
            alice.say("said in ops");
            bob.tmux().awaitText("said in ops");
            bob.tmux().press("M-1");
            bob.tmux().awaitText("[1:#lobby 2]");
            alice.say("bob: and this");
            bob.tmux().awaitText("[Act 2:#ops(1!)]");
            alice.tmux().type("half a thought");
            first.close(); // SIGKILL: no goodbye
            alice.tmux().awaitText("RECONNECTING");
            bob.tmux().awaitText("RECONNECTING");
            bob.say("said in the dark");
            bob.tmux().awaitText("unsent 1");
            bob.tmux().awaitText("bob~ said in the dark");
            bob.tmux().press("M-a");
            bob.tmux().awaitText("alice> bob: and this");
            try (Server second = Server.onPort(first.port(), "--data-dir", history.toString())) {
                assertThat(second.port()).isEqualTo(first.port());
                alice.tmux().awaitText("again after");
                alice.tmux().awaitText("half a thought");
                alice.tmux().awaitText("[Act 1:#lobby(1)]");
                alice.tmux().press("M-1");
                alice.tmux().awaitText("bob  said in the dark");
                bob.tmux().press("M-1");
                bob.tmux().awaitText("bob  said in the dark");
                alice.tmux().press("M-/");
                alice.tmux().awaitText("half a thought");
                alice.tmux().press("Enter");
                bob.tmux().press("M-2");
                bob.tmux().awaitText("alice  half a thought");
                List<String> rows = bob.tmux().rows();
                assertThat(rows).filteredOn(row -> row.contains("said in ops")).hasSize(1);
                assertThat(rows)
                        .filteredOn(row -> row.contains("half a thought"))
                        .hasSize(1);
            }
        } finally {
            first.close();
        }
    }
}
