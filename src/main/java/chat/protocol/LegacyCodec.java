package chat.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The bodies of the original server and client, byte for byte, in both directions. Knows no headers, keeps no state and
 * checks no names: what it decodes is as it came.
 *
 * <p>The original has no escapes, so some texts are ambiguous on the wire and stay so: one who says
 * {@code (whisper) hi} looks as if whispering, one who says {@code User bob joined the chat.} joins again if called bob,
 * and a client that says {@code !DISCONNECT} leaves.
 */
public final class LegacyCodec {
    private static final String USERNAME = "USERNAME:";
    private static final String DISCONNECT = "!DISCONNECT";
    private static final String WHISPER = "!WHISPER:";
    private static final String USER_LIST = "!USERLIST:";
    private static final String WHISPERED = "(whisper) ";
    private static final String JOINED = " joined the chat.";
    private static final String LEFT = " left the chat.";
    private static final String SERVER = "Server";

    private LegacyCodec() {}

    /** The first frame of a client. What stands between the first colon and the second is the name, trimmed. */
    public static ClientMessage.Hello decodeHello(ByteBuffer body) throws ProtocolException {
        String text = utf8(body, Fault.Severity.FATAL);
        if (!text.startsWith(USERNAME)) {
            // With a wider header on the other side, what comes first is the rest of its filling.
            String hint = text.isBlank()
                    ? "Does the other side use another --header size?"
                    : "Is the other side a chat client with this protocol?";
            throw new ProtocolException(new Fault(
                    Fault.Kind.NO_USERNAME,
                    "The first message was not USERNAME: and a name. " + hint,
                    Fault.Severity.FATAL));
        }
        int second = text.indexOf(':', USERNAME.length());
        String name = text.substring(USERNAME.length(), second < 0 ? text.length() : second);
        return new ClientMessage.Hello(strip(name), second < 0 ? "" : text.substring(second + 1));
    }

    /** Every later frame of a client. What is no command is chat text, also if it begins with an exclamation mark. */
    public static ClientMessage decodeClient(ByteBuffer body) throws ProtocolException {
        String text = utf8(body, Fault.Severity.PASSING);
        if (!text.startsWith("!")) {
            return new ClientMessage.Say(text);
        }
        if (text.equals(DISCONNECT)) {
            return new ClientMessage.Disconnect();
        }
        if (text.startsWith(WHISPER)) {
            int space = text.indexOf(' ', WHISPER.length());
            return space < 0
                    ? new ClientMessage.Whisper(text.substring(WHISPER.length()), "")
                    : new ClientMessage.Whisper(text.substring(WHISPER.length(), space), text.substring(space + 1));
        }
        return new ClientMessage.Say(text);
    }

    /**
     * Any frame of a server. A line without a known shape is a notice, whole.
     *
     * @throws ProtocolException if it is no UTF-8 or a user list that cannot be read; the connection can go on
     */
    public static ServerMessage decodeServer(ByteBuffer body) throws ProtocolException {
        String text = utf8(body, Fault.Severity.PASSING);
        if (text.startsWith(USER_LIST)) {
            return new ServerMessage.UserList(UserListJson.read(text.substring(USER_LIST.length())));
        }
        int bracket = text.startsWith("[") ? text.indexOf("] ") : -1;
        if (bracket < 2) {
            return new ServerMessage.Notice(text);
        }
        String from = text.substring(1, bracket);
        String rest = text.substring(bracket + 2);
        if (from.equals(SERVER)) {
            return new ServerMessage.Notice(rest);
        }
        if (rest.equals("User " + from + JOINED)) {
            return new ServerMessage.Joined(from);
        }
        if (rest.equals("User " + from + LEFT)) {
            return new ServerMessage.Left(from);
        }
        if (rest.startsWith(WHISPERED)) {
            return new ServerMessage.Whispered(from, rest.substring(WHISPERED.length()));
        }
        return new ServerMessage.Said(from, rest);
    }

    public static byte[] encode(ClientMessage message) {
        return message.accept(ClientText.INSTANCE).getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] encode(ServerMessage message) {
        return message.accept(ServerBytes.INSTANCE);
    }

    /** Decodes all between position and limit, and moves neither. */
    static String utf8(ByteBuffer body, Fault.Severity severity) throws ProtocolException {
        byte[] bytes = new byte[body.remaining()];
        body.get(body.position(), bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        // The constructor is several times as fast as a decoder, but puts U+FFFD where a decoder would report. So
        // only a text that has one is decoded again, to learn whether the peer sent it itself.
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            } catch (CharacterCodingException e) {
                throw new ProtocolException(
                        new Fault(Fault.Kind.NOT_UTF8, "A message was dropped: it was not UTF-8.", severity));
            }
        }
        return text;
    }

    /** What Python's strip() takes away, which is more than Java's. */
    private static String strip(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && isPythonSpace(name.charAt(from))) {
            from++;
        }
        while (to > from && isPythonSpace(name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }

    private static boolean isPythonSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private enum ClientText implements ClientMessage.Receiver<String> {
        INSTANCE;

        @Override
        public String hello(ClientMessage.Hello message) {
            String name = USERNAME + message.name();
            return message.rest().isEmpty() ? name : name + ":" + message.rest();
        }

        @Override
        public String say(ClientMessage.Say message) {
            return message.text();
        }

        @Override
        public String whisper(ClientMessage.Whisper message) {
            return WHISPER + message.to() + " " + message.text();
        }

        @Override
        public String disconnect(ClientMessage.Disconnect message) {
            return DISCONNECT;
        }
    }

    /** Writes bytes at once rather than a text first: these are the frames that go to everybody. */
    private enum ServerBytes implements ServerMessage.Receiver<byte[]> {
        INSTANCE;

        @Override
        public byte[] said(ServerMessage.Said message) {
            return line(message.from(), message.text());
        }

        @Override
        public byte[] joined(ServerMessage.Joined message) {
            return line(message.name(), "User " + message.name() + JOINED);
        }

        @Override
        public byte[] left(ServerMessage.Left message) {
            return line(message.name(), "User " + message.name() + LEFT);
        }

        @Override
        public byte[] userList(ServerMessage.UserList message) {
            return UserListJson.write(USER_LIST, message.names()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] whispered(ServerMessage.Whispered message) {
            return line(message.from(), WHISPERED + message.text());
        }

        @Override
        public byte[] notice(ServerMessage.Notice message) {
            return line(SERVER, message.text());
        }

        /** A later line that began with a bracket could pass for somebody else's message; indented it cannot. */
        private static byte[] line(String from, String text) {
            byte[] name = from.getBytes(StandardCharsets.UTF_8);
            byte[] said =
                    (text.indexOf('\n') < 0 ? text : text.replace("\n[", "\n  [")).getBytes(StandardCharsets.UTF_8);
            byte[] line = new byte[1 + name.length + 2 + said.length];
            line[0] = '[';
            System.arraycopy(name, 0, line, 1, name.length);
            line[1 + name.length] = ']';
            line[2 + name.length] = ' ';
            System.arraycopy(said, 0, line, 3 + name.length, said.length);
            return line;
        }
    }
}
