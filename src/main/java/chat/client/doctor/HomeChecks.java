package chat.client.doctor;

import java.util.List;

/** What the client keeps on this machine. */
final class HomeChecks {
    private HomeChecks() {}

    static List<Finding> findings(Facts.Home home) {
        return List.of(settings(home), state(home), journals(home), archive(home));
    }

    private static Finding settings(Facts.Home home) {
        if (home.settings().isEmpty()) {
            return Finding.toDo(
                    "settings",
                    "there is no place to keep them. Before the client: export XDG_CONFIG_HOME=$HOME/.config");
        }
        return home.settingsTrouble().isEmpty()
                ? Finding.ok("settings", home.settings() + ".")
                : Finding.toDo("settings", home.settingsTrouble());
    }

    private static Finding state(Facts.Home home) {
        if (home.state().isEmpty()) {
            return Finding.toDo(
                    "state",
                    "there is no place to keep it. Before the client: export XDG_STATE_HOME=$HOME/.local/state");
        }
        return home.stateTrouble().isEmpty()
                ? Finding.ok("state", home.state() + ".")
                : Finding.toDo(
                        "state",
                        home.state() + " cannot be used (" + home.stateTrouble()
                                + "), so what the server has not confirmed is lost when the client ends. Make it writable: chmod u+rwx "
                                + home.state());
    }

    private static Finding journals(Facts.Home home) {
        return home.journals().isEmpty()
                ? Finding.ok("unsent lines", "none are kept.")
                : Finding.note(
                        "unsent lines",
                        "some that no server has confirmed are kept in " + String.join(", ", home.journals())
                                + "; a client of the same server and user sends them.");
    }

    private static Finding archive(Facts.Home home) {
        return switch (home.archive()) {
            case USED -> Finding.ok("start", "from the archive of classes that bin/chat keeps.");
            case BEING_MADE ->
                Finding.ok(
                        "start",
                        "this client leaves an archive of classes when it ends, and the next one starts sooner.");
            case NONE ->
                Finding.note("start", "without an archive of classes: bin/chat client makes one, and starts sooner.");
        };
    }
}
