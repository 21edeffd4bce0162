package chat.client.doctor;

import chat.client.model.Link;
import chat.client.terminal.Multiplexer;
import chat.client.terminal.ProbeAnswers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that was found out. What is not in here nobody knows.
 *
 * @param environment of the process
 * @param utf8Locale whether it names UTF-8, as the client reads it
 * @param terminal what it answered
 * @param alt whether Alt with a key came as such
 * @param programs what others on this machine say
 * @param server the connection; empty if none was wanted
 * @param home what the client keeps on this machine
 */
public record Facts(
        Map<String, String> environment,
        boolean utf8Locale,
        ProbeAnswers terminal,
        Alt alt,
        Programs programs,
        Optional<Server> server,
        Home home) {
    /** What became of the wish to press Alt with a key. */
    public enum Alt {
        NOT_TRIED,
        CAME,
        CAME_OTHERWISE
    }

    /**
     * What other programs print; empty: there is no such program, or it did not answer in time.
     *
     * @param stty {@code stty -a}, while the terminal is the client's
     * @param colours {@code tput colors}
     * @param tmux its options and what it knows of the terminal, by the names that it has for them; empty if it was not asked or is silent
     * @param screen {@code screen -Q info}
     */
    public record Programs(
            Optional<String> stty, Optional<String> colours, Map<String, String> tmux, Optional<String> screen) {
        /** What is asked of tmux. */
        public static final List<String> TMUX_NAMES = List.of(
                "version",
                "escape-time",
                "set-clipboard",
                "allow-passthrough",
                "focus-events",
                "default-terminal",
                "extended-keys",
                "prefix",
                "set-titles",
                "visual-bell",
                "monitor-bell",
                "bell-action",
                "client_termname",
                "client_termfeatures",
                "client_utf8");

        public static final Programs SILENT =
                new Programs(Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

        public Programs {
            Objects.requireNonNull(stty);
            Objects.requireNonNull(colours);
            tmux = Map.copyOf(tmux);
            Objects.requireNonNull(screen);
        }
    }

    /**
     * The connection.
     *
     * @param name host and port
     * @param trouble why there is none, as a sentence without a full stop; empty if there is one
     * @param rooms whether it speaks the session profile
     * @param roundTripMillis below 0: not measured
     * @param aheadMillis its clock less ours, when its welcome came
     */
    public record Server(
            String name, boolean up, String trouble, boolean rooms, long roundTripMillis, long aheadMillis) {
        public Server {
            Objects.requireNonNull(name);
            Objects.requireNonNull(trouble);
        }

        /** As the model has it. */
        public static Server of(String name, Link link) {
            return new Server(name, link.up(), link.why(), link.hasRooms(), link.roundTripMillis(), link.aheadMillis());
        }
    }

    /**
     * What the client keeps.
     *
     * @param settings the settings file; empty if there is no place for one
     * @param settingsTrouble what is wrong with it; empty if nothing is
     * @param state the folder of devices and journals; empty if there is no place for one
     * @param stateTrouble why it cannot be used; empty if it can
     * @param journals those of its files that hold lines that were not confirmed
     * @param archive how the JVM was started
     */
    public record Home(
            String settings,
            String settingsTrouble,
            String state,
            String stateTrouble,
            List<String> journals,
            Archive archive) {
        public Home {
            Objects.requireNonNull(settings);
            Objects.requireNonNull(settingsTrouble);
            Objects.requireNonNull(state);
            Objects.requireNonNull(stateTrouble);
            journals = List.copyOf(journals);
            Objects.requireNonNull(archive);
        }
    }

    /** What bin/chat does to start sooner. */
    public enum Archive {
        USED,
        /** It is made when this client ends. */
        BEING_MADE,
        NONE
    }

    public Facts {
        environment = Map.copyOf(environment);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(alt);
        Objects.requireNonNull(programs);
        Objects.requireNonNull(server);
        Objects.requireNonNull(home);
    }

    /** An environment variable; empty if it is not set. */
    String value(String variable) {
        return environment.getOrDefault(variable, "");
    }

    Multiplexer multiplexer() {
        return Multiplexer.of(environment);
    }

    /** Whether tmux runs on this machine and not only somewhere on the way. */
    boolean tmuxIsHere() {
        return !value("TMUX").isEmpty();
    }

    /** Whether what we write goes through a tmux, here or on the way. */
    boolean behindTmux() {
        return multiplexer() == Multiplexer.TMUX || terminal.name().startsWith("tmux");
    }

    boolean inScreen() {
        return multiplexer() == Multiplexer.SCREEN;
    }
}
