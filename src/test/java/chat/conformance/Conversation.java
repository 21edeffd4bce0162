package chat.conformance;

import chat.conformance.Step.Action;
import chat.conformance.Step.Framing;
import chat.conformance.Step.Necessity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One case of the suite: some clients, what they send and what each must be sent, byte for byte. Scripts are text:
 *
 * <pre>
 * == title of the case
 * with header 10                    options of this case; see {@link Options}
 * with limits frame-bytes=100
 * join alice bob                    they sign in, and everybody hears it
 * alice &gt; hello                     sends a frame with this body
 * alice &gt;&gt; 5{63* }hello             sends these bytes as they are
 * bob &lt; [alice] hello               is sent exactly this body next
 * bob &lt;? !USERLIST:["bob"]          is sent this next, or not at all
 * bob &lt;* !SAID:                      is sent any number of frames that begin so
 * session alice bob                 they sign in in the session profile, the device being the name in hexadecimal
 * bob says 100 lines of 9000 bytes  in the session profile, and hears each of them
 * eve connects                      other words: closes, resets, half-closes
 * eve closed                        by the server, and nothing came before it
 * server stops
 * </pre>
 *
 * In bytes {@code \n \r \t \s \\ \xHH \}u{@code {HEX}} are a newline, return, tab, space, backslash, byte and code point,
 * <code>{3*ab}</code> is {@code ababab}, what {@link Expected} knows is a placeholder and <code>{port eve}</code> the port from which eve came. At the end nobody may
 * have been sent anything more.
 *
 * @param title what it shows
 * @param options what the server is started with
 * @param steps what happens
 */
record Conversation(String title, Options options, List<Step> steps) {
    private static final Pattern LINE = Pattern.compile("(\\S+) +(>>|>|<\\?|<\\*|<)(?: (.*))?");
    private static final Pattern MANY = Pattern.compile("(\\S+) +says (\\d+) lines of (\\d+) bytes");
    private static final Pattern ACT = Pattern.compile("(\\S+) +(connects|closes|resets|half-closes|closed)");
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d+)\\*([^}]*)\\}");
    private static final Pattern PORT = Pattern.compile("\\{port ([^}]+)\\}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([nrts\\\\])|x([0-9a-f]{2})|u\\{([0-9a-f]+)\\})");

    /**
     * What a case needs besides the defaults of the suite, which are those of the server without limits on pace.
     *
     * @param header the size of the header
     * @param limits as on the command line
     * @param asciiNames whether names are narrowed
     * @param once whether it is run with whole segments only, since it waits for a clock
     * @param probe whether a newcomer at the end shows that nobody was sent anything more
     */
    record Options(int header, List<String> limits, boolean asciiNames, boolean once, boolean probe) {
        private static final List<String> WITHOUT_PACE =
                List.of("messages-per-second=0", "bytes-per-second=0", "list-milliseconds=0");

        static final Options USUAL = new Options(64, WITHOUT_PACE, false, false, true);

        private Options with(String words) {
            String[] parts = words.strip().split(" +", -1);
            return switch (parts[0]) {
                case "header" -> new Options(Integer.parseInt(parts[1]), limits, asciiNames, once, probe);
                case "ascii-names" -> new Options(header, limits, true, once, probe);
                case "a-clock" -> new Options(header, limits, asciiNames, true, probe);
                case "no-probe" -> new Options(header, limits, asciiNames, once, false);
                case "limits" -> {
                    List<String> all = new ArrayList<>(limits);
                    all.addAll(List.of(parts).subList(1, parts.length));
                    yield new Options(header, all, asciiNames, once, probe);
                }
                default -> throw new IllegalArgumentException("no such option: with " + words);
            };
        }
    }

    /** All cases of a file among the test resources. */
    static List<Conversation> read(String resource) throws IOException {
        try (InputStream in = Conversation.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no resource " + resource);
            }
            List<Conversation> all = new ArrayList<>();
            for (String part : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^== ", -1)) {
                if (!part.isBlank() && !part.startsWith("#")) {
                    int end = part.indexOf('\n');
                    all.add(parse(part.substring(0, end).strip(), part.substring(end + 1)));
                }
            }
            return all;
        }
    }

    /** One case from its lines, without the title. */
    static Conversation parse(String title, String lines) {
        Options options = Options.USUAL;
        List<Step> steps = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("with ")) {
                options = options.with(line.substring("with ".length()));
            } else {
                steps.add(step(line));
            }
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("nothing happens in: " + title);
        }
        return new Conversation(title, options, List.copyOf(steps));
    }

    private static Step step(String line) {
        if (line.startsWith("join ")) {
            return new Step.Join(
                    line, List.of(line.substring("join ".length()).strip().split(" +", -1)));
        }
        if (line.strip().equals("server stops")) {
            return new Step.Stop(line);
        }
        if (line.startsWith("session ")) {
            return new Step.Session(
                    line, List.of(line.substring("session ".length()).strip().split(" +", -1)));
        }
        Matcher many = MANY.matcher(line.strip());
        if (many.matches()) {
            return new Step.Many(line, many.group(1), Integer.parseInt(many.group(2)), Integer.parseInt(many.group(3)));
        }
        Matcher act = ACT.matcher(line.strip());
        if (act.matches()) {
            return new Step.Act(
                    line,
                    act.group(1),
                    Action.valueOf(act.group(2).toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        Matcher said = LINE.matcher(line);
        if (!said.matches()) {
            throw new IllegalArgumentException("not a line of a conversation: " + line);
        }
        String bytes = said.group(3) == null ? "" : said.group(3);
        return switch (said.group(2)) {
            case ">" -> new Step.Send(line, said.group(1), bytes, Framing.FRAMED);
            case ">>" -> new Step.Send(line, said.group(1), bytes, Framing.RAW);
            case "<" -> new Step.Expect(line, said.group(1), bytes, Necessity.REQUIRED);
            case "<*" -> new Step.Skip(line, said.group(1), bytes);
            default -> new Step.Expect(line, said.group(1), bytes, Necessity.OPTIONAL);
        };
    }

    /** What the written bytes stand for. */
    static byte[] bytes(String written, Map<String, Integer> ports) {
        String named = PORT.matcher(written).replaceAll(m -> String.valueOf(ports.get(m.group(1))));
        String repeated = REPEAT.matcher(named)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(2).repeat(Integer.parseInt(m.group(1)))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Matcher escape = ESCAPE.matcher(repeated);
        int from = 0;
        while (escape.find()) {
            out.writeBytes(repeated.substring(from, escape.start()).getBytes(StandardCharsets.UTF_8));
            out.writeBytes(unescape(escape.group(1), escape.group(2), escape.group(3)));
            from = escape.end();
        }
        out.writeBytes(repeated.substring(from).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] unescape(@Nullable String letter, @Nullable String hexByte, @Nullable String codePoint) {
        if (hexByte != null) {
            return new byte[] {(byte) Integer.parseInt(hexByte, 16)};
        }
        String text = codePoint != null
                ? Character.toString(Integer.parseInt(codePoint, 16))
                : Map.of("n", "\n", "r", "\r", "t", "\t", "s", " ", "\\", "\\").get(String.valueOf(letter));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return title;
    }
}
