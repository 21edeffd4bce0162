package chat.client.view;

import chat.client.model.Model;
import chat.client.text.TextWidth;

/** The first row: which conversation this is, where, and how to get help. */
final class TitleBar {
    private static final String HELP = "F1 help";

    private TitleBar() {}

    static void draw(Frame frame) {
        if (frame.layout().titleRows() == 0) {
            return;
        }
        Model model = frame.model();
        Style style = frame.theme().bar();
        int columns = frame.layout().columns();
        frame.grid().fill(0, 0, columns, ' ', style);
        String window = " " + model.window().number() + ":" + name(model);
        String server = model.settings().server();
        String topic = model.window().talk().topic();
        int end = columns - HELP.length() - 1;
        String title = frame.clip(window + " | " + (topic.isEmpty() ? server : topic), end - 1);
        frame.grid().put(0, 0, frame.theme().shown(title), style);
        if (end > TextWidth.of(title)) {
            frame.grid().put(0, end, HELP, style);
        }
    }

    /** Of somebody with whom one talks alone, also whether they are who they say. */
    private static String name(Model model) {
        String name = model.window().name();
        return model.window().talk().isPrivate()
                ? model.windows().lobby().people().shown(name)
                : name;
    }
}
