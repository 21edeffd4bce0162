package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import org.junit.jupiter.api.Test;

/** What the view tells the painter about rows that only moved. */
class ScrollHintTest {
    private final Desk desk = Desk.connected();
    private final View view = new View();
    private final Grid grid = new Grid(80, 24);

    @Test
    void nothing_moves_while_the_log_has_room() {
        view.draw(desk.model, grid);
        view.draw(desk.hears("bob", "hi").model, grid);
        assertThat(grid.scrollRows()).isZero();
    }

    @Test
    void a_new_line_moves_the_log_by_its_rows() {
        fill();
        view.draw(desk.hears("bob", "hi").model, grid);
        assertThat(grid.scrollRows()).isEqualTo(1);
        assertThat(grid.scrollTop()).isEqualTo(1);
        assertThat(grid.scrollBottom()).isEqualTo(22);
        view.draw(desk.hears("bob", "one\ntwo\nthree").model, grid);
        assertThat(grid.scrollRows()).isEqualTo(3);
        view.draw(desk.type("x").model, grid);
        assertThat(grid.scrollRows()).isZero();
    }

    @Test
    void scrolling_back_moves_it_down() {
        fill();
        view.draw(desk.press("M-PgUp").model, grid);
        assertThat(grid.scrollRows()).isEqualTo(-3);
        view.draw(desk.press("M-PgDn").model, grid);
        assertThat(grid.scrollRows()).isEqualTo(3);
    }

    @Test
    void what_was_said_before_moves_when_the_input_grows() {
        fill();
        view.draw(desk.press("M-Enter").model, grid);
        assertThat(grid.scrollRows()).isEqualTo(1);
        assertThat(grid.scrollBottom()).isEqualTo(21);
    }

    private void fill() {
        for (int i = 0; i < 50; i++) {
            desk.hears("bob", "line " + i);
        }
        view.draw(desk.model, grid);
    }
}
