package chat.client.model;

import chat.client.model.LogLine.Change;
import chat.client.model.LogLine.Form;
import chat.client.model.LogLine.Mark;
import chat.client.model.LogLine.Message;
import chat.client.model.LogLine.Note;
import chat.client.model.LogLine.Tone;
import chat.client.model.LogLine.Way;
import chat.protocol.ServerMessage;

/** What a message of the server's does. All of it is cleaned here, before it gets anywhere else. */
final class Incoming implements ServerMessage.Receiver<Step> {
    private static final String CALLED = "You are called ";
    private static final String HERE = " here.";

    private final Model model;

    Incoming(Model model) {
        this.model = model;
    }

    @Override
    public Step said(ServerMessage.Said message) {
        String from = Shown.name(message.from());
        String text = Shown.text(message.text());
        // How a client of ours sends /me to people with any client.
        String acting = "* " + from + " ";
        Form form = text.startsWith(acting) ? Form.ACTION : Form.SAID;
        String words = form == Form.ACTION ? text.substring(acting.length()) : text;
        Mark mark = Mentions.of(model.people().self(), words) ? Mark.MENTION : Mark.NONE;
        return spoken(new Message(model.lastId() + 1, model.nowMillis(), form, from, "", words, mark));
    }

    @Override
    public Step whispered(ServerMessage.Whispered message) {
        String from = Shown.name(message.from());
        String text = Shown.text(message.text());
        return spoken(new Message(model.lastId() + 1, model.nowMillis(), Form.WHISPER, from, "", text, Mark.MENTION));
    }

    @Override
    public Step joined(ServerMessage.Joined message) {
        return changed(message.name(), Way.JOINED);
    }

    @Override
    public Step left(ServerMessage.Left message) {
        return changed(message.name(), Way.LEFT);
    }

    @Override
    public Step userList(ServerMessage.UserList message) {
        return Step.of(model.people(model.people().told(message.names())));
    }

    @Override
    public Step notice(ServerMessage.Notice message) {
        String text = Shown.text(message.text());
        Note note = new Note(model.lastId() + 1, model.nowMillis(), Tone.NOTICE, text);
        Model told = Lines.appendUnread(model, note);
        // A legacy server cannot give another name in any other way than to say so.
        int called = text.lastIndexOf(CALLED);
        if (called >= 0 && text.endsWith(HERE)) {
            String name = Shown.name(text.substring(called + CALLED.length(), text.length() - HERE.length()));
            return Step.of(told.people(told.people().calledSelf(name)));
        }
        return Step.of(told);
    }

    private Step spoken(Message line) {
        Model heard = Lines.appendUnread(model, line);
        heard = heard.window(heard.window().spoke(line.from()));
        if (line.mark() == Mark.MENTION && heard.eyes().wantsBell(heard.nowMillis())) {
            return Step.of(heard.eyes(new Attention(heard.eyes().eyes(), heard.nowMillis())), new Effect.Bell());
        }
        return Step.of(heard);
    }

    private Step changed(String name, Way way) {
        return Step.of(Lines.presence(model, new Change(model.nowMillis(), Shown.name(name), way)));
    }
}
