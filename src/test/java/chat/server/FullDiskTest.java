package chat.server;

import static chat.server.SessionPeer.LOBBY;
import static chat.server.SessionPeer.device;
import static org.assertj.core.api.Assertions.assertThat;

import chat.cli.ExitCode;
import chat.client.JournalledClient;
import chat.e2e.Await;
import chat.e2e.CappedDisk;
import chat.e2e.ServerProgram;
import chat.protocol.Entry;
import chat.protocol.FaultCode;
import chat.protocol.LinkEvent;
import chat.protocol.SessionEvent;
import chat.protocol.Tag;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a disk that is really full, and on one that nobody may write to. Skipped where nothing can be mounted. */
class FullDiskTest {
    /** Room for SQLite itself, which is unpacked there, and a little history. */
    private static final int DISK_MEBIBYTES = 12;

    @TempDir
    Path folder;

    private final Journal bobs = new Journal("bob", device(2));

    @Test
    void what_is_new_is_refused_and_kept_by_the_client_while_all_else_goes_on_and_later_all_is_there_once()
            throws IOException {
        try (CappedDisk disk = CappedDisk.at(mount(), DISK_MEBIBYTES)) {
            List<Entry> before;
            try (ServerProgram server = ServerProgram.on(state(), 0, disk.enter());
                    SessionPeer bob = SessionPeer.join(server.address(), "bob", bobs.device)) {
                bobs.connected();
                List<Long> again;
                try (JournalledClient ada = ada(server)) {
                    ada.say("before");
                    ada.until("acknowledgement", () -> ada.unsettled() == 0);
                    disk.fill();
                    List<Long> refused = sayUntilRefused(bob);
                    sayInVain(ada, big("while it is full"), bob, refused.get(1));
                    assertThat(found(server.address(), "before")).containsExactly("before");
                    assertThat(found(server.address(), "while")).isEmpty();
                    disk.makeRoom();
                    ada.until("acknowledgement", () -> ada.unsettled() == 0);
                    assertThat(ada.journal()).doesNotContain("while it is full");
                    sayAll(bob, refused);
                    disk.fill();
                    again = sayUntilRefused(bob);
                    sayInVain(ada, big("full once more"), bob, again.get(1));
                }
                before = SessionPeer.history(server.address());
                try (JournalledClient next = ada(server)) {
                    assertThat(next.unsettled())
                            .as("kept over the end of the client")
                            .isEqualTo(1);
                    disk.makeRoom();
                    next.until("acknowledgement", () -> next.unsettled() == 0);
                }
                sayAll(bob, again);
                bob.awaitSaid(big("full once more"));
                bob.said(LOBBY).forEach(bobs::heard);
            }
            try (ServerProgram restarted = ServerProgram.on(state(), 0, disk.enter())) {
                List<Entry> history = SessionPeer.history(restarted.address());
                assertThat(Journal.faults(history, List.of(bobs))).isEmpty();
                assertThat(history).startsWith(before.toArray(Entry[]::new));
                assertThat(history).hasSize(before.size() + 3);
                assertThat(bobs.unacknowledged()).isEmpty();
            }
        }
    }

    @Test
    void a_server_that_is_killed_on_a_full_disk_starts_there_again_and_has_all_that_was_acknowledged()
            throws IOException {
        try (CappedDisk disk = CappedDisk.at(mount(), DISK_MEBIBYTES)) {
            List<Long> refused;
            try (ServerProgram server = ServerProgram.on(state(), 0, disk.enter());
                    SessionPeer bob = SessionPeer.join(server.address(), "bob", bobs.device)) {
                bobs.connected();
                disk.fill();
                refused = sayUntilRefused(bob);
                bob.said(LOBBY).forEach(bobs::heard);
            }
            try (ServerProgram again = ServerProgram.on(state(), 0, disk.enter());
                    SessionPeer bob = SessionPeer.join(again.address(), "bob", bobs.device)) {
                bobs.connected();
                assertThat(Journal.faults(SessionPeer.history(again.address()), List.of(bobs)))
                        .isEmpty();
                disk.makeRoom();
                sayAll(bob, refused);
                bob.said(LOBBY).forEach(bobs::heard);
                assertThat(Journal.faults(SessionPeer.history(again.address()), List.of(bobs)))
                        .isEmpty();
                assertThat(bobs.unacknowledged()).isEmpty();
            }
        }
    }

