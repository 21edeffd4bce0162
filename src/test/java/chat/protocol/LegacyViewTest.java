package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/protocol.md that says what legacy members see of session things. */
class LegacyViewTest {
    private static final String ENTRY = "\"seq\":1,\"at\":2,\"from\":\"bob\",\"tag\":\"0123456789abcdef\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!SAID:{\"room\":\"lobby\",ENTRY,\"text\":\"hi\"} | [bob] hi",
                "!SAID:{\"room\":\"lobby\",ENTRY,\"kind\":\"action\",\"text\":\"waves\"} | [bob] * bob waves",
                "!SAID:{\"room\":\"lobby\",ENTRY,\"kind\":\"block\",\"text\":\"a b\"} | [bob] a b",
                "!SAID:{\"room\":\"ops\",ENTRY,\"text\":\"hi\"} | ``",
                "!SAID:{\"to\":\"eve\",ENTRY,\"text\":\"psst\"} | [bob] (whisper) psst",
                "!JOINED:{\"room\":\"lobby\",\"members\":[{\"name\":\"a\"},{\"name\":\"b\"}]} | [a] User a joined the chat./[b] User b joined the chat.",
                "!JOINED:{\"room\":\"ops\",\"members\":[{\"name\":\"a\"}]} | ``",
                "!LEFT:{\"room\":\"lobby\",\"names\":[\"a\"],\"reason\":\"lost\"} | [a] User a left the chat.",
                "!LEFT:{\"room\":\"ops\",\"names\":[\"a\"],\"reason\":\"lost\"} | ``",
                "!RENAMED:{\"room\":\"lobby\",\"was\":\"a\",\"name\":\"b\"} | [a] User a left the chat./[b] User b joined the chat.",
                "!RENAMED:{\"was\":\"a\",\"name\":\"b\"} | ``",
                "!RENAMED:{\"room\":\"ops\",\"was\":\"a\",\"name\":\"b\"} | ``",
                "!NOTICE:{\"text\":\"Hello.\"} | [Server] Hello.",
                "!FAULT:{\"code\":\"muted\",\"text\":\"Not now.\"} | [Server] Not now.",
                "!TOPIC:{\"room\":\"lobby\",\"topic\":\"x\",\"by\":\"a\",\"at\":1} | ``",
                "!PRESENCE:{\"room\":\"lobby\",\"name\":\"a\",\"away\":\"x\"} | ``",
                "!READ:{\"room\":\"lobby\",\"seq\":1} | ``"
            })
    void a_legacy_member_sees(String event, String seen) throws Exception {
        String body = event.replace("ENTRY", ENTRY);
        SessionEvent decoded = SessionCodec.decodeEvent(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
        List<String> lines = LegacyView.of(decoded).stream()
                .map(message -> new String(LegacyCodec.encode(message), StandardCharsets.UTF_8))
                .toList();
        assertThat(String.join("/", lines)).isEqualTo(seen);
    }

    @Test
    void no_line_of_a_text_can_pass_for_somebody_elses() {
        Entry entry = new Entry(1, 2, "eve", false, new Tag("0123456789abcdef"), TextKind.ACTION, "x\n[bob] I quit");
        ServerMessage seen = LegacyView.of(new TalkEvent.Said(new Place.InRoom(RoomName.LOBBY), entry))
                .get(0);
        assertThat(new String(LegacyCodec.encode(seen), StandardCharsets.UTF_8))
                .isEqualTo("[eve] * eve x\n  [bob] I quit");
    }
}
