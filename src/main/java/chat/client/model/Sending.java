package chat.client.model;

import chat.client.model.LogLine.Came;
import chat.client.model.LogLine.Form;
import chat.client.model.LogLine.Mark;
import chat.client.model.LogLine.Message;
import chat.client.model.LogLine.Tone;
import chat.client.model.Outbox.Letter;
import chat.protocol.ClientMessage;
import chat.protocol.LegacyCodec;
import chat.protocol.LegacyText;
import chat.protocol.Place;
import chat.protocol.Text;
import chat.protocol.TextKind;
import org.jspecify.annotations.Nullable;

/** Our own messages: shown at once, marked as pending until they are delivered, kept over a lost connection. */
final class Sending {
    /** A longer text than this is a block, which folds; what is larger when pasted is asked about. */
    static final int LINES_MAX = 5;

    static final int BYTES_MAX = 2 * 1024;

    private Sending() {}

    static Step say(Model model, String text) {
        Place place = model.window().talk().place();
        TextKind kind = model.link().hasRooms() && isLarge(text) ? TextKind.BLOCK : TextKind.TEXT;
        return post(model, place, kind, text);
    }

    static Step act(Model model, String text) {
        return post(model, model.window().talk().place(), TextKind.ACTION, text);
    }

    static Step whisper(Model model, String to, String text) {
        return post(model, new Place.With(to), TextKind.TEXT, text);
    }

    static boolean isLarge(String text) {
        return Text.lines(text) > LINES_MAX || Text.utf8Bytes(text) > BYTES_MAX;
    }

    /** On a legacy server it has left, which is as much as can be known. */
    static Model flushed(Model model, long id) {
        Letter letter = model.outbox().waiting(id);
        Window window = letter == null ? null : model.windows().of(letter.window());
        if (letter == null || window == null) {
            return model;
        }
        long place = window.log().nextId();
        Message line = line(model, letter, place, Mark.OWN);
        Window settled = Lines.appended(withoutLine(window, letter), line);
        return delivered(model, id).window(settled.sight(settled.sight().moved(letter.lineId(), place)));
    }

    /** The line with this id is delivered; whatever stands for it now is already there. */
    static Model delivered(Model model, long id) {
        return model.outbox(model.outbox().without(id));
    }

    /** The window without the line that stood for a letter. */
    static Window withoutLine(Window window, Letter letter) {
        int index = window.log().find(letter.lineId());
        if (index < 0) {
            return window;
        }
        return index >= window.log().placed()
                ? window.log(window.log().waitsNoMore(letter.lineId()))
                : window.log(window.log().splice(index, index + 1, java.util.List.of()));
    }

    /** A line from before this program began. */
    static Model restored(Model model, TalkNews.Restored news) {
        return waits(
                model, new Letter(news.id(), news.place(), news.kind(), news.text(), news.place(), 0, news.atMillis()));
    }

    /** It was refused, and why. */
    static Model failed(Model model, long id, String sentence) {
        Letter letter = model.outbox().waiting(id);
        if (letter == null) {
            return model;
        }
        Model marked = failed(model, letter);
        Window window = marked.windows().ofOrNew(letter.window());
        return marked.window(Lines.noted(marked, window, Tone.ERROR, sentence));
    }

    static Step resend(Model model) {
        Outbox outbox = model.outbox();
        if (outbox.failed().isEmpty()) {
            int waiting = outbox.letters().size();
            return Step.of(Lines.local(
                    model,
                    waiting == 0 ? "Everything was delivered." : waiting + " unsent: they go out by themselves."));
        }
        Step step = Step.of(model);
        for (Letter letter : outbox.failed()) {
            step = step.then(now -> again(now, letter));
        }
        return model.link().up()
                ? step
                : step.map(now -> now.hint("They go out as soon as there is a connection; /reconnect tries now."));
    }

    private static Step again(Model model, Letter letter) {
        Window window = model.windows().ofOrNew(letter.window());
        Model without = delivered(model.window(withoutLine(window, letter)), letter.id());
        return Step.of(waits(without, letter), new Effect.Resend(letter.id()));
    }

    private static Model failed(Model model, Letter letter) {
        Window window = model.windows().ofOrNew(letter.window());
        long place = window.log().nextId();
        Window placed = Lines.appended(withoutLine(window, letter), line(model, letter, place, Mark.FAILED));
        Outbox outbox = model.outbox().without(letter.id()).withFailed(letter.lineId(place));
        return model.window(placed.sight(placed.sight().moved(letter.lineId(), place)))
                .outbox(outbox);
    }

    private static Step post(Model model, Place place, TextKind kind, String raw) {
        String text = Text.clean(raw);
        String refusal = refusal(model, place, kind, text);
        if (refusal != null) {
            return Step.of(model.hint(refusal));
        }
        Place window = model.link().hasRooms() ? place : model.window().talk().place();
        long id = model.lastId() + 1;
        Letter letter = new Letter(id, place, kind, text, window, 0, model.nowMillis());
        Model posted = waits(Commands.done(model).lastId(id), letter);
        return Step.of(posted, new Effect.Say(id, place, kind, text));
    }

    /** Why this cannot be said; null if it can. */
    private static @Nullable String refusal(Model model, Place place, TextKind kind, String text) {
        if (model.outbox().isFull()) {
            return Outbox.LETTERS_MAX + " messages wait to be sent: no more until they are gone.";
        }
        if (Text.lines(text) > Text.LINES_MAX) {
            return "A message holds at most " + Text.LINES_MAX + " lines.";
        }
        int bytes = model.link().hasRooms()
                ? Text.utf8Bytes(text)
                : LegacyCodec.encode(legacy(model, place, kind, text)).length;
        return bytes <= Text.BYTES_MAX
                ? null
                : "Too long by " + (bytes - Text.BYTES_MAX) + " bytes, with what goes before the text.";
    }

    /** The letter's line goes below all others of its window. */
    private static Model waits(Model model, Letter letter) {
        long number = model.lastId() + 1;
        Letter placed = letter.lineId(ChatLog.idOfWaiting(number));
        Window window = model.windows().ofOrNew(letter.window());
        Message line = line(model, placed, placed.lineId(), Mark.PENDING);
        return model.lastId(number)
                .window(window.log(window.log().waits(line)))
                .outbox(model.outbox().with(placed));
    }

    private static Message line(Model model, Letter letter, long id, Mark mark) {
        boolean whispered =
                letter.place() instanceof Place.With && !letter.place().equals(letter.window());
        String to = whispered && letter.place() instanceof Place.With with ? Shown.name(with.name()) : "";
        Form form = whispered ? Form.WHISPER : form(letter.kind());
        String text = Shown.text(letter.text());
        Claim ours = Claim.ours(model);
        return new Message(id, 0, letter.atMillis(), form, Came.LIVE, model.self(), ours, to, text, mark);
    }

    static Form form(TextKind kind) {
        return switch (kind) {
            case TEXT -> Form.SAID;
            case ACTION -> Form.ACTION;
            case BLOCK -> Form.BLOCK;
        };
    }

    private static ClientMessage legacy(Model model, Place place, TextKind kind, String text) {
        String words = LegacyText.write(model.self(), kind, text);
        return place instanceof Place.With with
                ? new ClientMessage.Whisper(with.name(), words)
                : new ClientMessage.Say(words);
    }
}
