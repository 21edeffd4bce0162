package chat.terminals;

import chat.e2e.Await;
import chat.e2e.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real sshd on loopback for the user who runs the tests, with keys, configuration and port of its own in a temporary
 * folder. Nothing of the machine's own ssh is read or changed.
 */
public final class Sshd implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Program program;

    private Sshd(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        String key = Files.readString(folder.resolve("host.pub"));
        Files.writeString(folder.resolve("known"), "[127.0.0.1]:" + port + " " + key);
        Path config = folder.resolve("sshd_config");
        Files.write(
                config,
                List.of(
                        "ListenAddress 127.0.0.1",
                        "Port " + port,
                        "HostKey " + folder.resolve("host"),
                        "AuthorizedKeysFile " + folder.resolve("user.pub"),
                        "PidFile none",
                        "StrictModes no",
                        "UsePAM no",
                        "PasswordAuthentication no",
                        "PermitRootLogin yes",
                        "PermitUserEnvironment no",
                        "AcceptEnv LC_ALL",
                        "SetEnv XDG_STATE_HOME=" + folder.resolve("state") + " XDG_CONFIG_HOME="
                                + folder.resolve("config"),
                        "PrintMotd no",
                        "PrintLastLog no"));
        program = Program.start(List.of("/usr/sbin/sshd", "-D", "-e", "-f", config.toString()));
    }

    public static Sshd start(Path folder) throws IOException {
        Tool.run(List.of(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                folder.resolve("host").toString()));
        Tool.run(List.of(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                folder.resolve("user").toString()));
        // Somebody may take the port between our look and sshd's: then once more with another one.
        for (int attempt = 1; ; attempt++) {
            Sshd sshd = new Sshd(folder, freePort());
            Await.until("sshd", sshd.program::told, t -> t.contains("Server listening") || !sshd.program.isAlive());
            if (sshd.program.isAlive()) {
                return sshd;
            }
            sshd.close();
            if (attempt == 3) {
                throw new AssertionError("sshd does not start: " + sshd.program.told());
            }
        }
    }

    /** How ssh finds it and is let in, as behind {@code -o}. */
    public List<String> options() {
        return List.of(
                "Port=" + port,
                "IdentityFile=" + folder.resolve("user"),
                "IdentitiesOnly=yes",
                "StrictHostKeyChecking=yes",
                "UserKnownHostsFile=" + folder.resolve("known"),
                "GlobalKnownHostsFile=none");
    }

    /** Whom it lets in, and where. */
    public static String destination() {
        return System.getProperty("user.name") + "@127.0.0.1";
    }

    /** What to type to run a command there in a terminal; an empty one is the login shell. */
    String line(String command) {
        String ssh = String.join(
                " ",
                "ssh -F none -tt -p " + port,
                "-i " + folder.resolve("user"),
                "-o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=yes -o UserKnownHostsFile="
                        + folder.resolve("known"),
                "-o SendEnv=LC_ALL",
                System.getProperty("user.name") + "@127.0.0.1");
        return command.isEmpty() ? ssh : ssh + " '" + command + "'";
    }

    /** From now on whoever comes gets that, whatever they ask for, and no forwarding of anything. */
    void forces(String command) throws IOException {
        Path keys = folder.resolve("user.pub");
        Files.writeString(keys, "restrict,pty,command=\"" + command + "\" " + Files.readString(keys));
    }

    /** The processes of all sessions: sshd's own and what runs in them. */
    public Stream<ProcessHandle> sessions() {
        return ProcessHandle.of(program.pid()).stream().flatMap(ProcessHandle::descendants);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        sessions().toList().forEach(ProcessHandle::destroyForcibly);
        program.close();
    }
}
