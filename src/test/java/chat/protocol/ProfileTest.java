package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each side learns from the other's first frame alone which profile it is. */
class ProfileTest {
    @ParameterizedTest
    @ValueSource(strings = {"USERNAME:bob:{\"v\":1}", "USERNAME:bob:{\"v\":", "USERNAME::{\"v\":7,\"x\":1}"})
    void a_client_that_asks_for_a_session(String body) throws Exception {
        assertThat(Profile.askedBy(LegacyCodec.decodeHello(utf8(body)))).isEqualTo(Profile.SESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USERNAME:bob",
                "USERNAME:bob:",
                "USERNAME:bob:x",
                "USERNAME:bob:{}",
                "USERNAME:bob: {\"v\":1}",
                "USERNAME:bob:x:{\"v\":1}",
                "USERNAME:{\"v\":1}"
            })
    void a_client_that_does_not(String body) throws Exception {
        assertThat(Profile.askedBy(LegacyCodec.decodeHello(utf8(body)))).isEqualTo(Profile.LEGACY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!WELCOME:{\"v\":1", "!CHALLENGE:{", "!FAULT:{\"code\":\"banned\""})
    void a_server_that_speaks_it(String body) {
        assertThat(Profile.spokenBy(utf8(body))).isEqualTo(Profile.SESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!",
                "!WELCOME",
                "!WELCOME:",
                "!WELCOME:x",
                "[a] !WELCOME:{",
                "!USERLIST:[]",
                "[Server] No.",
                "!PING:{"
            })
    void a_server_that_does_not(String body) {
        assertThat(Profile.spokenBy(utf8(body))).isEqualTo(Profile.LEGACY);
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
