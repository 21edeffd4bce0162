package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hub.Draft;
import chat.hub.ForwardingLog;
import chat.hub.MessageLog;
import chat.hub.Receipt;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.LinkRequest;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import chat.store.MemoryLog;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that stood still and then answers all at once: nobody who reads promptly is too slow for what comes of it. */
class BacklogTest {
    private static final int SPEAKERS = 30;
    private static final int LINES = 60;
    private static final int TEXT_CHARS = 4_096;
    private static final Place LOBBY = new Place.InRoom(RoomName.LOBBY);

    private static final Limits NO_PACE =
            Limits.DEFAULT.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);

    private final Queue<Runnable> held = new ArrayDeque<>();

    @ParameterizedTest
    @ValueSource(ints = {65_536, 1 << 20, 4 << 20})
    void those_who_read_promptly_hear_all_of_it(int feedBytes) throws IOException {
        try (SimServer sim = server(NO_PACE.with(Limit.FEED_BYTES, feedBytes))) {
            SimServer.Client legacy = sim.join("legacy");
            SimMember session = SimMember.join(sim, "session");
            sim.turn(5);
            legacy.read();
            session.heard(RoomEvent.class);
            fill(sim);
            List<String> heardByLegacy = new ArrayList<>();
            List<Long> heardBySession = new ArrayList<>();
            long most = 0;
            sim.loop.execute(this::goOn);
            for (int i = 0; i < 10_000 && heardBySession.size() < SPEAKERS * LINES; i++) {
                sim.turn(1);
                heardByLegacy.addAll(lines(legacy));
                session.heard(TalkEvent.Said.class)
                        .forEach(said -> heardBySession.add(said.entry().seq()));
                most = Math.max(most, sim.server.census().feedBytes());
            }
            assertThat(sim.log()).doesNotContain("slow_reader");
            assertThat(heardBySession)
                    .isEqualTo(
                            LongStream.rangeClosed(1, SPEAKERS * LINES).boxed().toList());
            assertThat(heardByLegacy).hasSize(SPEAKERS * LINES);
            assertThat(most).as("both feeds").isLessThan(2L * feedBytes);
        }
    }

    @Test
    void one_who_does_not_read_holds_it_up_by_some_twentieths_of_a_second() throws IOException {
        try (SimServer sim = server(NO_PACE)) {
            SimServer.Client legacy = sim.join("legacy");
            SimMember stuck = SimMember.join(sim, "stuck");
            sim.turn(5);
            legacy.read();
            fill(sim);
            int heard = 0;
            sim.loop.execute(this::goOn);
            for (int i = 0; i < 60; i++) {
                sim.pass(10);
                sim.turn(40);
                heard += lines(legacy).size();
            }
            assertThat(heard).isEqualTo(SPEAKERS * LINES);
            assertThat(sim.log()).doesNotContain("slow_reader");
            assertThat(stuck.heard(TalkEvent.Said.class)).hasSizeLessThan(SPEAKERS * LINES);
        }
    }

    @Test
    void one_to_whom_all_of_it_was_said_in_private_gets_it() throws IOException {
        try (SimServer sim = server(NO_PACE)) {
            SimMember bob = SimMember.join(sim, "bob");
            SimMember ada = SimMember.join(sim, "ada");
            for (int n = 1; n <= LINES; n++) {
                ada.ask(new TalkRequest.Say(n, new Place.With("bob"), TextKind.TEXT, "x".repeat(3 * TEXT_CHARS)));
            }
            int heard = 0;
            sim.loop.execute(this::goOn);
            for (int i = 0; i < 1_000 && heard < LINES; i++) {
                sim.turn(1);
                heard += bob.heard(TalkEvent.Said.class).size();
                ada.heard(TalkEvent.Said.class);
            }
            assertThat(sim.log()).doesNotContain("slow_reader");
            assertThat(heard).isEqualTo(LINES);
        }
    }

    /** What was said, without who came and went. */
    private static List<String> lines(SimServer.Client legacy) {
        return legacy.read().stream().filter(line -> line.length() > TEXT_CHARS).toList();
    }

    private SimServer server(Limits limits) throws IOException {
        SimServer sim = new SimServer(limits, (loop, answers) -> new Held(new MemoryLog(answers)));
        sim.network.windowBytes(1 << 20);
        return sim;
    }

    private void fill(SimServer sim) throws IOException {
        for (int speaker = 0; speaker < SPEAKERS; speaker++) {
            SimMember member = SimMember.join(sim, "speaker" + speaker);
            for (int n = 1; n <= LINES; n++) {
                member.ask(new TalkRequest.Say(n, LOBBY, TextKind.TEXT, "x".repeat(TEXT_CHARS)));
            }
            member.ask(new LinkRequest.Disconnect());
            member.heard(RoomEvent.class);
        }
        sim.pass(500);
        assertThat(held).hasSize(SPEAKERS * LINES);
    }

    /** All in one task, as the thread of the disk hands back what one commit has kept. */
    private void goOn() {
        for (int left = held.size(); left > 0; left--) {
            held.remove().run();
        }
    }

    private final class Held implements ForwardingLog {
        private final MessageLog behind;

        Held(MessageLog behind) {
            this.behind = behind;
        }

        @Override
        public MessageLog behind() {
            return behind;
        }

        @Override
        public boolean append(Draft draft, Consumer<Receipt> answer) {
            return behind.append(draft, receipt -> held.add(() -> answer.accept(receipt)));
        }
    }
}
