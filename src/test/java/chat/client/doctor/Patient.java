package chat.client.doctor;

import chat.client.doctor.Facts.Alt;
import chat.client.doctor.Facts.Archive;
import chat.client.doctor.Facts.Home;
import chat.client.doctor.Facts.Programs;
import chat.client.doctor.Facts.Server;
import chat.client.terminal.ProbeAnswers;
import chat.client.terminal.ProbeAnswers.End;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Somebody with whom all is well, until a test says otherwise. */
final class Patient {
    final Map<String, String> environment =
            new HashMap<>(Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8", "COLORTERM", "truecolor"));
    boolean utf8Locale = true;
    End end = End.ANSWERED;
    String name = "XTerm(390)";
    List<Integer> features = List.of(64, 52);
    final Map<Integer, Integer> modes = new HashMap<>(Map.of(1004, 1, 2004, 1, 2026, 2));
    OptionalInt keyboard = OptionalInt.of(1);
    List<Integer> columns = List.of(1, 1, 2, 2, 2, 2, 2);
    Alt alt = Alt.CAME;
    Optional<String> stty = Optional.of("speed 38400 baud; -ixon -ixoff");
    Optional<String> colours = Optional.of("256\n");
    final Map<String, String> tmux = new HashMap<>();
    Optional<String> screen = Optional.empty();
    Optional<Server> server = Optional.of(new Server("chat.example:5050", true, "", true, 40, 0));
    Home home = new Home("config.toml", "", "state", "", List.of(), Archive.USED);

    /** In a tmux of this machine in which all is set as it should be. */
    static Patient inTmux() {
        Patient patient = new Patient();
        patient.environment.put("TERM", "tmux-256color");
        patient.environment.put("TMUX", "/tmp/tmux-1000/default,1,0");
        patient.name = "tmux 3.4";
        patient.tmux.putAll(Map.ofEntries(
                Map.entry("version", "3.4"),
                Map.entry("escape-time", "10"),
                Map.entry("set-clipboard", "on"),
                Map.entry("allow-passthrough", "on"),
                Map.entry("focus-events", "1"),
                Map.entry("default-terminal", "tmux-256color"),
                Map.entry("extended-keys", "always"),
                Map.entry("prefix", "C-b"),
                Map.entry("set-titles", "1"),
                Map.entry("visual-bell", "off"),
                Map.entry("monitor-bell", "1"),
                Map.entry("bell-action", "any"),
                Map.entry("client_termname", "xterm-256color"),
                Map.entry("client_termfeatures", "256,clipboard,focus,title"),
                Map.entry("client_utf8", "1")));
        return patient;
    }

    static Patient inScreen() {
        Patient patient = new Patient();
        patient.environment.put("TERM", "screen.xterm-256color");
        patient.environment.put("STY", "77.pts-1.host");
        patient.name = "";
        patient.screen = Optional.of("(1,2)/(80,24)+1024 -flow UTF-8 0(bash)");
        return patient;
    }

    Patient with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Patient tmux(String option, String value) {
        tmux.put(option, value);
        return this;
    }

    Report report() {
        return Report.of(new Facts(
                environment,
                utf8Locale,
                new ProbeAnswers(end, name, features, modes, keyboard, columns),
                alt,
                new Programs(stty, colours, tmux, screen),
                server,
                home));
    }

    /** The lines about that, in order. */
    List<String> says(String subject) {
        return report().findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .map(Finding::line)
                .toList();
    }
}
