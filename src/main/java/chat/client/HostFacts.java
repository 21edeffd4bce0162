package chat.client;

import chat.client.doctor.Facts.Archive;
import chat.client.doctor.Facts.Home;
import chat.client.doctor.Facts.Programs;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What this machine says when the doctor asks: other programs, and the files that the client keeps. Blocks: never on the loop. */
record HostFacts(Programs programs, Home home) {
    private static final long PROGRAM_MILLIS_MAX = 2_000;

    /** Whether the terminal's line is set as the client wants it just now. */
    enum Line {
        OURS,
        NOT_OURS
    }

    static HostFacts find(Surroundings surroundings, Line line) {
        Map<String, String> environment = surroundings.variables();
        Optional<String> stty = line == Line.OURS ? printed("stty", "-a") : Optional.empty();
        Optional<String> screen = environment.containsKey("STY") ? printed("screen", "-Q", "info") : Optional.empty();
        Programs programs = new Programs(stty, printed("tput", "colors"), tmux(environment), screen);
        return new HostFacts(programs, home(surroundings));
    }

    /** One value a line, in the order of the names; what this tmux does not know is empty. */
    private static Map<String, String> tmux(Map<String, String> environment) {
        if (environment.getOrDefault("TMUX", "").isEmpty()) {
            return Map.of();
        }
        List<String> command = new ArrayList<>(List.of("tmux", "display-message", "-p"));
        String pane = environment.getOrDefault("TMUX_PANE", "");
        if (!pane.isEmpty()) {
            command.addAll(List.of("-t", pane));
        }
        command.add("#{" + String.join("}\n#{", Programs.TMUX_NAMES) + "}");
        Map<String, String> told = new HashMap<>();
        String[] lines = printed(command.toArray(String[]::new)).orElse("").split("\n", -1);
        for (int i = 0; i < Math.min(lines.length, Programs.TMUX_NAMES.size()); i++) {
            told.put(Programs.TMUX_NAMES.get(i), lines[i].strip());
        }
        return told;
    }

    private static Home home(Surroundings surroundings) {
        Preferences preferences = surroundings.preferences();
        Path folder = surroundings.clientFolder();
        return new Home(
                preferences.place(),
                preferences.troubleNow(),
                folder == null ? "" : folder.toString(),
                folder == null ? "" : trouble(folder),
                folder == null ? List.of() : journals(folder),
                archive());
    }

    /** Why nothing can be kept there; empty if it can. */
    private static String trouble(Path folder) {
        Path there = existing(folder);
        return there == null || !Files.isDirectory(there)
                ? "there is a file in its place"
                : Files.isWritable(there) ? "" : there + " is not writable";
    }

    /** The first of its parents, or it, that is there. */
    private static @Nullable Path existing(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }

    private static List<String> journals(Path folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.journal")) {
            for (Path file : files) {
                if (JournalFile.holdsSomething(file)) {
                    names.add(String.valueOf(file.getFileName()));
                }
            }
        } catch (IOException none) {
            return List.of(); // no such folder yet; what else may be wrong with it is told elsewhere
        }
        names.sort(null);
        return names;
    }

    /** By the options that bin/chat gives. */
    private static Archive archive() {
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-XX:AOTCacheOutput=") || option.startsWith("-XX:ArchiveClassesAtExit=")) {
                return Archive.BEING_MADE;
            }
            if (option.startsWith("-XX:AOTCache=") || option.startsWith("-XX:SharedArchiveFile=")) {
                return Archive.USED;
            }
        }
        return Archive.NONE;
    }

    /** What it prints, if it ends well and in time. The pipe holds more than any of these prints. */
    static Optional<String> printed(String... command) {
        Process child = null;
        try {
            child = new ProcessBuilder(command)
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (child.waitFor(PROGRAM_MILLIS_MAX, TimeUnit.MILLISECONDS) && child.exitValue() == 0) {
                return Optional.of(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException none) {
            return Optional.empty(); // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does that
        } finally {
            if (child != null) {
                child.destroyForcibly();
            }
        }
        return Optional.empty();
    }
}
