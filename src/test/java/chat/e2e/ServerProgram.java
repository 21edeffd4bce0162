package chat.e2e;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server that keeps a history, without pace, as a process from the class path: what {@code java -jar chat.jar server} is. */
public final class ServerProgram implements AutoCloseable {
    private final Program program;

    private ServerProgram(Program program) {
        this.program = program;
    }

    /** Keeps its history in that folder. */
    public static ServerProgram on(Path folder) {
        return on(folder, 0, List.of());
    }

    /**
     * The same.
     *
     * @param port 0 = any free one
     * @param before what the command stands behind: {@code nsenter}, {@code strace}
     */
    public static ServerProgram on(Path folder, int port, List<String> before) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Program.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "chat.Main",
                "server",
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--data-dir",
                folder.toString()));
        for (String paceless : List.of("messages-per-second", "bytes-per-second", "page-bytes-per-second")) {
            command.addAll(List.of("--limit", paceless + "=0"));
        }
        return new ServerProgram(Program.start(command));
    }

    /** Where it listens, as soon as it does. */
    public InetSocketAddress address() {
        int port = Integer.parseInt(
                program.awaitOut("^Listening on 127\\.0\\.0\\.1:(\\d+)\\.").group(1));
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public Program program() {
        return program;
    }

    /** What it says about its end, without what a library says that is on the class path of tests alone. */
    public List<String> complaints() {
        return program.err().stream().filter(line -> line.startsWith("chat: ")).toList();
    }

    /** SIGKILL. */
    @Override
    public void close() {
        program.close();
    }
}
