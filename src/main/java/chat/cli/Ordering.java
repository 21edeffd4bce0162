package chat.cli;

import chat.client.AdminLink;
import chat.net.SocketPlace;
import chat.protocol.FrameHeader;
import chat.protocol.Order;
import chat.protocol.Ordered;
import chat.protocol.SessionCodec;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives an order to the server of this machine and prints what it answers. */
final class Ordering {
    private static final String VERB = "!ORDERED:";

    private Ordering() {}

    /** How an answer is printed. */
    enum Form {
        PLAIN,
        JSON
    }

    /**
     * Gives it.
     *
     * @param socket what {@code --socket} was given; null if it was not
     * @return the exit code
     * @throws Failure with a sentence if there is no server, or if it refuses
     */
    static int give(
            @Nullable String socket, FrameHeader header, Order order, String login, Form form, PrintStream out) {
        AdminLink.Outcome outcome = AdminLink.give(path(socket, login), header, order, login);
        for (Ordered answer : outcome.answers()) {
            String text = form == Form.JSON ? json(answer) : plain(answer);
            if (!text.isEmpty()) { // an empty table is no line
                out.println(text);
            }
        }
        out.flush();
        return switch (outcome.end()) {
            case DONE -> ExitCode.OK;
            case REFUSED -> throw new Failure(ExitCode.REFUSED, outcome.sentence());
            case UNREACHED -> throw new Failure(ExitCode.CANNOT_CONNECT, outcome.sentence());
        };
    }

    private static Path path(@Nullable String socket, String login) {
        SocketPlace place = SocketPlace.of(socket, System.getenv(SocketPlace.VARIABLE), login);
        if (place instanceof SocketPlace.Named named) {
            return named.path();
        }
        List<Path> usual = place instanceof SocketPlace.Usual some ? some.paths() : List.of();
        return usual.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(
                        () -> new Failure(
                                ExitCode.CANNOT_CONNECT,
                                "There is no server's socket here. Say where it is: --socket PATH, as the server does when it starts."));
    }

    private static String json(Ordered answer) {
        return new String(SessionCodec.encode(answer), StandardCharsets.UTF_8).substring(VERB.length());
    }

    private static String plain(Ordered answer) {
        String table = answer.rows().stream()
                .map(row -> String.join("\t", row))
                .collect(Collectors.joining(System.lineSeparator()));
        return answer.text().isEmpty() || table.isEmpty()
                ? answer.text() + table
                : answer.text() + System.lineSeparator() + table;
    }
}
