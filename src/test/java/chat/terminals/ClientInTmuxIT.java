package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.e2e.Server;
import chat.original.OriginalClient;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The full-screen client at work in a real terminal, with an original client as the other side. */
@Tag("terminals")
class ClientInTmuxIT {
    @Test
    void what_is_typed_arrives_and_what_arrives_is_seen() throws IOException {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(server, "alice");
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            alice.tmux().awaitText("bob joined");
            alice.say("hello wörld 你好 👋");
            Await.until("alice's line", bob::printed, lines -> lines.contains("[alice] hello wörld 你好 👋"));
            alice.tmux().awaitText("hello wörld 你好 👋");
            bob.say("good morning, alice");
            alice.tmux().awaitText("good morning, alice");
            alice.tmux().type("/me waves");
            alice.tmux().press("Enter");
            Await.until("the wave", bob::printed, lines -> lines.stream().anyMatch(l -> l.contains("waves")));
        }
    }

    @Test
    void a_draft_is_edited_with_the_keys_that_hands_know() throws IOException {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(server, "alice");
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            alice.tmux().awaitText("bob joined");
            alice.tmux().type("wrld");
            alice.tmux().press("Home", "Right");
            alice.tmux().type("o");
            alice.tmux().press("C-a");
            alice.tmux().type("hello ");
            alice.tmux().press("C-e", "M-Enter");
            alice.tmux().type("second line oops");
            alice.tmux().press("C-w", "BSpace", "Enter");
            Await.until("alice's two lines", bob::printed, lines -> lines.contains("[alice] hello world\nsecond line"));
            alice.tmux().press("Up");
            alice.tmux().type("!");
            alice.tmux().press("Enter");
            Await.until(
                    "it again from the history",
                    bob::printed,
                    lines -> lines.contains("[alice] hello world\nsecond line!"));
            alice.tmux().type("bo");
            alice.tmux().press("Tab");
            alice.tmux().type("hi");
            alice.tmux().press("Enter");
            Await.until("the completed name", bob::printed, lines -> lines.contains("[alice] bob: hi"));
        }
    }

    @Test
    void resized_to_anything_and_back_nothing_is_lost() throws IOException {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(server, "alice");
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            for (int i = 1; i <= 12; i++) {
                bob.say("line " + i + " of a talk that is long enough to be broken where the terminal gets narrow");
            }
            alice.tmux().awaitText("line 12");
            alice.tmux().type("a draft that stays");
            alice.tmux().awaitText("a draft that stays");
            List<String> before = log(alice.tmux());
            for (int[] size : new int[][] {{40, 15}, {120, 40}, {20, 5}, {2, 2}, {1, 1}, {200, 50}, {61, 8}}) {
                alice.tmux().resize(size[0], size[1]);
                if (size[0] >= 40) {
                    alice.tmux().awaitText("draft that stays");
                }
            }
            alice.tmux().resize(80, 24);
            Await.until("the screen as it was", () -> log(alice.tmux()), before::equals);
            alice.tmux().press("Enter");
            Await.until("the draft", bob::printed, lines -> lines.contains("[alice] a draft that stays"));
        }
    }

    @Test
    void twenty_pasted_lines_are_one_message() throws IOException {
        String text =
                IntStream.rangeClosed(1, 20).mapToObj(i -> "pasted line " + i).collect(Collectors.joining("\n"));
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(server, "alice");
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            alice.tmux().awaitText("bob joined");
            alice.tmux().paste(text);
            alice.tmux().awaitText("20 lines"); // asks once
            assertThat(bob.printed()).noneMatch(l -> l.contains("pasted"));
            alice.tmux().type("y");
            alice.tmux().awaitText("pasted line 20");
            assertThat(bob.printed()).noneMatch(l -> l.contains("pasted"));
            alice.tmux().press("Enter");
            Await.until("all lines in one", bob::printed, lines -> lines.contains("[alice] " + text));
            assertThat(bob.printed()).filteredOn(l -> l.contains("pasted")).hasSize(1);
        }
    }

    @Test
    void a_server_that_dies_and_comes_back_loses_neither_draft_nor_unsent_lines() throws IOException {
        Server first = Server.start();
        try (ClientScreen alice = ClientScreen.open(first, "alice")) {
            alice.say("before the crash");
            alice.tmux()
                    .awaitText("alice  before the crash"); // acknowledged: what is not yet ("alice~") is rightly said
            // again
            alice.tmux().type("a half-written th");
            first.close(); // SIGKILL: no goodbye
            alice.tmux().awaitText("RECONNECTING");
            alice.tmux().awaitText("a half-written th");
            alice.tmux().type("ought");
            alice.tmux().press("Enter");
            alice.tmux().type("second, unsent");
            alice.tmux().press("Enter");
            alice.tmux().type("still a draft");
            alice.tmux().awaitText("unsent 2");
            try (Server second = Server.onPort(first.port());
                    OriginalClient bob = OriginalClient.join(second.port(), "bob")) {
                Await.until(
                        "the unsent lines in their order",
                        bob::printed,
                        lines -> lines.stream()
                                .filter(l -> l.startsWith("[alice] ") && !l.contains("User alice"))
                                .toList()
                                .equals(List.of("[alice] a half-written thought", "[alice] second, unsent")));
                alice.tmux().awaitText("still a draft");
                alice.tmux().press("Enter");
                Await.until("the draft", bob::printed, lines -> lines.contains("[alice] still a draft"));
            }
        } finally {
            first.close();
        }
    }

    @Test
    void wide_and_joined_characters_leave_the_columns_straight() throws IOException {
        List<String> hard = List.of(
                "plain",
                "你好世界，今天天气很好",
                "日本語テキスト と mixed",
                "한국어 문장",
                "é ñ ö å decomposed",
                "flags 🇩🇪🇯🇵 and 👍🏽 skin",
                "family 👨‍👩‍👧‍👦 joined",
                "heart ❤️ keycap 1️⃣ text ☎︎",
                "ไทย हिन्दी عربى עברית");
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(server, "alice");
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            for (String text : hard) {
                bob.say(text);
            }
            bob.say("the last one");
            alice.tmux().awaitText("the last one");
            int column = alice.tmux().rows().get(2).indexOf('│');
            assertThat(column).as("column of the separator").isBetween(40, 79);
            // Stopped, the client cannot repaint: tmux itself cuts the rows after the column in which the separator
            // should be.
            alice.signal("STOP");
            alice.tmux().resize(column + 1, 24);
            List<String> cut = Await.until(
                    "rows that are cut",
                    alice.tmux()::rows,
                    rows -> alice.tmux().value("pane_width").equals("" + (column + 1)));
            List<String> log =
                    cut.stream().filter(r -> r.matches("\\d\\d:\\d\\d .*")).toList();
            assertThat(log).hasSizeGreaterThanOrEqualTo(hard.size());
            assertThat(log).allSatisfy(row -> assertThat(row).endsWith("│"));
            alice.tmux().resize(80, 24);
            alice.signal("CONT");
        }
    }

    /** The rows between title and status, which shows the time. */
    private static List<String> log(Tmux tmux) {
        List<String> rows = tmux.rows();
        return rows.size() < 23 ? rows : rows.subList(1, 22);
    }
}
