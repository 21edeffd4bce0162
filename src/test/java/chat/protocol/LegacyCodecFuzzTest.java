package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.fuzz.Tape;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of both directions decode, or are refused by a fault and nothing else; what a body meant still is what it means
 * after it was written again. What begins a message of another shape is told apart as docs/protocol.md says it.
 */
class LegacyCodecFuzzTest {
    @FuzzTest
    void what_decodes_encodes_back_to_the_same_meaning(byte[] input) throws ProtocolException {
        Tape tape = new Tape(input);
        int direction = tape.below(3);
        String begin = switch (tape.below(12)) {
            case 1 -> "USERNAME:";
            case 2 -> "!WHISPER:";
            case 3 -> "!DISCONNECT";
            case 4 -> "!USERLIST:[\"";
            case 5 -> "[Server] ";
            case 6 -> "[bob] ";
            case 7 -> "[bob] User bob joined the chat.";
            case 8 -> "[bob] User bob left the chat.";
            case 9 -> "[bob] (whisper) ";
            case 10 -> "[";
            default -> "";
        };
        byte[] rest = tape.rest();
        byte[] start = begin.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(start.length + rest.length + 2)
                .put(1, start)
                .put(1 + start.length, rest)
                .position(1)
                .limit(1 + start.length + rest.length);
        String text = strictly(body.duplicate());
        switch (direction) {
            case 0 -> hello(body, text);
            case 1 -> client(body, text);
            default -> server(body, text);
        }
        assertThat(body.position()).isEqualTo(1);
        assertThat(body.remaining()).isEqualTo(start.length + rest.length);
    }

    private static void hello(ByteBuffer body, @Nullable String text) throws ProtocolException {
        ClientMessage.Hello hello;
        try {
            hello = LegacyCodec.decodeHello(body);
        } catch (ProtocolException e) {
            assertThat(e.fault().fatal()).isTrue();
            assertThat(e.fault().kind()).isEqualTo(text == null ? Fault.Kind.NOT_UTF8 : Fault.Kind.NO_USERNAME);
            assertThat(text == null || !text.startsWith("USERNAME:")).isTrue();
            return;
        }
        assertThat(text).isNotNull();
        String[] parts = String.valueOf(text).split(":", 3);
        assertThat(parts[1]).contains(hello.name());
        assertThat(hello.name()).isEqualTo(hello.name().strip());
        assertThat(hello.rest()).isEqualTo(parts.length == 3 ? parts[2] : "");
        assertThat(LegacyCodec.decodeHello(ByteBuffer.wrap(LegacyCodec.encode(hello))))
                .isEqualTo(hello);
    }

    private static void client(ByteBuffer body, @Nullable String text) throws ProtocolException {
        ClientMessage message;
        try {
            message = LegacyCodec.decodeClient(body);
        } catch (ProtocolException e) {
            assertThat(text).isNull();
            assertThat(e.fault().fatal()).isFalse();
            return;
        }
        assertThat(text).isNotNull();
        byte[] encoded = LegacyCodec.encode(message);
        assertThat(LegacyCodec.decodeClient(ByteBuffer.wrap(encoded))).isEqualTo(message);
        if (message instanceof ClientMessage.Say say) {
            assertThat(say.text()).isEqualTo(text).isNotEqualTo("!DISCONNECT").doesNotStartWith("!WHISPER:");
        }
    }

    private static void server(ByteBuffer body, @Nullable String text) throws ProtocolException {
        ServerMessage message;
        try {
            message = LegacyCodec.decodeServer(body);
        } catch (ProtocolException e) {
            assertThat(e.fault().fatal()).isFalse();
            assertThat(text == null || text.startsWith("!USERLIST:")).isTrue();
            return;
        }
        assertThat(text).isNotNull();
        byte[] encoded = LegacyCodec.encode(message);
        ServerMessage again = LegacyCodec.decodeServer(ByteBuffer.wrap(encoded));
        assertThat(again).isEqualTo(message.accept(AsRelayed.INSTANCE));
        assertThat(LegacyCodec.encode(again)).isEqualTo(encoded);
    }

    private static @Nullable String strictly(ByteBuffer body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(body).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** A later line that begins with a bracket is indented, wherever it stands; a join of such a name is none any more. */
    private enum AsRelayed implements ServerMessage.Receiver<ServerMessage> {
        INSTANCE;

        @Override
        public ServerMessage said(ServerMessage.Said message) {
            return new ServerMessage.Said(message.from(), indented(message.text()));
        }

        @Override
        public ServerMessage joined(ServerMessage.Joined message) {
            String line = "User " + message.name() + " joined the chat.";
            return message.name().contains("\n[") ? new ServerMessage.Said(message.name(), indented(line)) : message;
        }

        @Override
        public ServerMessage left(ServerMessage.Left message) {
            String line = "User " + message.name() + " left the chat.";
            return message.name().contains("\n[") ? new ServerMessage.Said(message.name(), indented(line)) : message;
        }

        @Override
        public ServerMessage userList(ServerMessage.UserList message) {
            return message;
        }

        @Override
        public ServerMessage whispered(ServerMessage.Whispered message) {
            return new ServerMessage.Whispered(message.from(), indented(message.text()));
        }

        @Override
        public ServerMessage notice(ServerMessage.Notice message) {
            return new ServerMessage.Notice(indented(message.text()));
        }

        private static String indented(String text) {
            return text.replace("\n[", "\n  [");
        }
    }
}
