package chat.cli;

import chat.protocol.Limit;
import chat.protocol.Limits;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A server's settings as the file that would say the same: what is as it always is stands there as a comment. */
final class PrintedConfig {
    private static final String HEAD = """
            # Settings of chat.jar server. Read with --config FILE; the environment (CHAT_SERVER_PORT and so on)
            # counts more, and what is typed counts most.
            """;

    private PrintedConfig() {}

    /**
     * @param whole what the options of a server were read into
     * @param limits the bounds that hold
     */
    static String of(CommandSpec whole, Limits limits) {
        StringBuilder text = new StringBuilder(HEAD);
        for (OptionSpec option : whole.options()) {
            String key = Presets.key(option);
            if (!Presets.TYPED_ONLY.contains(key) && !key.equals(ServerFile.LIMIT)) {
                String said = option.stringValues().isEmpty()
                        ? ""
                        : option.stringValues().get(0);
                boolean chosen = !option.stringValues().isEmpty() && !said.equals("false");
                text.append('\n');
                comment(text, String.join(" ", option.description()));
                text.append(chosen ? "" : "#").append(key).append(" = ");
                text.append(chosen ? value(option, said) : standard(option)).append('\n');
            }
        }
        text.append("\n[").append(ServerFile.LIMIT).append("]\n");
        for (Limit limit : Limit.values()) {
            boolean chosen = limits.value(limit) != limit.defaultValue();
            comment(text, limit.sentence() + " In " + limit.unit() + (limit.canBeOff() ? "; 0 = off." : "."));
            text.append(chosen ? "" : "#").append(limit.key()).append(" = ");
            text.append(limits.value(limit)).append('\n');
        }
        return text.toString();
    }

    private static void comment(StringBuilder text, String sentence) {
        StringBuilder line = new StringBuilder("#");
        for (String word : sentence.split(" ", -1)) {
            if (line.length() + word.length() > 100) {
                text.append(line).append('\n');
                line.setLength(1);
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }

    /** What an option is without being set, as far as that is one value; else what stands for it in the help. */
    private static String standard(OptionSpec option) {
        Object initial = option.initialValue();
        boolean none = initial == null || (initial instanceof Integer number && number < 0);
        if (none) {
            return option.type() == int.class ? option.paramLabel() : quoted(option.paramLabel());
        }
        return value(option, String.valueOf(initial));
    }

    private static String value(OptionSpec option, String said) {
        if (option.type().isEnum()) {
            return quoted(said.toLowerCase(Locale.ROOT));
        }
        boolean bare = List.of(int.class, boolean.class).contains(option.type());
        return bare ? said.isEmpty() ? "true" : said : quoted(said);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
