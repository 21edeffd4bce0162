package chat.client.model;

import chat.protocol.HowLong;
import java.util.List;

/** Orders as they are typed, and what came of one as people read it: sentences, or a table whose columns stand under each other. */
final class Giving {
    private Giving() {}

    static Step run(Model model, SlashCommand command, String rest) {
        String refusal = RoomCommands.refusal(model, "/" + command.word());
        if (refusal != null) {
            return Step.of(model.hint(refusal));
        }
        return switch (command) {
            case ANNOUNCE -> give(model, command.word(), "", 0, rest);
            case MOTD ->
                rest.isEmpty()
                        ? give(model, "motd", "", 0, "")
                        : give(model, "set-motd", "", 0, rest.equals("-") ? "" : rest);
            case BAN, MUTE -> timed(model, command.word(), rest);
            default -> {
                int end = Commands.wordEnd(rest);
                yield give(
                        model,
                        command.word(),
                        rest.substring(0, end),
                        0,
                        rest.substring(end).strip());
            }
        };
    }

    /** With a time, if the word behind the name is one, and a reason. */
    private static Step timed(Model model, String order, String rest) {
        int end = Commands.wordEnd(rest);
        String words = rest.substring(end).strip();
        int word = Commands.wordEnd(words);
        long seconds = HowLong.seconds(words.substring(0, word)).orElse(0);
        String reason = seconds > 0 ? words.substring(word).strip() : words;
        return give(model, order, rest.substring(0, end), seconds, reason);
    }

    private static Step give(Model model, String order, String target, long seconds, String text) {
        return Step.of(Commands.done(model), new Effect.Ask(new Request.Give(order, target, seconds, text, 0)));
    }

    static Step told(Model model, Answer.Told answer) {
        StringBuilder text = new StringBuilder(Shown.text(answer.text()));
        for (List<String> row : answer.rows()) {
            text.append(text.isEmpty() ? "" : "\n").append(Shown.line(String.join("  ", row)));
        }
        Model told = text.isEmpty() ? model.hint("Nothing and nobody.") : Lines.local(model, text.toString());
        if (answer.next() == 0) {
            return Step.of(told);
        }
        Request.Give asked = answer.request();
        return Step.of(
                told,
                new Effect.Ask(
                        new Request.Give(asked.order(), asked.target(), asked.seconds(), asked.text(), answer.next())));
    }
}
