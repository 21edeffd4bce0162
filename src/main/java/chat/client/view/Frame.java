package chat.client.view;

import chat.client.model.Ellipsis;
import chat.client.model.Layout;
import chat.client.model.Model;

/** What one drawing needs: what to draw, where, how it looks, and the cells. */
record Frame(Model model, Layout layout, Theme theme, Grid grid) {
    String clip(String text, int columns) {
        return Ellipsis.clip(text, Math.max(0, columns), model.settings().look().letters());
    }
}
