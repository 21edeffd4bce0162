package chat.client.model;

import chat.client.text.Clusters;
import java.util.List;

/** Finds lines of the log and entries of the history, key by key, and mentions of the user. */
final class Searching {
    private Searching() {}

    /** Begins to search the window, newest lines first. */
    static Step window(Model model, String query) {
        Mode.SearchWindow search = new Mode.SearchWindow(query, model.window().scroll());
        return Step.of(hit(model.mode(search), query, newest(model), -1));
    }

    static Model history(Model model) {
        return model.mode(new Mode.SearchHistory("", -1));
    }

    /** Text typed while the window is searched. */
    static Model typed(Model model, Mode.SearchWindow search, String text) {
        String query = search.query() + text;
        int from = Math.min(here(model), newest(model));
        return hit(model.mode(new Mode.SearchWindow(query, search.back())), query, from, -1);
    }

    static Model typed(Model model, Mode.SearchHistory search, String text) {
        String query = search.query() + text;
        InputHistory history = model.composer().history();
        int before = search.at() < 0 ? history.entries().size() : search.at() + 1;
        return entry(model, query, history.find(query, before), search.at());
    }

    /** The next hit: {@code by} -1 towards older, 1 towards newer. */
    static Model next(Model model, Mode.SearchWindow search, int by) {
        return hit(model, search.query(), here(model) + by, by);
    }

    static Model older(Model model, Mode.SearchHistory search) {
        InputHistory history = model.composer().history();
        int before = search.at() < 0 ? history.entries().size() : search.at();
        return entry(model, search.query(), history.find(search.query(), before), search.at());
    }

    static Model newer(Model model, Mode.SearchHistory search) {
        List<String> entries = model.composer().history().entries();
        for (int i = search.at() + 1; search.at() >= 0 && i < entries.size(); i++) {
            if (LogText.contains(entries.get(i), search.query())) {
                return entry(model, search.query(), i, search.at());
            }
        }
        return model.hint("No newer one.");
    }

    /** The last character of the query goes; without one, the search is over. */
    static Model backspace(Model model, Mode.SearchWindow search) {
        if (search.query().isEmpty()) {
            return back(model, search);
        }
        String shorter = shorter(search.query());
        return hit(model.mode(new Mode.SearchWindow(shorter, search.back())), shorter, newest(model), -1);
    }

    static Model backspace(Model model, Mode.SearchHistory search) {
        if (search.query().isEmpty()) {
            return model.mode(Mode.NORMAL);
        }
        String shorter = shorter(search.query());
        InputHistory history = model.composer().history();
        int at =
                shorter.isEmpty() ? -1 : history.find(shorter, history.entries().size());
        return model.mode(new Mode.SearchHistory(shorter, at));
    }

    /** The hit becomes the draft; the draft that was there goes to the history. */
    static Model accept(Model model, Mode.SearchHistory search) {
        Model over = model.mode(Mode.NORMAL);
        if (search.at() < 0) {
            return over;
        }
        Composer composer = model.composer();
        String hit = composer.history().entries().get(search.at());
        InputHistory history = composer.history().add(composer.input().text());
        return over.composer(composer.input(composer.input().replacedBy(hit)).history(history));
    }

    static Model back(Model model, Mode.SearchWindow search) {
        Model over = model.mode(Mode.NORMAL);
        if (search.back().following()) {
            return Scrolling.bottom(over);
        }
        return over.window(over.window().scroll(search.back()).found(0));
    }

    /** To the mention of the user before, or after, the line that was found last. */
    static Model mention(Model model, int by) {
        ChatLog log = model.window().log();
        for (int i = here(model) + by; i >= 0 && i < log.size(); i += by) {
            if (log.get(i) instanceof LogLine.Message message && message.mark() == LogLine.Mark.MENTION) {
                return Scrolling.show(model, message.id());
            }
        }
        return model.hint(by < 0 ? "No mention of you before this." : "No mention of you after this.");
    }

    static Model firstUnread(Model model) {
        Window window = model.window();
        ReadPlace place = window.unread().count() > 0 ? window.unread() : window.readLine();
        if (place.count() == 0) {
            return model.hint("Nothing is unread.");
        }
        return Scrolling.show(model, place.afterId() + 1);
    }

    private static Model hit(Model model, String query, int from, int by) {
        if (query.isEmpty()) {
            return model;
        }
        ChatLog log = model.window().log();
        for (int i = from; i >= 0 && i < log.size(); i += by) {
            if (LogText.contains(log.get(i), query)) {
                return Scrolling.show(model, log.get(i).id());
            }
        }
        boolean first = model.window().foundId() == 0;
        return model.hint(first ? "Not found." : by < 0 ? "No older one." : "No newer one.");
    }

    private static Model entry(Model model, String query, int found, int before) {
        Model searching = model.mode(new Mode.SearchHistory(query, found < 0 ? before : found));
        return found < 0 ? searching.hint("Not found.") : searching;
    }

    private static int newest(Model model) {
        return model.window().log().size() - 1;
    }

    /** The line found last, else the topmost that shows, or the place after the newest if the newest show. */
    private static int here(Model model) {
        Window window = model.window();
        if (window.foundId() == 0 && window.scroll().following()) {
            return window.log().size();
        }
        return window.log()
                .indexAtOrAfter(window.foundId() == 0 ? window.scroll().id() : window.foundId());
    }

    private static String shorter(String query) {
        return query.substring(0, Clusters.previous(query, query.length()));
    }
}
