package chat.client.model;

/** What the input shows: the draft, or while the history is searched its hit. The cursor is an index into the text. */
public record InputView(String text, int cursor) {
    public static InputView of(Model model) {
        InputLine input = model.composer().input();
        if (model.dialog().mode() instanceof Mode.SearchHistory search && search.at() >= 0) {
            String hit = model.composer().history().entries().get(search.at());
            return new InputView(hit, hit.length());
        }
        return new InputView(input.text(), input.cursor());
    }
}
