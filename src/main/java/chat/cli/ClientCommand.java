package chat.cli;

import chat.client.Client;
import chat.client.ClientSettings;
import chat.client.ClientSettings.Glyphs;
import chat.client.ClientSettings.Look;
import chat.client.ClientSettings.Speak;
import chat.client.Outcome;
import chat.client.ServerPlace;
import chat.net.SocketPlace;
import chat.protocol.InviteCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code chat.jar client}: its options, and the settings made of them. picocli fills the fields by reflection; {@link
 * QuickClientOptions} fills them without picocli when the line is plain enough, because picocli alone costs more than
 * all the rest of the way to the first paint.
 */
@Command(
        name = "client",
        description = "Joins a chat, full screen where the terminal can do it.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {"", "Keys and commands are explained inside: F1, or /help."})
public final class ClientCommand implements Callable<Integer> {
    static final String PROFILE_DEFAULT = ClientSettings.SPEAK_DEFAULT.name().toLowerCase(Locale.ROOT);

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "name or address of the server, reached by TCP (default: this machine, see --socket)")
    @Nullable
    String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "its TCP port (default: " + ClientSettings.PORT_DEFAULT + ")")
    @Nullable
    Integer port;

    @Option(
            names = "--socket",
            paramLabel = "PATH|off",
            description =
                    "the server's Unix socket on this machine, where your login name is your name; off goes by TCP"
                            + " (default: CHAT_SOCKET, else /run/chat/chat.sock, else TCP)")
    @Nullable
    String socket;

    @Option(
            names = "--ssh",
            paramLabel = "USER@HOST",
            description = "the server on that machine, reached by your own ssh; --socket then names the socket there")
    @Nullable
    String ssh;

    @Option(
            names = "--ssh-option",
            paramLabel = "KEY=VALUE",
            description = "an option for ssh, as behind its -o: Port=2222; may be given several times")
    List<String> sshOptions = new ArrayList<>();

    @Option(
            names = "--tls",
            paramLabel = "on|off",
            description =
                    "whether to encrypt on the way to --host (default: on, but to this machine; off is for servers of"
                            + " the original kind elsewhere)")
    @Nullable
    String tls;

    @Option(
            names = "--fingerprint",
            paramLabel = "KEY",
            description = "the key that the server printed when it started; else the first that is seen is remembered")
    @Nullable
    String fingerprint;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "PEM file of the authorities that may vouch for the server (default: those of this machine's Java)")
    @Nullable
    Path authorities;

    @Option(names = "--user", paramLabel = "NAME", description = "what to be called (default: the login name)")
    @Nullable
    String user;

    @Option(
            names = "--invite",
            paramLabel = "CODE",
            description = "an invitation to a server on another machine, as its operator gave it to you; needed once")
    @Nullable
    String invite;

    @Option(
            names = "--header",
            paramLabel = "BYTES",
            description = "size of a frame header, the same as the server's (default: "
                    + ClientSettings.HEADER_BYTES_DEFAULT + ")")
    int headerBytes = ClientSettings.HEADER_BYTES_DEFAULT;

    @Option(
            names = "--plain",
            description = "lines instead of the full screen: for screen readers, dumb terminals and pipes"
                    + " (chosen by itself when stdin or stdout is no terminal)")
    boolean plain;

    @Option(
            names = "--profile",
            paramLabel = "auto|legacy|session",
            description = "how to talk to the server: auto finds out, legacy is what the original server speaks,"
                    + " session is rooms, history and nothing lost (default: auto)")
    String profile = PROFILE_DEFAULT;

    @ArgGroup
    GlyphOptions glyphs = new GlyphOptions();

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "append what happens to the connection to this file, never what people say")
    @Nullable
    Path log;

    @Option(names = "--verbose", description = "show the trace of an unexpected fault")
    boolean verbose;

    /** Either or none. */
    static final class GlyphOptions {
        @Option(names = "--ascii", description = "draw with ASCII only (default: what LC_ALL, LC_CTYPE or LANG say)")
        boolean ascii;

        @Option(names = "--utf8", description = "draw with all of Unicode whatever the locale says")
        boolean utf8;
    }

    @Override
    public Integer call() {
        return exitCode(Client.run(settings(), new Halt()));
    }

    static int exitCode(Outcome outcome) {
        return switch (outcome) {
            case LEFT -> ExitCode.OK;
            case CANNOT_CONNECT -> ExitCode.CANNOT_CONNECT;
            case UNSENT -> ExitCode.UNSENT;
        };
    }

    /** Throws a {@link Failure} with the sentence if a value is out of its range. */
    ClientSettings settings() {
        try {
            return checked();
        } catch (IllegalArgumentException wrong) {
            throw new Failure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    private ClientSettings checked() {
        if (log != null) {
            checkWritable(log);
        }
        ServerPlace server = WhereTo.said(this, System.getenv(SocketPlace.VARIABLE));
        return new ClientSettings(
                server,
                user == null ? WhereTo.loginName(server) : user,
                headerBytes,
                plain ? Look.PLAIN : Look.SCREEN_IF_POSSIBLE,
                glyphs.ascii ? Glyphs.ASCII : glyphs.utf8 ? Glyphs.UTF8 : Glyphs.FROM_LOCALE,
                speak(profile),
                invite == null ? null : invitation(invite),
                log,
                verbose);
    }

    private static InviteCode invitation(String typed) {
        try {
            return InviteCode.typed(typed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--invite takes the 26 letters and digits that you were given: is the line whole?");
        }
    }

    private static Speak speak(String profile) {
        return switch (profile) {
            case "auto" -> Speak.AUTO;
            case "legacy" -> Speak.LEGACY;
            case "session" -> Speak.SESSION;
            default -> throw new IllegalArgumentException("--profile is auto, legacy or session, not " + profile + ".");
        };
    }

    /** While there still is a normal screen to complain on. */
    private static void checkWritable(Path file) {
        try {
            Files.write(file, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot write to --log " + file + ": is the path right, and allowed?");
        }
    }
}
