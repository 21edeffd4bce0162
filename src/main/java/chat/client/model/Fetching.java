package chat.client.model;

import chat.client.model.LogLine.Hole;
import chat.client.model.Talk.Asking;
import chat.client.model.TalkNews.Filling;
import chat.protocol.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the server for what the user is about to see and has not got: a page at a time, for the window that shows. */
final class Fetching {
    static final int PAGE_ENTRIES = 100;

    /** So many lines above what shows are looked at, so that a page is there before it is reached. */
    private static final int AHEAD_LINES = 20;

    /** A log that is nearly full would drop what it gets. */
    private static final int ROOM_LINES = 500;

    private static final long ROOM_CHARS = 1024 * 1024;

    private Fetching() {}

    /** The same step, and a request if a hole is in sight. */
    static Step inSight(Step step) {
        Model model = step.model();
        Window window = model.window();
        if (!model.link().up() || !model.link().hasRooms() || window.talk().asking() != Asking.NOTHING) {
            return step;
        }
        Request.Page request = wanted(model, window);
        return request == null ? step : asked(step, window, request);
    }

    /** What was refused may be asked for once more when the user moves. */
    static Step afterKey(Model before, Step step) {
        Window window = step.model().window();
        boolean moved = window.number() != before.window().number()
                || !window.scroll().equals(before.window().scroll());
        return moved && window.talk().asking() == Asking.REFUSED
                ? inSight(
                        step.map(model -> model.window(window.talk(window.talk().asking(Asking.NOTHING)))))
                : inSight(step);
    }

    /** One page for this window, whatever is in sight. */
    static Step asked(Step step, Window window, Request.Page request) {
        return step.map(model -> model.window(window.talk(window.talk().asking(Asking.A_PAGE))))
                .and(new Effect.Ask(request));
    }

    /** Whether older entries would stay if they came. */
    static boolean hasRoom(ChatLog log) {
        return log.placed() < ChatLog.LINES_MAX - ROOM_LINES && log.chars() < ChatLog.CHARS_MAX - ROOM_CHARS;
    }

    private static Request.@Nullable Page wanted(Model model, Window window) {
        ChatLog log = window.log();
        Layout layout = Layout.of(model);
        if (!hasRoom(log) || log.placed() == 0 || layout.logRows() == 0) {
            return null;
        }
        List<Row> rows = Viewport.of(window, layout.format(), layout.logRows()).rows();
        int top = rows.isEmpty() ? log.placed() - 1 : rows.get(0).index();
        int bottom = rows.isEmpty() ? top : rows.get(rows.size() - 1).index();
        for (int i = Math.min(bottom, log.placed() - 1); i >= Math.max(0, top - AHEAD_LINES); i--) {
            if (log.get(i) instanceof Hole hole && hole.filling() == Filling.ON_REQUEST) {
                // Below the top of what shows one reads on downward, and what follows is wanted first.
                Span span = i > top
                        ? new Span(Span.Edge.AFTER, hole.first() - 1)
                        : new Span(Span.Edge.BEFORE, hole.last() + 1);
                return new Request.Page(window.talk().place(), span, PAGE_ENTRIES);
            }
        }
        return null;
    }
}
