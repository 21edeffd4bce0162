package chat.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.doctor.Facts.Alt;
import chat.client.doctor.Facts.Archive;
import chat.client.doctor.Facts.Home;
import chat.client.doctor.Facts.Server;
import chat.client.doctor.Finding.Verdict;
import chat.client.terminal.ProbeAnswers.End;
import chat.client.text.TextWidth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportTest {
    @Test
    void where_all_is_well_each_line_says_ok() {
        for (Patient patient : List.of(new Patient(), Patient.inTmux())) {
            assertThat(patient.report().findings())
                    .filteredOn(finding -> !finding.subject().equals("title"))
                    .allSatisfy(finding -> assertThat(finding.line()).startsWith("ok: "));
            assertThat(patient.report().well()).isTrue();
        }
        assertThat(Patient.inTmux().report().text()).endsWith("\nNothing to do; not known: 0.");
        assertThat(Patient.inScreen().report().well()).isTrue();
    }

    /** What is wrong, about what, and how the one line about it begins and ends. */
    static Stream<Arguments> troubles() {
        return Stream.of(
                at("TERM", "to do: TERM: it is not set", "export TERM=xterm-256color", p -> p.with("TERM", "")),
                at("TERM", "to do: TERM: it is dumb", "export TERM=xterm-256color", p -> p.with("TERM", "dumb")),
                at("TERM", "ok: TERM: foot.", "foot.", p -> p.with("TERM", "foot")),
                at(
                        "TERM",
                        "to do: TERM: it is xterm inside screen",
                        "~/.screenrc: term screen-256color",
                        p -> p.with("STY", "1.x").with("TERM", "xterm")),
                at("terminal", "note: terminal: it answers", "what it is.", p -> p.name = ""),
                at("terminal", "not known: terminal: it did not answer", "in part.", p -> p.end = End.SILENT),
                at("terminal", "not known: terminal: it was not asked", "full screen.", p -> p.end = End.NOT_ASKED),
                at("UTF-8", "to do: UTF-8: LANG is C,", "export LANG=C.UTF-8   or start the client with --utf8.", p -> {
                    p.with("LANG", "C");
                    p.utf8Locale = false;
                }),
                at(
                        "UTF-8",
                        "to do: UTF-8: LC_ALL is POSIX,",
                        "export LC_ALL=C.UTF-8   or start the client with --utf8.",
                        p -> {
                            p.with("LC_ALL", "POSIX");
                            p.utf8Locale = false;
                        }),
                at("UTF-8", "to do: UTF-8: LC_ALL, LC_CTYPE and LANG are not set,", "with --utf8.", p -> {
                    p.with("LANG", "");
                    p.utf8Locale = false;
                }),
                at("UTF-8 of the terminal", "not known: ", "can be measured.", p -> p.columns = List.of()),
                at(
                        "UTF-8 of the terminal",
                        "to do: ",
                        "terminal's own settings.",
                        p -> p.columns = List.of(3, 3, 3, 4, 11, 8, 6)),
                at("UTF-8 of the terminal", "to do: ", "defutf8 on", p -> {
                    p.with("STY", "1.x");
                    p.columns = List.of(3, 3, 3, 4, 11, 8, 6);
                }),
                at(
                        "width",
                        "to do: width: the terminal draws lines two",
                        "--ascii.",
                        p -> p.columns = List.of(2, 1, 2, 2, 2, 2, 2)),
                at(
                        "width",
                        "note: width: the terminal counts other columns for joined emoji (4, here 2), flags (1, here 2).",
                        "no setting for it.",
                        p -> p.columns = List.of(1, 1, 2, 2, 4, 1, 2)),
                at("colours", "note: colours: none,", "unset NO_COLOR", p -> p.with("NO_COLOR", "1")),
                at("colours", "not known: colours: tput", "truecolor.", p -> p.colours = Optional.empty()),
                at(
                        "colours",
                        "to do: colours: TERM has only 8",
                        "export TERM=xterm-256color",
                        p -> p.colours = Optional.of("8\n")),
                at(
                        "colours",
                        "to do: colours: TERM has none",
                        "export TERM=xterm-256color",
                        p -> p.colours = Optional.of("-1\n")),
                at(
                        "Alt",
                        "to do: Alt: ",
                        "Until then Esc, and then the key, does the same.",
                        p -> p.alt = Alt.CAME_OTHERWISE),
                at("Alt", "ok: Alt: the terminal tells keys apart", "protocol).", p -> p.alt = Alt.NOT_TRIED),
                at("Alt", "not known: Alt: ", "asks for one.", p -> {
                    p.alt = Alt.NOT_TRIED;
                    p.keyboard = OptionalInt.empty();
                }),
                at("paste", "note: paste: the terminal cannot mark", "for them.", p -> p.modes.put(2004, 0)),
                at("paste", "not known: paste: ", "paste sends.", p -> p.modes.remove(2004)),
                at("focus", "note: focus: ", "not looked at.", p -> p.modes.put(1004, 4)),
                at("focus", "not known: focus: ", "you look.", p -> p.modes.remove(1004)),
                at("flicker", "note: flicker: ", "setting for it.", p -> p.modes.put(2026, 0)),
                at("flicker", "not known: flicker: ", "at once.", p -> p.modes.remove(2026)),
                at(
                        "clipboard",
                        "not known: clipboard: ",
                        "XTerm*disallowedWindowOps: 20,21,SetXprop",
                        p -> p.features = List.of(64)),
                at("clipboard", "not known: clipboard: ", "for the mouse.", p -> {
                    p.features = List.of();
                    p.name = "";
                }),
                at(
                        "Ctrl+S",
                        "to do: Ctrl+S: the terminal line keeps",
                        "stty -ixon",
                        p -> p.stty = Optional.of("speed; ixon")),
                at("Ctrl+S", "not known: Ctrl+S: ", "answer.", p -> p.stty = Optional.empty()),
                at("server", "note: server: not looked at", "does that too.", p -> p.server = Optional.empty()),
                at(
                        "server",
                        "to do: server: no connection to h:1: Nobody listens. Is it",
                        "right place?",
                        p -> p.server = Optional.of(new Server("h:1", false, "Nobody listens", false, -1, 0))),
                at("profile", "note: profile: ", "may be lost.", p -> p.server = legacy()),
                at("clock", "not known: clock: ", "the server's.", p -> p.server = legacy()),
                at("round trip", "not known: round trip: this profile", "ask.", p -> p.server = legacy()),
                at("round trip", "note: round trip: 1001 ms", "elsewhere.", p -> p.server = session(1_001, 0)),
                at("round trip", "not known: round trip: nobody", "yet.", p -> p.server = session(-1, 0)),
                at("clock", "ok: clock: ", "to 2000 ms.", p -> p.server = session(40, 1_980)),
                at(
                        "clock",
                        "to do: clock: this machine's is 2 s behind the server's.",
                        "set-ntp true",
                        p -> p.server = session(40, 1_981)),
                at(
                        "clock",
                        "to do: clock: this machine's is 3 min ahead of the server's.",
                        "set-ntp true",
                        p -> p.server = session(40, -200_000)),
                at("settings", "to do: settings: f, line 3: no.", "no.", p -> p.home = home("f, line 3: no.", "")),
                at(
                        "state",
                        "to do: state: /s cannot be used (x is not writable)",
                        "chmod u+rwx /s",
                        p -> p.home = home("", "x is not writable")),
                at("unsent lines", "note: unsent lines: ", "sends them.", p -> p.home = home("", "")),
                at("start", "note: start: ", "sooner.", p -> p.home = home("", "")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("troubles")
    void what_is_not_well_is_said_with_what_to_do(
            String subject, String begins, String ends, Consumer<Patient> trouble) {
        Patient patient = new Patient();
        trouble.accept(patient);
        assertThat(patient.says(subject))
                .singleElement()
                .asString()
                .startsWith(begins)
                .endsWith(ends);
        assertThat(patient.report().well()).isEqualTo(!begins.startsWith("to do"));
    }

    static Stream<Arguments> tmuxTroubles() {
        return Stream.of(
                at("TERM", "to do: TERM: it is xterm inside tmux", "tmux does it.", p -> p.with("TERM", "xterm")),
                at("tmux", "not known: tmux: it does not answer", "client?", p -> p.tmux.clear()),
                at(
                        "tmux",
                        "not known: tmux: it runs on the machine that you came from",
                        "monitor-bell on",
                        p -> p.with("TMUX", "")),
                at(
                        "Esc",
                        "to do: Esc: tmux keeps it back for 500 ms.",
                        "set -sg escape-time 10",
                        p -> p.tmux("escape-time", "500")),
                at(
                        "Esc",
                        "to do: Esc: tmux keeps it back for 51 ms.",
                        "set -sg escape-time 10",
                        p -> p.tmux("escape-time", "51")),
                at("Esc", "ok: Esc: ", "50 ms only (escape-time).", p -> p.tmux("escape-time", "50")),
                at("Esc", "not known: Esc: ", "its escape-time.", p -> p.tmux("escape-time", "")),
                at(
                        "clipboard",
                        "to do: clipboard: ",
                        "set -g set-clipboard on",
                        p -> p.tmux("set-clipboard", "external").tmux("allow-passthrough", "0")),
                at("clipboard", "ok: clipboard: ", "takes it.", p -> p.tmux("set-clipboard", "external")),
                at(
                        "clipboard",
                        "not known: clipboard: ",
                        "',xterm-256color:clipboard'",
                        p -> p.tmux("client_termfeatures", "256")),
                at("clipboard", "not known: clipboard: ", "its set-clipboard.", p -> p.tmux("set-clipboard", "")),
                at(
                        "notifications",
                        "to do: notifications: ",
                        "set -g allow-passthrough on",
                        p -> p.tmux("allow-passthrough", "0")),
                at(
                        "notifications",
                        "ok: notifications: tmux hands them on.",
                        ".",
                        p -> p.tmux("allow-passthrough", "")),
                at("focus", "to do: focus: ", "set -g focus-events on", p -> p.tmux("focus-events", "0")),
                at("focus", "not known: focus: ", "its focus-events.", p -> p.tmux("focus-events", "")),
                at(
                        "TERM in tmux",
                        "to do: TERM in tmux: ",
                        "set -g default-terminal tmux-256color",
                        p -> p.tmux("default-terminal", "xterm")),
                at("TERM in tmux", "not known: ", "its default-terminal.", p -> p.tmux("default-terminal", "")),
                at("tmux in tmux", "note: ", "there too.", p -> p.tmux("client_termname", "tmux-256color")),
                at("title", "note: title: ", "set -g set-titles on", p -> p.tmux("set-titles", "0")),
                at("Shift+Enter", "note: ", "everywhere.", p -> p.tmux("extended-keys", "off")),
                at("UTF-8 of the terminal", "to do: ", "tmux -u", p -> p.columns = List.of(3, 3, 3, 4, 11, 8, 6)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("tmuxTroubles")
    void what_tmux_keeps_is_said_with_the_line_that_changes_it(
            String subject, String begins, String ends, Consumer<Patient> trouble) {
        Patient patient = Patient.inTmux();
        trouble.accept(patient);
        assertThat(patient.says(subject))
                .singleElement()
                .asString()
                .startsWith(begins)
                .endsWith(ends);
    }

    @Test
    void a_bell_that_tmux_hands_on_can_still_be_in_vain() {
        assertThat(Patient.inTmux().tmux("visual-bell", "on").says("bell"))
                .anySatisfy(line -> assertThat(line).endsWith("set -g visual-bell off"));
        assertThat(Patient.inTmux().tmux("bell-action", "none").says("bell"))
                .anySatisfy(line -> assertThat(line).endsWith("set -g bell-action any"));
        assertThat(Patient.inTmux().tmux("monitor-bell", "0").says("bell"))
                .singleElement()
                .asString()
                .endsWith("set -g monitor-bell on");
        assertThat(Patient.inTmux().tmux("client_utf8", "0").says("tmux"))
                .anySatisfy(line -> assertThat(line).endsWith("tmux -u attach"));
    }

    @Test
    void screen_is_asked_for_what_it_tells_and_the_rest_is_not_known() {
        assertThat(Patient.inScreen().says("screen")).containsExactly("ok: screen: this window is in UTF-8.");
        assertThat(Patient.inScreen().says("bell")).singleElement().asString().startsWith("not known: ");
        Patient keeps = Patient.inScreen();
        keeps.screen = Optional.of("(1,2)/(80,24)+1024 +flow 0(bash)");
        assertThat(keeps.says("Ctrl+S")).singleElement().asString().endsWith("defflow off");
        assertThat(keeps.says("screen")).singleElement().asString().endsWith("defutf8 on");
        keeps.screen = Optional.empty();
        assertThat(keeps.says("screen")).singleElement().asString().startsWith("not known: ");
    }

    @Test
    void what_is_to_be_done_stands_last_and_is_counted() {
        Patient patient = new Patient().with("NO_COLOR", "1").with("TERM", "dumb");
        patient.stty = Optional.empty();
        assertThat(patient.report().findings())
                .extracting(Finding::verdict)
                .isSorted()
                .endsWith(Verdict.TO_DO);
        assertThat(patient.report().text()).endsWith("\nOne thing to do; not known: 2.");
    }

    @Test
    void the_samples_have_the_widths_that_a_terminal_without_fault_measures() {
        assertThat(Widths.CLUSTERS.stream().map(TextWidth::of)).isEqualTo(new Patient().columns);
    }

    private static Optional<Server> legacy() {
        return Optional.of(new Server("h:1", true, "", false, -1, 0));
    }

    private static Optional<Server> session(long roundTripMillis, long aheadMillis) {
        return Optional.of(new Server("h:1", true, "", true, roundTripMillis, aheadMillis));
    }

    private static Home home(String settingsTrouble, String stateTrouble) {
        return new Home("f", settingsTrouble, "/s", stateTrouble, List.of("device-1.x.journal"), Archive.NONE);
    }

    private static Arguments at(String subject, String begins, String ends, Consumer<Patient> trouble) {
        return Arguments.of(subject, begins, ends, trouble);
    }
}
