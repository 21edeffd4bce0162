package chat.client.model;

import chat.client.model.LogLine.Form;
import chat.client.model.LogLine.Mark;
import chat.client.model.LogLine.Message;
import chat.protocol.ClientMessage;
import chat.protocol.LegacyCodec;
import chat.protocol.Text;

/** Our own messages: shown at once, marked as pending until they have left, kept over a lost connection. */
final class Sending {
    private Sending() {}

    static Step say(Model model, String text) {
        String clean = Text.clean(text);
        return post(model, Form.SAID, "", clean, new ClientMessage.Say(clean));
    }

    /** Other clients know no actions, but read {@code [alice] * alice waves} as what it is. */
    static Step act(Model model, String text) {
        String clean = Text.clean(text);
        return post(
                model,
                Form.ACTION,
                "",
                clean,
                new ClientMessage.Say("* " + model.people().self() + " " + clean));
    }

    static Step whisper(Model model, String to, String text) {
        String clean = Text.clean(text);
        return post(model, Form.WHISPER, to, clean, new ClientMessage.Whisper(to, clean));
    }

    /** The connection is there: all that waits goes out, oldest first. */
    static Step unsent(Model model) {
        Step step = Step.of(model);
        for (Outbox.Letter letter : model.outbox().letters()) {
            step = step.and(new Effect.Send(letter.id(), letter.message()));
        }
        return step;
    }

    static Model flushed(Model model, long id) {
        if (!model.outbox().holds(id)) {
            return model;
        }
        return marked(model, id, Mark.OWN).outbox(model.outbox().without(id));
    }

    /** Nobody will send what waits. */
    static Model failed(Model model) {
        Model marked = model;
        for (Outbox.Letter letter : model.outbox().letters()) {
            marked = marked(marked, letter.id(), Mark.FAILED);
        }
        return marked.outbox(model.outbox().allFailed());
    }

    static Step resend(Model model) {
        Outbox outbox = model.outbox();
        if (outbox.failed().isEmpty()) {
            int waiting = outbox.letters().size();
            return Step.of(Lines.local(
                    model,
                    waiting == 0 ? "Everything was delivered." : waiting + " unsent: they go out by themselves."));
        }
        Model again = model;
        for (Outbox.Letter letter : outbox.failed()) {
            again = marked(again, letter.id(), Mark.PENDING);
        }
        again = again.outbox(outbox.allWaiting());
        if (!again.link().up()) {
            return Step.of(again.hint("They go out as soon as there is a connection; /reconnect tries now."));
        }
        Step step = Step.of(again);
        for (Outbox.Letter letter : outbox.failed()) {
            step = step.and(new Effect.Send(letter.id(), letter.message()));
        }
        return step;
    }

    private static Step post(Model model, Form form, String to, String text, ClientMessage message) {
        if (model.outbox().isFull()) {
            return Step.of(model.hint(Outbox.LETTERS_MAX + " messages wait to be sent: no more until they are gone."));
        }
        if (Text.lines(text) > Text.LINES_MAX) {
            return Step.of(model.hint("A message holds at most " + Text.LINES_MAX + " lines."));
        }
        int bytes = LegacyCodec.encode(message).length;
        if (bytes > Text.BYTES_MAX) {
            int over = bytes - Text.BYTES_MAX;
            return Step.of(model.hint("Too long by " + over + " bytes, with what goes before the text."));
        }
        long id = model.lastId() + 1;
        String from = model.people().self();
        Message line = new Message(id, model.nowMillis(), form, from, to, Shown.text(text), Mark.PENDING);
        Model posted = Lines.append(Commands.done(model), line);
        posted = posted.outbox(posted.outbox().with(new Outbox.Letter(id, message)));
        return posted.link().up() ? Step.of(posted, new Effect.Send(id, message)) : Step.of(posted);
    }

    private static Model marked(Model model, long id, Mark mark) {
        return model.window(model.window().log(model.window().log().mark(id, mark)));
    }
}
