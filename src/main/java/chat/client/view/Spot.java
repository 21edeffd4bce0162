package chat.client.view;

import chat.client.model.Destination;

/**
 * Some cells of a row that stand for something to which a click leads.
 *
 * @param to the column behind the last
 */
record Spot(int row, int from, int to, Destination destination) {
    boolean has(int row, int column) {
        return this.row == row && column >= from && column < to;
    }
}
