package chat.client.view;

import chat.client.model.Destination;
import chat.client.model.Ellipsis;
import chat.client.model.Layout;
import chat.client.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * What one drawing needs: what to draw, where, how it looks, the cells, and what a click on them means.
 *
 * @param spots of those that overlap, the last drawn counts
 */
record Frame(Model model, Layout layout, Theme theme, Grid grid, List<Spot> spots) {
    Frame(Model model, Layout layout, Theme theme, Grid grid) {
        this(model, layout, theme, grid, new ArrayList<>());
    }

    String clip(String text, int columns) {
        return Ellipsis.clip(text, Math.max(0, columns), model.settings().look().letters());
    }

    void spot(int row, int from, int to, Destination destination) {
        spots.add(new Spot(row, from, to, destination));
    }
}
