package chat.client.model;

import chat.client.model.LogLine.Form;
import chat.client.model.LogLine.Message;
import java.util.List;

/** Opens and folds blocks: long texts of which only the beginning shows. */
final class Folding {
    private Folding() {}

    /** The block that was found, else the last one in sight. */
    static Model toggled(Model model) {
        Window window = model.window();
        Layout layout = Layout.of(model);
        List<Row> rows = Viewport.of(window, layout.format(), layout.page()).rows();
        long block = 0;
        for (Row row : rows) {
            boolean is = row.line() instanceof Message message && message.form() == Form.BLOCK;
            boolean better = block != window.foundId() || block == 0;
            block = is && better ? row.line().id() : block;
        }
        if (block == 0) {
            return model.hint("No block is in sight.");
        }
        Model toggled = model.window(window.sight(window.sight().toggled(block)));
        boolean open = toggled.window().sight().unfolded().contains(block);
        return open ? Scrolling.headShown(toggled, block) : toggled;
    }
}
