package chat.e2e;

import java.util.List;
import java.util.stream.Stream;

/** {@code java -jar chat.jar server} on loopback, on a port of its own choice or on the one it had before. */
public final class Server implements AutoCloseable {
    private final Program program;
    private final int port;

    private Server(Program program) {
        this.program = program;
        this.port = Integer.parseInt(
                program.awaitOut("^Listening on 127\\.0\\.0\\.1:(\\d+)\\.").group(1));
    }

    public static Server start(String... options) {
        return onPort(0, options);
    }

    public static Server onPort(int port, String... options) {
        Stream<String> line = Stream.of("server", "--bind", "127.0.0.1", "--port", Integer.toString(port));
        if (!List.of(options).contains("--data-dir")) {
            line = Stream.concat(line, Stream.of("--history", "off"));
        }
        return new Server(Program.jar(Stream.concat(line, Stream.of(options)).toArray(String[]::new)));
    }

    public int port() {
        return port;
    }

    public Program program() {
        return program;
    }

    /** The options with which a client reaches it. */
    public List<String> clientLine(String user, String... more) {
        Stream<String> line =
                Stream.of("client", "--host", "127.0.0.1", "--port", Integer.toString(port), "--user", user);
        return Stream.concat(line, Stream.of(more)).toList();
    }

    @Override
    public void close() {
        program.close();
    }
}
