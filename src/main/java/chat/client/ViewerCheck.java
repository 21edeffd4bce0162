package chat.client;

import chat.client.model.Attention.Viewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether anybody is attached to the tmux or screen around us. tmux is asked; of screen the socket tells, which its owner may execute while
 * somebody is attached, as {@code screen -ls} has it from there too. Blocks: never on the loop.
 */
final class ViewerCheck {
    private ViewerCheck() {}

    /** Whether there is anything to ask. */
    static boolean possible(Map<String, String> environment) {
        return !value(environment, "TMUX").isEmpty()
                || !value(environment, "STY").isEmpty();
    }

    /** Nothing if neither can say. */
    static Optional<Viewer> now(Map<String, String> environment) {
        if (!value(environment, "TMUX").isEmpty()) {
            String pane = value(environment, "TMUX_PANE");
            Optional<String> clients = pane.isEmpty()
                    ? HostFacts.printed("tmux", "display-message", "-p", "#{session_attached}")
                    : HostFacts.printed("tmux", "display-message", "-p", "-t", pane, "#{session_attached}");
            return clients.flatMap(ViewerCheck::tmux);
        }
        String session = value(environment, "STY");
        if (session.isEmpty() || session.indexOf('/') >= 0) {
            return Optional.empty();
        }
        for (String folder : screenFolders(environment)) {
            Optional<Viewer> viewer = screen(Path.of(folder, session));
            if (viewer.isPresent()) {
                return viewer;
            }
        }
        return Optional.empty();
    }

    /** What tmux prints: how many clients are attached to the session. */
    static Optional<Viewer> tmux(String printed) {
        String clients = printed.strip();
        boolean number = !clients.isEmpty() && clients.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(clients.matches("0+") ? Viewer.NOBODY : Viewer.SOMEBODY) : Optional.empty();
    }

    /** What the mode of screen's socket says; nothing if there is none. */
    static Optional<Viewer> screen(Path socket) {
        try {
            boolean attached = Files.getPosixFilePermissions(socket).contains(PosixFilePermission.OWNER_EXECUTE);
            return Optional.of(attached ? Viewer.SOMEBODY : Viewer.NOBODY);
        } catch (IOException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    /** Where the distributions have screen keep its sockets. */
    private static List<String> screenFolders(Map<String, String> environment) {
        String own = "S-" + System.getProperty("user.name", "");
        String chosen = value(environment, "SCREENDIR");
        return List.of(
                chosen.isEmpty() ? "/run/screen/" + own : chosen,
                "/run/screen/" + own,
                "/var/run/screen/" + own,
                "/tmp/screens/" + own,
                "/tmp/uscreens/" + own,
                System.getProperty("user.home", "") + "/.screen");
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "");
    }
}
