package chat.client.view;

import chat.client.model.Model;

/** A model as it shows, in |rows|. */
public final class Drawn {
    private Drawn() {}

    public static String rows(Model model) {
        return rows(model, model.columns(), model.rows());
    }

    public static String rows(Model model, int columns, int rows) {
        Grid grid = new Grid(columns, rows);
        new View().draw(model, grid);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            text.append('|').append(grid.row(row)).append("|\n");
        }
        return text.toString();
    }
}
