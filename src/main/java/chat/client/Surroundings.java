package chat.client;

import chat.client.ClientSettings.Glyphs;
import chat.client.model.Event;
import chat.client.model.Settings;
import chat.net.EventLoop;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says about the person's terminal. JLine's own guess at the encoding differs by JDK, so it is not
 * asked.
 */
final class Surroundings {
    private final Map<String, String> environment;

    Surroundings(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The settings as the model wants them. */
    Settings modelSettings(ClientSettings settings) {
        return new Settings(
                settings.user(),
                settings.server().words(),
                ZoneId.systemDefault(),
                new Settings.Look(letters(settings.glyphs()), colours()),
                version());
    }

    /** This program and its version, as a server may show it to its operator. */
    static String program() {
        return version().isEmpty() ? "chat.jar" : "chat.jar/" + version();
    }

    /** The link of a client here, with what its installation keeps. */
    ServerLink link(EventLoop loop, ClientSettings settings, @Nullable SshTunnel tunnel, Consumer<Event> events) {
        Installation installation = Installation.open(
                clientFolder(), settings, loop.wallMillis(), sentence -> events.accept(new Event.Trouble(sentence)));
        LinkLog log = LinkLog.of(settings, loop.time());
        return new ServerLink(
                loop, settings, installation, new WayFinder(loop, clientFolder(), tunnel), Math::random, log, events);
    }

    /** Where the windows of a client here are kept. */
    WindowsFile windows(EventLoop loop, ClientSettings settings, Consumer<Event> events) {
        Path folder = clientFolder();
        Path file = folder == null ? null : folder.resolve("windows." + Installation.key(settings) + ".state");
        return new WindowsFile(loop, file, sentence -> events.accept(new Event.Trouble(sentence)));
    }

    Settings.Letters letters(Glyphs wanted) {
        return switch (wanted) {
            case ASCII -> Settings.Letters.ASCII;
            case UTF8 -> Settings.Letters.UNICODE;
            case FROM_LOCALE -> utf8Locale() ? Settings.Letters.UNICODE : Settings.Letters.ASCII;
        };
    }

    /** NONE if NO_COLOR is set to anything at all. */
    Settings.Colours colours() {
        return value("NO_COLOR").isEmpty() ? Settings.Colours.SIXTEEN : Settings.Colours.NONE;
    }

    /** All of them, as the process got them. */
    Map<String, String> variables() {
        return environment;
    }

    /** Where stray warnings go while the screen is ours. */
    @Nullable
    Path strayErrorsFile() {
        Path folder = stateFolder();
        return folder == null ? null : folder.resolve("client.err");
    }

    /** Where the client keeps its device and what could not be delivered; null: nowhere. */
    @Nullable
    Path clientFolder() {
        Path folder = stateFolder();
        return folder == null ? null : folder.resolve("client");
    }

    /** What the user has chosen, from where the XDG directories say that such things are. */
    Preferences preferences() {
        String config = value("XDG_CONFIG_HOME");
        String home = System.getProperty("user.home", "");
        if (config.startsWith("/")) {
            return new Preferences(Path.of(config, "chat", "config.toml"));
        }
        return new Preferences(home.isEmpty() ? null : Path.of(home, ".config", "chat", "config.toml"));
    }

    /** The editor that the user wants, as the shell understands it. */
    String editor() {
        String visual = value("VISUAL");
        String editor = visual.isBlank() ? value("EDITOR") : visual;
        return editor.isBlank() ? "vi" : editor;
    }

    /** Where a draft may lie while it is edited: in the folder that goes with the login, else where the client keeps its things. */
    @Nullable
    Path draftFolder() {
        String runtime = value("XDG_RUNTIME_DIR");
        return !runtime.isEmpty() && Files.isDirectory(Path.of(runtime)) ? Path.of(runtime, "chat") : clientFolder();
    }

    /** Where a socket for this login may lie. */
    Path socketFolder() {
        String runtime = value("XDG_RUNTIME_DIR");
        Path common = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        return !runtime.isEmpty() && Files.isDirectory(Path.of(runtime)) ? Path.of(runtime) : common;
    }

    /** The place that the XDG directories name for such things. */
    private @Nullable Path stateFolder() {
        String state = value("XDG_STATE_HOME");
        if (!state.isEmpty()) {
            return Path.of(state, "chat");
        }
        String home = System.getProperty("user.home", "");
        return home.isEmpty() ? null : Path.of(home, ".local", "state", "chat");
    }

    private static String version() {
        String version = Surroundings.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    /** As the C library decides it: the first of the three that is set counts. */
    boolean utf8Locale() {
        String locale = value("LC_ALL");
        if (locale.isEmpty()) {
            locale = value("LC_CTYPE");
        }
        if (locale.isEmpty()) {
            locale = value("LANG");
        }
        String lower = locale.toLowerCase(Locale.ROOT);
        return lower.endsWith("utf-8")
                || lower.endsWith("utf8")
                || lower.contains(".utf-8@")
                || lower.contains(".utf8@");
    }

    /** Whether somebody can sit at standard input. */
    boolean stdinIsTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noProc) {
            return true; // no /proc to ask, and System.console() tells other things on each JDK: rather wait than give
            // up
        }
    }

    /**
     * Standard input. When the process was started with it closed, its number belongs to the first file that the JVM has opened, one of its
     * own: nobody has typed what stands there.
     */
    static InputStream stdin() {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/0"));
            Path java = Path.of(System.getProperty("java.home", "/nonexistent")).toRealPath();
            if (target.startsWith(java) || isArchiveOrJar(target)) {
                return InputStream.nullInputStream();
            }
        } catch (IOException | UnsupportedOperationException noProc) {
            // Nobody to ask: then it is what it is.
        }
        return new FileInputStream(FileDescriptor.in);
    }

    private static boolean isArchiveOrJar(Path target) {
        String name = target.toString();
        return name.endsWith(".jar") || name.endsWith(".aot") || name.endsWith(".jsa");
    }

    private String value(String name) {
        return environment.getOrDefault(name, "");
    }
}
