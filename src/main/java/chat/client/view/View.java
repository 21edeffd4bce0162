package chat.client.view;

import chat.client.model.Model;

/** Draws a model into a grid. Remembers the last frame only to tell the painter what moved; one thread. */
public final class View {
    /** Fills the grid entirely: cells, cursor and scroll hint. The grid's size counts, not the model's. */
    public void draw(Model model, Grid grid) {
        grid.clear();
        grid.put(0, 0, model.settings().user(), Style.PLAIN);
        grid.cursor(grid.rows() - 1, 0);
    }
}
