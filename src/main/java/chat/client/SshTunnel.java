package chat.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The user's own {@code ssh}, which forwards a socket in a folder of ours (0700) to the server's on another machine. It is opened first
 * by the main thread, when the terminal is still ssh's to ask its questions on, and after that by its own thread alone, where ssh may ask
 * nothing. It blocks, so it is never opened on the loop.
 *
 * <p>ssh ends with this program however that ends: a shell beside it waits for the end of a pipe that we hold.
 */
final class SshTunnel implements AutoCloseable {
    private static final String SOCKET = "s";
    private static final int POLL_MILLIS = 20;
    /** How long a connection may take to come about that nobody has to answer questions for. */
    private static final int BATCH_POLLS_MAX = 30_000 / POLL_MILLIS;

    private static final int END_MILLIS_MAX = 2_000;

    /** A line says that ssh is gone already; the end of the pipe, that we are. */
    private static final String GUARDED = "exec 3<&0\n"
            + "(read -r gone <&3 || kill $$; rm -f \"$0/" + SOCKET + "\"; rmdir \"$0\") </dev/null >/dev/null 2>&1 &\n"
            + "exec \"$@\" </dev/null 3<&-\n";

    private final ServerPlace.Ssh place;
    private final List<String> program;
    private final Path around;
    private final ExecutorService own = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "chat-ssh");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    /** Who could answer what ssh asks. */
    enum Questions {
        ON_THE_TERMINAL,
        NONE
    }

    /** One ssh. */
    private record Running(Process process, Path folder, Words words) {}

    /**
     * @param program how ssh is called
     * @param around where the folder of the socket is made
     */
    SshTunnel(ServerPlace.Ssh place, List<String> program, Path around) {
        this.place = place;
        this.program = List.copyOf(program);
        this.around = around;
    }

    /** Runs it where ssh may be waited for. */
    void execute(Runnable task) {
        own.execute(task);
    }

    /**
     * The socket that leads there: of the ssh that runs, else of a new one.
     *
     * @throws IOException with a sentence for people, without its full stop: why there is none
     */
    Path open(Questions questions) throws IOException {
        Running known = running.get();
        if (known != null && known.process.isAlive()) {
            return known.folder.resolve(SOCKET);
        }
        close();
        Running begun = begin(questions);
        running.set(begun);
        await(begun, questions);
        begun.words.quiet();
        return begun.folder.resolve(SOCKET);
    }

    /** Ends ssh and takes its folder away. */
    @Override
    public void close() {
        Running last = running.getAndSet(null);
        if (last == null) {
            return;
        }
        last.process.destroy();
        try {
            if (!last.process.waitFor(END_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
                last.process.destroyForcibly().waitFor(END_MILLIS_MAX, TimeUnit.MILLISECONDS);
            }
            last.process.getOutputStream().write('\n');
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // The shell that waits there is gone: what it would have taken away goes below.
        }
        try {
            last.process.getOutputStream().close();
            Files.deleteIfExists(last.folder.resolve(SOCKET));
            Files.deleteIfExists(last.folder);
        } catch (IOException left) {
            // An empty folder of ours that the next start of the machine takes away.
        }
    }

    private Running begin(Questions questions) throws IOException {
        Path folder;
        try {
            folder = Files.createTempDirectory(around, "chat-ssh-"); // 0700, as the library makes them
        } catch (IOException e) {
            throw new IOException(
                    "There is no place for a socket in " + around + " (" + JournalFile.reason(e) + ")", e);
        }
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", GUARDED, folder.toString()));
        line.addAll(program);
        line.addAll(options(questions));
        line.addAll(List.of("-L", folder.resolve(SOCKET) + ":" + place.socket(), "--", place.to()));
        try {
            Process process = new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Running(process, folder, Words.of(process, questions));
        } catch (IOException e) {
            Files.deleteIfExists(folder);
            throw new IOException("ssh cannot be run (" + JournalFile.reason(e) + ")", e);
        }
    }

    /** The user's own come first: of two that contradict each other ssh takes the first. */
    private List<String> options(Questions questions) {
        List<String> wanted = new ArrayList<>(place.options());
        if (questions == Questions.NONE) {
            wanted.addAll(List.of("BatchMode=yes", "ConnectTimeout=15"));
        }
        wanted.addAll(List.of(
                "ExitOnForwardFailure=yes",
                "StreamLocalBindUnlink=yes",
                "ServerAliveInterval=5", // so that it notices by itself that it leads nowhere any more
                "ServerAliveCountMax=3",
                "ControlMaster=no", // a forward in somebody else's ssh would outlive us
                "ControlPath=none",
                "PermitLocalCommand=no"));
        List<String> options = new ArrayList<>(List.of("-N", "-T", "-a", "-x"));
        for (String option : wanted) {
            options.add("-o");
            options.add(option);
        }
        return options;
    }

    /** ssh makes the socket when it has signed in there, not before. */
    private void await(Running begun, Questions questions) throws IOException {
        try {
            for (int polls = 0; !Files.exists(begun.folder.resolve(SOCKET)); polls++) {
                if (begun.process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    String said = begun.words.last();
                    close();
                    throw new IOException("ssh " + place.to() + ": " + bare(said));
                }
                if (questions == Questions.NONE && polls >= BATCH_POLLS_MAX) {
                    close();
                    throw new IOException("ssh " + place.to() + " does not come through");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("ssh " + place.to() + " was called off", e);
        }
    }

    /** Without what ssh puts before most of its sentences. */
    private String bare(String said) {
        String bare = said.startsWith("ssh: ") ? said.substring("ssh: ".length()) : said;
        String to = place.to() + ": ";
        return LinkProblems.withoutStop(bare.startsWith(to) ? bare.substring(to.length()) : bare);
    }

    /** What ssh says: shown as long as the terminal is its own, after that only the last line is kept. */
    private static final class Words {
        private final Thread reader;
        private volatile boolean shown;
        private volatile String last = "it ended without a word";

        private Words(Process process, Questions questions) {
            shown = questions == Questions.ON_THE_TERMINAL;
            reader = new Thread(() -> read(process), "chat-ssh-words");
            reader.setDaemon(true);
        }

        static Words of(Process process, Questions questions) {
            Words words = new Words(process, questions);
            words.reader.start();
            return words;
        }

        void quiet() {
            shown = false;
        }

        /** Once it has ended. */
        String last() throws InterruptedException {
            reader.join(END_MILLIS_MAX);
            return last;
        }

        private void read(Process process) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (shown) {
                        System.err.println(line);
                    }
                    last = line.isBlank() ? last : line.strip();
                }
            } catch (IOException ended) {
                // With it what it would have said.
            }
        }
    }
}
