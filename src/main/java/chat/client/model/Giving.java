package chat.client.model;

import java.util.List;

/** What came of an order, as people read it: sentences, or a table whose columns stand under each other. */
final class Giving {
    private Giving() {}

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
