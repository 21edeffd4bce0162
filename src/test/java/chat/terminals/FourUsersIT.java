package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.e2e.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four Unix users of one machine, of those that every Debian has: {@code daemon} runs the server, and {@code bin}, {@code games} and
 * {@code mail} try for each other's names. Needs root, to become them; else it is skipped.
 */
@Tag("terminals")
class FourUsersIT {
    private static final String OWNER = "daemon";
    private static final List<String> USERS = List.of(OWNER, "bin", "games", "mail");
    private static final String TCP_LISTENS = "0A";

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void open() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become other users");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        jar = Files.copy(Program.jarFile(), folder.resolve("chat.jar"), StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
        for (String user : USERS) {
            Path home = Files.createDirectory(folder.resolve(user));
            Tool.run(List.of("chown", user + ":", home.toString()));
        }
    }

    @Test
    void everybody_has_their_own_name_and_nobody_another_s() throws IOException {
        try (Program server = server()) {
            String port =
                    server.awaitOut("^Listening on 127\\.0\\.0\\.1:(\\d+)").group(1);
            server.awaitOut("^On this machine: ");
            String[] bySocket = {"--socket", socket().toString()};
            String[] byTcp = {"--socket", "off", "--host", "127.0.0.1", "--port", port, "--user"};
            try (Program bin = client("bin", bySocket);
                    Program games = client("games", bySocket);
                    Program mail = client("mail", bySocket)) {
                bin.awaitOut("The server knows you as bin\\.$");
                games.awaitOut("The server knows you as games\\.$");
                mail.awaitOut("The server knows you as mail\\.$");
                bin.type("said by bin");
                games.awaitOut("^\\S+ bin: said by bin$");

                try (Program thief = client("games", "--socket", socket().toString(), "--user", "bin")) {
                    thief.awaitOut("where you are called by your login name: games\\. You are called games here\\.$");
                    thief.awaitOut("^\\S+ Connected to ");
                    thief.type("said by a thief as bin");
                    mail.awaitOut("^\\S+ games: said by a thief as bin$");
                }
                for (String name : List.of("mail", "MAIL", "mai1", "bin")) {
                    try (Program thief = client("games", with(byTcp, name))) {
                        thief.awaitOut("^\\S+ Connected to |" + Pattern.quote(name));
                        thief.type("said by a thief as " + name);
                        thief.closeInput();
                        thief.awaitExit();
                    }
                }
                mail.type("said by mail, after all thieves");
                bin.awaitOut("^\\S+ mail: said by mail, after all thieves$");
                assertThat(bin.out())
                        .filteredOn(line -> line.contains("thief"))
                        .isNotEmpty()
                        .noneMatch(line -> line.matches("(?i)\\S+ (mail|mai1|bin)( .*)?:.*"))
                        .allMatch(line ->
                                line.contains("(unverified): ") || line.contains(" games: said by a thief as bin"));
            }
            server.terminate();
            assertThat(server.awaitExit()).as(server.told()).isZero();
        }
    }

    /** What somebody else on the machine finds after a fresh start with no option but where. */
    @Test
    void a_fresh_start_opens_one_port_and_no_file() throws IOException {
        try (Program server = server()) {
            String port =
                    server.awaitOut("^Listening on 127\\.0\\.0\\.1:(\\d+)").group(1);
            server.awaitOut("^On this machine: ");
            try (Program bin = client("bin", "--socket", socket().toString())) {
                bin.awaitOut("The server knows you as bin\\.$");
                bin.type("a line for the disk");
                bin.closeInput();
                assertThat(bin.awaitExit()).as(bin.told()).isZero();
            }
            assertThat(ports(server.pid())).containsExactly(Integer.valueOf(port));
            assertThat(openToOthers(state(OWNER))).isEmpty();
            assertThat(openToOthers(state("bin"))).isEmpty();
            assertThat(mode(socket().getParent())).isEqualTo("rwxr-xr-x");
            assertThat(mode(socket())).isEqualTo("rw-rw-rw-");
            try (Program look = as("bin", List.of("find", state(OWNER).toString()))) {
                look.awaitExit();
                assertThat(look.out()).allMatch(line -> line.equals(state(OWNER).toString()));
            }
            server.terminate();
            server.awaitExit();
        }
    }

    private Program server() {
        return chat(OWNER, "server", "--bind", "127.0.0.1", "--port", "0", "--socket", socket().toString());
    }

    private Path socket() {
        return folder.resolve(OWNER).resolve("run").resolve("chat.sock");
    }

    private Path state(String user) {
        return folder.resolve(user).resolve("state");
    }

    private Program client(String user, String... options) {
        return chat(user, with(new String[] {"client", "--plain"}, options));
    }

    private Program chat(String user, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Program.java().toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return as(user, command);
    }

    /** As that user, in nobody's groups, with a home of their own in the test's folder. */
    private Program as(String user, List<String> command) {
        List<String> whole = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                "--clear-groups",
                "env",
                "-i",
                "PATH=" + System.getenv("PATH"),
                "LC_ALL=C.UTF-8",
                "HOME=" + folder.resolve(user),
                "XDG_STATE_HOME=" + state(user),
                "XDG_CONFIG_HOME=" + folder.resolve(user).resolve("config")));
        whole.addAll(command);
        return Program.start(whole);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    /** The TCP ports at which this process listens, as the kernel lists them. */
    private static List<Integer> ports(long pid) throws IOException {
        List<String> sockets;
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            sockets = files.map(FourUsersIT::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .toList();
        }
        List<Integer> ports = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path file = Path.of("/proc/net/" + table);
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] fields = line.trim().split("\\s+", -1);
                boolean open = table.startsWith("udp") || fields[3].equals(TCP_LISTENS);
                if (open && sockets.contains(fields[9])) {
                    ports.add(Integer.parseInt(fields[1].substring(fields[1].indexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    /** Whatever below there the group or others could read, write or list. */
    private static List<String> openToOthers(Path where) throws IOException {
        try (Stream<Path> files = Files.walk(where)) {
            return files.filter(file -> !Files.isSymbolicLink(file))
                    .filter(file -> !underPrivate(where, file))
                    .map(file -> mode(file) + " " + where.relativize(file))
                    .filter(line -> !line.startsWith("------", 3))
                    .toList();
        }
    }

    /** What lies in a folder into which nobody else can look is out of reach, whatever its own mode is. */
    private static boolean underPrivate(Path top, Path file) {
        for (Path folder = file.getParent(); folder != null && folder.startsWith(top); folder = folder.getParent()) {
            if (mode(folder).endsWith("------")) {
                return true;
            }
        }
        return false;
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
