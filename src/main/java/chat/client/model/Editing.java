package chat.client.model;

import chat.protocol.Text;

/** What an editor of the user's has made of the draft: one draft again, which nobody sends but the user. */
final class Editing {
    private Editing() {}

    static Model taken(Model model, Event.Edited edited) {
        if (edited.text() == null) {
            return model.hint(edited.problem());
        }
        InputLine input = model.composer().input();
        InputLine written = input.replacedBy(draft(edited.text()));
        String refusal = DraftLimits.refusal(written, "");
        // Too much of it is still the user's: it can be cut here or in the editor, and does not go out before.
        return model.input(written).hint(edited.problem().isEmpty() ? refusal : edited.problem());
    }

    /** One kind of line end, nothing harmful, and no line end last: text files have one. */
    static String draft(String raw) {
        String lines = raw.replace("\r\n", "\n").replace('\r', '\n');
        String clean = Text.clean(lines);
        int end = clean.length();
        while (end > 0 && clean.charAt(end - 1) == '\n') {
            end--;
        }
        return clean.substring(0, end);
    }
}
