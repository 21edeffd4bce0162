package chat.client.model;

import java.util.List;
import java.util.Locale;

/** What the command that is being typed takes and does, in one line, while it is typed. */
public final class CommandHint {
    private CommandHint() {}

    /** Empty if no command is being typed. */
    public static String of(Model model) {
        String draft = model.composer().input().text();
        boolean typing = draft.startsWith("/") && !draft.startsWith("//");
        if (!typing || !(model.dialog().mode() instanceof Mode.Normal)) {
            return "";
        }
        int end = Commands.wordEnd(draft);
        String word = draft.substring(1, end);
        if (word.isEmpty()) {
            return end < draft.length() ? "" : "A command: Tab lists them. //text sends /text.";
        }
        List<SlashCommand> meant = SlashCommand.matching(word.toLowerCase(Locale.ROOT));
        if (meant.size() == 1) {
            return meant.get(0).usage() + ": " + meant.get(0).summary();
        }
        return meant.isEmpty() ? "There is no command /" + word + ". //" + word + " sends it as text." : several(meant);
    }

    private static String several(List<SlashCommand> meant) {
        StringBuilder text = new StringBuilder("Tab:");
        for (SlashCommand command : meant) {
            text.append(" /").append(command.word());
        }
        return text.toString();
    }
}
