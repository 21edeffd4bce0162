package chat.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the machine's {@code id} which groups a login is in; that may ask a directory, and takes its time. Any thread but the loop's. */
final class IdCommand {
    private static final long SECONDS_MAX = 10;

    /** What {@code id} cannot take for an option, nor for a number. */
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z_.][A-Za-z0-9_.@\\\\-]{0,255}[$]?");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final String program;

    /** @param program {@code id}, or what speaks as it does */
    IdCommand(String program) {
        this.program = program;
    }

    /**
     * The groups by name; none for a login that the machine does not know. A directory's groups may have blanks in their names, and
     * {@code "site ops"} makes nobody a member of {@code ops}.
     *
     * @throws IOException a sentence about what was in the way
     */
    Set<String> groups(String login) throws IOException, InterruptedException {
        if (!LOGIN.matcher(login).matches()) {
            return Set.of();
        }
        String apart = run("-Gnz", login);
        if (!apart.isEmpty()) {
            return Stream.of(apart.split("\0", -1))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet());
        }
        List<String> names = words(run("-Gn", login)); // one that cannot tell them apart, or does not know the login
        if (names.size() != words(run("-G", login)).size()) {
            throw new IOException("its groups have names with blanks, which this machine's id cannot tell apart");
        }
        return Set.copyOf(names);
    }

    private static List<String> words(String line) {
        return BLANKS.splitAsStream(line.strip())
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** What it prints; nothing if it fails. */
    private String run(String option, String login) throws IOException, InterruptedException {
        Process id = new ProcessBuilder(program, option, "--", login)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            id.getOutputStream().close();
            Process ended = id.onExit().get(SECONDS_MAX, TimeUnit.SECONDS);
            String printed = new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return ended.exitValue() == 0 ? printed : "";
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("id did not answer within " + SECONDS_MAX + " s", e);
        } finally {
            id.destroyForcibly();
        }
    }
}
