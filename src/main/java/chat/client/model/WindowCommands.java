package chat.client.model;

import chat.client.model.Outbox.Letter;
import chat.protocol.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Going to windows by a command, and closing them. */
final class WindowCommands {
    private WindowCommands() {}

    static Step win(Model model, String which) {
        if (which.isEmpty()) {
            return Step.of(Lines.local(Commands.done(model), list(model)));
        }
        List<Window> meant = meant(model.windows(), which);
        List<Destination> alike = meant.isEmpty() ? WindowFinder.windows(model, which) : List.of();
        if (alike.size() == 1) {
            return Step.of(Switching.number(Commands.done(model), alike.get(0).number()));
        }
        if (meant.size() == 1) {
            return Step.of(Switching.number(Commands.done(model), meant.get(0).number()));
        }
        return Step.of(model.hint(
                meant.isEmpty() && alike.isEmpty()
                        ? "There is no window " + which + "; /win lists them."
                        : which + " could be several windows; /win lists them."));
    }

    /** Leaves a room with its window. Nothing that is not delivered is dropped unless the user says so. */
    static Step close(Model model, String how) {
        Window window = model.window();
        Place place = window.talk().place();
        if (window.number() == 1) {
            return Step.of(model.hint("The lobby stays; /quit leaves the chat."));
        }
        boolean now = how.equals("now");
        if (!how.isEmpty() && !now) {
            return Step.of(model.hint(SlashCommand.CLOSE.usage() + ": " + SlashCommand.CLOSE.summary() + "."));
        }
        int unsent = model.outbox().unsent(place);
        List<Letter> failed = model.outbox().failed(place);
        if (unsent > failed.size()) {
            return Step.of(model.hint("Not closed: " + lines(unsent - failed.size()) + " here waits to be sent."));
        }
        if (!failed.isEmpty() && !now) {
            return Step.of(model.hint("Not closed: " + lines(failed.size())
                    + " here was not delivered. /resend tries again, /close now drops it."));
        }
        Step step = Step.of(Switching.closed(Commands.done(model)));
        for (Letter letter : failed) {
            step = step.map(after -> Sending.delivered(after, letter.id())).and(new Effect.Forget(letter.id()));
        }
        boolean in = window.talk().stage() == Talk.Stage.OPEN || window.talk().stage() == Talk.Stage.ASKED;
        return in && place instanceof Place.InRoom room
                ? step.and(new Effect.Ask(new Request.Part(room.room())))
                : step;
    }

    /** A number, a name with or without {@code #}, or the beginning of one. */
    private static List<Window> meant(Windows windows, String which) {
        List<Window> begun = new ArrayList<>();
        String wanted = which.toLowerCase(Locale.ROOT);
        for (Window window : windows.all()) {
            String name = window.name().toLowerCase(Locale.ROOT);
            String bare = name.startsWith("#") ? name.substring(1) : name;
            if (wanted.equals(Integer.toString(window.number())) || wanted.equals(name) || wanted.equals(bare)) {
                return List.of(window);
            }
            if (name.startsWith(wanted) || bare.startsWith(wanted)) {
                begun.add(window);
            }
        }
        return begun;
    }

    private static String list(Model model) {
        StringBuilder text = new StringBuilder();
        for (Window window : model.windows().all()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(window.number())
                    .append(':')
                    .append(window.name());
            ReadPlace unread = window.unread();
            boolean shown = window.number() == model.windows().active();
            text.append(shown ? "  (this one)" : unread.count() == 0 ? "" : "  " + unread.count() + " new");
            text.append(unread.mentions() == 0 ? "" : ", " + unread.mentions() + " for you");
            text.append(window.talk().stage() == Talk.Stage.CLOSED ? "  (left)" : "");
        }
        return text.toString();
    }

    private static String lines(int count) {
        return count == 1 ? "1 line" : count + " lines";
    }
}
