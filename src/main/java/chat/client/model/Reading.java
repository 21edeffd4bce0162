package chat.client.model;

/**
 * Keeps what the user has read and what came meanwhile. The dashed line on the screen moves only when the user asks
 * for another view or when the newest lines show anyway: a row that appears by itself would move the others.
 */
final class Reading {
    private Reading() {}

    /** So many lines worth reading came into this window, of which some want the user. */
    static Window came(Model model, Window window, int lines, int wanting) {
        if (model.sees(window) || lines + wanting == 0) {
            return window;
        }
        return unread(window, window.unread().more(lines, wanting));
    }

    /** What is unread is known anew. */
    static Window unread(Window window, ReadPlace unread) {
        return window.read(window.scroll().following() ? unread : window.readLine(), unread);
    }

    /** The user asked for another part of the log, and so begins, or goes on, to look away from the newest. */
    static Model asked(Model model) {
        Window window = model.window();
        if (model.present() && window.unread().count() == 0) {
            return model.window(window.read(window.readLine(), allRead(window)));
        }
        return window.unread().count() == 0 ? model : model.window(window.read(window.unread(), window.unread()));
    }

    /** The user may see the newest lines again. */
    static Model returned(Model model) {
        return model.present() ? asked(model) : model;
    }

    /** The user goes to another window: what was seen here needs no line any more. */
    static Model left(Model model) {
        Window window = model.window();
        return model.present() && window.unread().count() == 0
                ? model.window(window.read(allRead(window), allRead(window)))
                : model;
    }

    static Model looksAway(Model model) {
        Model seen = leftAlone(model);
        return seen.eyes(seen.eyes().looking(Attention.Eyes.ELSEWHERE));
    }

    /** The terminal was detached, or is seen again. */
    static Model viewed(Model model, Attention.Viewer viewer) {
        Model seen = viewer == Attention.Viewer.NOBODY ? leftAlone(model) : model;
        return seen.eyes(seen.eyes().viewedBy(viewer));
    }

    private static Model leftAlone(Model model) {
        Window window = model.window();
        return model.present() ? model.window(window.read(window.readLine(), allRead(window))) : model;
    }

    static Model looksHere(Model model) {
        return model.eyes(model.eyes().looking(Attention.Eyes.HERE));
    }

    /**
     * What is before the user's eyes when all is done that an event led to is read: the server and the user's other clients
     * should know. Not a moment earlier: on the way to another window this one's newest lines may have been its bottom.
     */
    static Step seen(Step step) {
        Model model = step.model();
        Window window = model.window();
        Talk talk = window.talk();
        boolean untold = talk.last() > talk.read() && talk.stage() == Talk.Stage.OPEN;
        boolean news = untold || window.unread().count() > 0;
        if (!news || !model.present() || Layout.of(model).logRows() == 0) {
            return step;
        }
        Window read = window.talk(talk.read(talk.last())).read(window.readLine(), allRead(window));
        Step seen = step.map(now -> now.window(read));
        return untold ? seen.and(new Effect.Read(talk.place(), talk.last())) : seen;
    }

    private static ReadPlace allRead(Window window) {
        return ReadPlace.after(window.log().lastId());
    }
}
