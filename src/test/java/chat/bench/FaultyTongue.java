package chat.bench;

import chat.protocol.DeviceId;
import chat.protocol.ProtocolException;
import chat.protocol.SessionCodec;
import chat.protocol.Tag;
import chat.protocol.TalkRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The words of {@link FaultyServer} in one profile, when it makes no mistake in them. Used under its lock. */
interface FaultyTongue {
    /** What the newcomer is told, whatever it wanted to be called. */
    List<String> welcome(String wanted, String name, Collection<String> all);

    /** What the others are told of it. */
    List<String> comes(String name, Collection<String> all);

    /** What is heard of a message. */
    String said(String name, String device, String request);

    /** Whether it is heard by its sender too. */
    boolean echoes();

    /** The server itself speaks. */
    String notice(String text);

    /** The same as {@link #said} with the beginning of the name replaced. */
    String renamed(String said, String begin);

    /** The same without the last letter of the text. */
    String cut(String said);

    /** As the original protocol has it. */
    final class Legacy implements FaultyTongue {
        @Override
        public List<String> welcome(String wanted, String name, Collection<String> all) {
            return wanted.equals(name)
                    ? List.of(list(all))
                    : List.of(notice("You are called " + name + " here."), list(all));
        }

        @Override
        public List<String> comes(String name, Collection<String> all) {
            return List.of("[" + name + "] User " + name + " joined the chat.", list(all));
        }

        @Override
        public String said(String name, String device, String request) {
            return "[" + name + "] " + request;
        }

        @Override
        public boolean echoes() {
            return false;
        }

        @Override
        public String notice(String text) {
            return "[Server] " + text;
        }

        @Override
        public String renamed(String said, String begin) {
            return "[" + begin + said.substring(2);
        }

        @Override
        public String cut(String said) {
            return said.substring(0, said.length() - 1);
        }

        private static String list(Collection<String> all) {
            return "!USERLIST:"
                    + all.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** As the session profile has it: written by hand, so that the reader is not tried with its own writer. */
    final class Session implements FaultyTongue {
        private static final String IN_LOBBY = "{\"room\":\"lobby\",";
        private int seq;

        @Override
        public List<String> welcome(String wanted, String name, Collection<String> all) {
            return List.of(
                    "!WELCOME:{\"v\":1,\"you\":\"" + name
                            + "\",\"epoch\":\"e\",\"now\":1,\"rooms\":[\"lobby\"],\"limits\":{"
                            + "\"text_bytes\":16384,\"text_lines\":200,\"frame_bytes\":33792,\"page_entries\":200,"
                            + "\"unacknowledged\":64,\"requests\":16,\"ping_seconds\":15,\"lost_seconds\":30}}",
                    "!OPEN:" + IN_LOBBY + "\"first\":1,\"last\":" + seq + "}",
                    "!ROSTER:" + IN_LOBBY + "\"members\":" + members(all) + "}",
                    "!READY:{}");
        }

        @Override
        public List<String> comes(String name, Collection<String> all) {
            return List.of("!JOINED:" + IN_LOBBY + "\"members\":" + members(List.of(name)) + "}");
        }

        @Override
        public String said(String name, String device, String request) {
            try {
                ByteBuffer body = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
                TalkRequest.Say say = (TalkRequest.Say) SessionCodec.decodeRequest(body);
                return "!SAID:" + IN_LOBBY + "\"seq\":" + ++seq + ",\"at\":1763894400123,\"from\":\"" + name
                        + "\",\"tag\":\""
                        + Tag.of(new DeviceId(device), say.n()).hex() + "\",\"text\":\"" + say.text() + "\"}";
            } catch (ProtocolException e) {
                throw new IllegalStateException(request, e);
            }
        }

        @Override
        public boolean echoes() {
            return true;
        }

        @Override
        public String notice(String text) {
            return "!NOTICE:{\"text\":\"" + text + "\"}";
        }

        @Override
        public String renamed(String said, String begin) {
            return said.replaceFirst("\"from\":\".", "\"from\":\"" + begin);
        }

        @Override
        public String cut(String said) {
            return said.substring(0, said.length() - 3) + "\"}";
        }

        private static String members(Collection<String> names) {
            return names.stream().map(name -> "{\"name\":\"" + name + "\"}").collect(Collectors.joining(",", "[", "]"));
        }
    }
}
