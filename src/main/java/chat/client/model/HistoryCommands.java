package chat.client.model;

import chat.client.model.LogLine.Hole;
import chat.client.model.LogLine.Message;
import chat.client.model.TalkNews.Filling;
import chat.protocol.Place;
import chat.protocol.Span;
import org.jspecify.annotations.Nullable;

/** Looking for what was said: on the server if it keeps a history, else in what this window holds. */
final class HistoryCommands {
    /** The most that a server sends at once. */
    private static final int ENTRIES_MAX = 200;

    private static final int HITS = 50;

    private HistoryCommands() {}

    static Step run(Model model, SlashCommand command, String rest) {
        return switch (command) {
            case SEARCH -> search(model, rest);
            case HISTORY -> older(model, rest);
            case GOTO -> time(model, rest);
            default -> throw new IllegalArgumentException(command.word());
        };
    }

    /** Where a hit was said: its window, with what was said around it. */
    static Step go(Model model, Answer.Hit hit) {
        Model there = Switching.to(model, hit.place());
        Window window = there.window();
        long seq = hit.line().entry().seq();
        long id = window.log().idOf(seq);
        if (window.log().find(id) >= 0 && window.log().get(window.log().find(id)) instanceof Message) {
            return Step.of(Scrolling.show(there, id));
        }
        Step known = Step.of(there);
        if (window.talk().untold() && hit.place() instanceof Place.With with) {
            known = known.and(new Effect.Ask(new Request.Talk(with.name())));
        }
        Request.Page request = new Request.Page(hit.place(), new Span(Span.Edge.AROUND, seq), Fetching.PAGE_ENTRIES);
        return jump(known, new Jump(request, seq, 0));
    }

    /** Goes on behind the last hit. */
    static @Nullable Effect more(Hits hits) {
        Request.Search first = hits.request();
        return hits.next() == 0
                ? null
                : new Effect.Ask(new Request.Search(
                        first.text(), first.place(), first.by(), first.untilMillis(), HITS, hits.next()));
    }

    private static Step search(Model model, String typed) {
        boolean here = model.link().up() && !model.link().hasRooms();
        if (typed.isEmpty()) {
            Hits last = model.dialog().hits();
            return Step.of(
                    last == null || last.found().isEmpty()
                            ? model.hint(SlashCommand.SEARCH.usage() + ": " + SlashCommand.SEARCH.summary() + ".")
                            : Commands.done(model).mode(new Mode.Hits()));
        }
        if (here || !model.link().up()) {
            return Searching.window(Commands.done(model), typed);
        }
        SearchWords.Reading read = SearchWords.read(model, typed, HITS);
        return read.request() == null
                ? Step.of(model.hint(read.problem()))
                : Step.of(Commands.done(model).hint("Searching ..."), new Effect.Ask(read.request()));
    }

    private static Step older(Model model, String typed) {
        String refusal = RoomCommands.refusal(model, "/history");
        if (refusal != null) {
            return Step.of(model.hint(refusal));
        }
        int wanted = Fetching.PAGE_ENTRIES;
        if (!typed.isEmpty()) {
            try {
                wanted = Integer.parseInt(typed);
            } catch (NumberFormatException none) {
                wanted = 0;
            }
        }
        if (wanted < 1 || wanted > ENTRIES_MAX) {
            return Step.of(model.hint("/history takes a number from 1 to " + ENTRIES_MAX + "."));
        }
        Model top = Scrolling.top(Commands.done(model));
        Window window = top.window();
        boolean possible = window.log().placed() > 0
                && window.log().get(0) instanceof Hole hole
                && hole.filling() != Filling.NEVER;
        if (!possible || !(window.log().get(0) instanceof Hole hole)) {
            return Step.of(top.hint("There is nothing older."));
        }
        if (!Fetching.hasRoom(window.log()) || window.talk().pageComes()) {
            return Step.of(top);
        }
        Span span = new Span(Span.Edge.BEFORE, hole.last() + 1);
        return Fetching.asked(
                Step.of(top), window, new Request.Page(window.talk().place(), span, wanted));
    }

    private static Step time(Model model, String typed) {
        Long millis =
                TypedTime.millis(typed, model.nowMillis(), model.settings().zone());
        if (millis == null) {
            return Step.of(model.hint("Not a time: " + TypedTime.SHAPES + "."));
        }
        Window window = model.window();
        if (!model.link().up() || !model.link().hasRooms() || window.talk().last() == 0) {
            return Step.of(here(Commands.done(model), millis));
        }
        Request.Page request =
                new Request.Page(window.talk().place(), new Span(Span.Edge.AT, millis), Fetching.PAGE_ENTRIES);
        return jump(Step.of(Commands.done(model)), new Jump(request, 0, millis));
    }

    /** Without a history there is only what the window holds. */
    private static Model here(Model model, long millis) {
        ChatLog log = model.window().log();
        for (int i = 0; i < log.placed(); i++) {
            if (log.get(i).atMillis() >= millis) {
                return Scrolling.show(model, log.get(i).id());
            }
        }
        return model.hint("Nothing was said since then.");
    }

    private static Step jump(Step step, Jump jump) {
        return step.map(model -> model.dialog(model.dialog().jump(jump)).hint("Looking ..."))
                .and(new Effect.Ask(jump.request()));
    }
}