    @Test
    void a_folder_that_nobody_may_write_to_is_one_sentence_and_an_exit_code_and_what_is_there_stays()
            throws IOException {
        try (CappedDisk disk = CappedDisk.at(mount(), DISK_MEBIBYTES)) {
            try (ServerProgram server = ServerProgram.on(state(), 0, disk.enter())) {
                server.address();
                server.program().terminate();
                assertThat(server.program().awaitExit()).isZero();
            }
            disk.readOnly();
            byte[] database = Files.readAllBytes(disk.seenFromHere(state().resolve("chat.db")));
            try (ServerProgram server = ServerProgram.on(state(), 0, disk.enter())) {
                assertThat(server.program().awaitExit())
                        .as(server.program().told())
                        .isEqualTo(ExitCode.HISTORY_UNUSABLE);
                assertThat(server.complaints())
                        .containsExactly("chat: The data folder " + state() + " cannot be written to: Read-only file"
                                + " system. Choose another --data-dir, or start with --history off.");
            }
            assertThat(Files.readAllBytes(disk.seenFromHere(state().resolve("chat.db"))))
                    .isEqualTo(database);
        }
    }

    /** Long lines, then short ones, until neither is kept; the numbers of those two. */
    private List<Long> sayUntilRefused(SessionPeer bob) {
        long big;
        do {
            big = bobs.say(big("long"));
            assertThat(big).as("lines on a disk of %d MiB", DISK_MEBIBYTES).isLessThan(2_000);
        } while (says(bob, big));
        long small;
        do {
            small = bobs.say("short");
        } while (says(bob, small));
        assertThat(says(bob, big)).isFalse();
        return List.of(big, small);
    }

    /** A text that needs more room than a short one, whoever says it: a commit that is a little smaller may still fit where another did not. */
    private static String big(String begin) {
        return begin + " " + "x".repeat(15_000);
    }

    /** The client sends it, and keeps it. */
    private void sayInVain(JournalledClient ada, String text, SessionPeer bob, long refused) throws IOException {
        ada.say(text);
        ada.until("that it was sent", () -> ada.journal().contains("\tada\t\t" + text));
        for (int i = 0; i < 10; i++) {
            assertThat(says(bob, refused)).as("it is still full").isFalse();
            ada.turn();
        }
        assertThat(ada.unsettled()).isEqualTo(1);
    }

    private void sayAll(SessionPeer bob, List<Long> numbers) {
        for (long n : numbers) {
            assertThat(says(bob, n)).isTrue();
        }
    }

    /** Whether it was kept; if not, the server has said why. */
    private boolean says(SessionPeer bob, long n) {
        int from = bob.heard.size();
        bob.say(n, bobs.text(n));
        SessionEvent answer = Await.until(
                        "answer",
                        () -> {
                            bob.read();
                            return bob.heard.subList(from, bob.heard.size()).stream()
                                    .filter(event -> isAnswer(event, n))
                                    .toList();
                        },
                        answers -> !answers.isEmpty())
                .get(0);
        if (answer instanceof LinkEvent.Refused why) {
            assertThat(why.code()).isEqualTo(FaultCode.NOT_STORED.word());
            assertThat(why.retryMillis()).isPositive();
            assertThat(why.text()).startsWith("There is no space left for the history " + state());
            return false;
        }
        return true;
    }

    private boolean isAnswer(SessionEvent event, long n) {
        return event instanceof TalkEvent.Said said
                ? said.entry().tag().equals(Tag.of(bobs.device, n))
                : event instanceof LinkEvent.Refused why && why.regarding().n() == n;
    }

    /** What a newcomer finds. */
    private static List<String> found(InetSocketAddress at, String word) {
        try (SessionPeer carol = SessionPeer.join(at, "carol", device(3))) {
            carol.send(new TalkRequest.Search(1, word, null, "", 0, 10, 0));
            return carol.await(TalkEvent.Found.class, found -> found.ref() == 1).hits().stream()
                    .map(hit -> hit.entry().text())
                    .toList();
        }
    }

    private JournalledClient ada(ServerProgram server) throws IOException {
        return new JournalledClient(folder.resolve("ada"), server.address(), "ada");
    }

    private Path mount() {
        return folder.resolve("disk");
    }

    private Path state() {
        return mount().resolve("state");
    }
}
