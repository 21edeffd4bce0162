package chat.client.model;

import chat.client.text.LineWrap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of what a search on the server has found: one chooses a hit and goes to where it was said. */
public final class HitsPage {
    /** More of a hit is to be read where it was said. */
    private static final int TEXT_ROWS_MAX = 3;

    private static final int INDENT = 4;

    /** So near to the last hit the next ones are asked for. */
    private static final int AHEAD_HITS = 10;

    private HitsPage() {}

    /** A row of the page, and which hit it belongs to. */
    public record HitRow(int hit, String text) {}

    /** The rows of all hits at this width. */
    public static List<HitRow> rows(Model model, int columns) {
        List<HitRow> rows = new ArrayList<>();
        Hits hits = model.dialog().hits();
        for (int i = 0; hits != null && i < hits.found().size(); i++) {
            Answer.Hit hit = hits.found().get(i);
            boolean chosen = i == hits.at();
            String head = WallTime.dayName(WallTime.day(
                            hit.line().entry().at(), model.settings().zone()))
                    + " "
                    + WallTime.minutes(hit.line().entry().at(), model.settings().zone())
                    + "  " + Window.name(hit.place()) + "  "
                    + Claim.of(model, hit.line().entry().verified()).sign()
                    + Shown.name(hit.line().entry().from());
            rows.add(new HitRow(i, (chosen ? "> " : "  ") + head));
            String text = Shown.line(hit.line().entry().text());
            List<String> wrapped = LineWrap.wrap(text, Math.max(1, columns - INDENT));
            for (int row = 0; row < Math.min(TEXT_ROWS_MAX, wrapped.size()); row++) {
                boolean cut = row == TEXT_ROWS_MAX - 1 && wrapped.size() > TEXT_ROWS_MAX;
                rows.add(new HitRow(i, " ".repeat(INDENT) + wrapped.get(row) + (cut ? " ..." : "")));
            }
        }
        return rows;
    }

    /** The first row to show so that the chosen hit is wholly in sight, as high up as may be. */
    public static int firstRow(List<HitRow> rows, int chosen, int shown) {
        int last = 0;
        int head = 0;
        for (int i = rows.size() - 1; i >= 0; i--) {
            last = rows.get(i).hit() == chosen ? Math.max(last, i) : last;
            head = rows.get(i).hit() == chosen ? i : head;
        }
        return Math.max(0, Math.min(head, last - shown + 1));
    }

    static Step chord(Model model, Action action) {
        int page = Math.max(1, Scrolling.page(model) / 2);
        return switch (action) {
            case OLDER_INPUT, PREVIOUS_WINDOW -> moved(model, -1);
            case NEWER_INPUT, NEXT_WINDOW -> moved(model, 1);
            case PAGE_UP -> moved(model, -page);
            case PAGE_DOWN -> moved(model, page);
            case TOP, HOME -> moved(model, -Integer.MAX_VALUE / 2);
            case BOTTOM, END -> moved(model, Integer.MAX_VALUE / 2);
            case SEND -> go(model);
            default -> Questions.over(model, action);
        };
    }

    /** Another hit is chosen; near the last one more are asked for. */
    static Step moved(Model model, int by) {
        Hits hits = model.dialog().hits();
        if (hits == null || hits.found().isEmpty()) {
            return Step.of(model.mode(Mode.NORMAL));
        }
        Hits moved = hits.moved(by);
        Step step = Step.of(model.dialog(model.dialog().hits(moved)));
        boolean near = moved.at() + AHEAD_HITS >= moved.found().size();
        @Nullable Effect more = near && moved.at() != hits.at() ? HistoryCommands.more(moved) : null;
        return more == null ? step : step.and(more);
    }

    private static Step go(Model model) {
        Hits hits = model.dialog().hits();
        Model normal = model.mode(Mode.NORMAL);
        return hits == null || hits.found().isEmpty()
                ? Step.of(normal)
                : HistoryCommands.go(normal, hits.found().get(hits.at()));
    }
}
