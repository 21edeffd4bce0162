package chat.client.model;

import chat.client.model.LogLine.Change;
import chat.client.model.LogLine.Note;
import chat.client.model.LogLine.Presence;
import chat.client.model.LogLine.Tone;
import java.util.List;

/** Appends lines to the log. */
final class Lines {
    private Lines() {}

    /** A sentence of ours, about what the user did or what happened to the connection. */
    static Model local(Model model, String text) {
        return append(model, new Note(model.lastId() + 1, model.nowMillis(), Tone.LOCAL, Shown.text(text)));
    }

    static Model error(Model model, String text) {
        return append(model, new Note(model.lastId() + 1, model.nowMillis(), Tone.ERROR, Shown.text(text)));
    }

    /** A line that nobody needs to have read. Its id must be the next one. */
    static Model append(Model model, LogLine line) {
        return model.lastId(line.id())
                .window(model.window().log(model.window().log().append(line)));
    }

    /** A line that counts as unread if nobody looks. */
    static Model appendUnread(Model model, LogLine line) {
        return Reading.came(model, append(model, line));
    }

    /**
     * Joins and leaves in a row become one line; not while the window is scrolled, since a line that shows could
     * grow.
     */
    static Model presence(Model model, Change change) {
        ChatLog log = model.window().log();
        boolean merges = !log.isEmpty()
                && model.window().scroll().following()
                && log.get(log.size() - 1) instanceof Presence last
                && last.id() > model.window().clearedTo()
                && last.changes().size() < Presence.CHANGES_MAX
                && sameDay(model, last.atMillis(), change.atMillis());
        if (merges && log.get(log.size() - 1) instanceof Presence last) {
            return model.window(model.window().log(log.replace(log.size() - 1, last.with(change))));
        }
        return append(model, new Presence(model.lastId() + 1, List.of(change)));
    }

    private static boolean sameDay(Model model, long oneMillis, long otherMillis) {
        return WallTime.day(oneMillis, model.settings().zone())
                == WallTime.day(otherMillis, model.settings().zone());
    }
}
