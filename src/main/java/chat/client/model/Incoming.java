package chat.client.model;

import chat.client.model.LogLine.Came;
import chat.client.model.LogLine.Change;
import chat.client.model.LogLine.Form;
import chat.client.model.LogLine.Mark;
import chat.client.model.LogLine.Message;
import chat.client.model.LogLine.Tone;
import chat.client.model.LogLine.Way;
import chat.protocol.LegacyText;
import chat.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * What a message of a server of the legacy profile does: all of it happens in the lobby. A notice comes in either profile,
 * and in that with rooms it is said where the user is. All of it is cleaned here,
 * before it gets anywhere else.
 */
final class Incoming implements ServerMessage.Receiver<Step> {
    private static final String CALLED = "You are called ";
    private static final String HERE = " here.";

    private final Model model;
    private final Window lobby;

    Incoming(Model model) {
        this.model = model;
        this.lobby = model.windows().lobby();
    }

    @Override
    public Step said(ServerMessage.Said message) {
        String from = Shown.name(message.from());
        LegacyText heard = LegacyText.read(from, Shown.text(message.text()));
        Mark mark = Mentions.of(model.self(), heard.text()) ? Mark.MENTION : Mark.NONE;
        return spoken(Sending.form(heard.kind()), from, heard.text(), mark);
    }

    @Override
    public Step whispered(ServerMessage.Whispered message) {
        return spoken(Form.WHISPER, Shown.name(message.from()), Shown.text(message.text()), Mark.MENTION);
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
        List<Person> persons = new ArrayList<>();
        for (String name : message.names()) {
            persons.add(Person.named(name));
        }
        return Step.of(model.window(lobby.people(lobby.people().told(persons))));
    }

    @Override
    public Step notice(ServerMessage.Notice message) {
        String text = Shown.text(message.text());
        if (model.link().hasRooms()) {
            return Step.of(model.window(Lines.noted(model, model.window(), Tone.NOTICE, text)));
        }
        Window noted = Lines.noted(model, lobby, Tone.NOTICE, text);
        Model told = model.window(Reading.came(model, noted, 1, 0));
        // A legacy server cannot give another name in any other way than to say so.
        int called = text.lastIndexOf(CALLED);
        if (called >= 0 && text.endsWith(HERE)) {
            return Step.of(
                    told.self(Shown.name(text.substring(called + CALLED.length(), text.length() - HERE.length()))));
        }
        return Step.of(told);
    }

    private Step spoken(Form form, String from, String text, Mark mark) {
        Claim claim = Claim.KNOWN; // in the legacy profile nobody tells
        long id = lobby.log().nextId();
        Message line = new Message(id, 0, model.nowMillis(), form, Came.LIVE, from, claim, "", text, mark);
        Window heard = Lines.appended(lobby, line).spoke(from);
        boolean hidden = model.settings().ignored().hides(line);
        int wanting = mark == Mark.MENTION && !hidden ? 1 : 0;
        Windows windows = model.windows();
        Model told = model.windows(windows.silence(windows.silence().broken(from, model.nowMillis())))
                .window(Reading.came(model, heard, hidden ? 0 : 1, wanting));
        return hidden ? Step.of(told) : Attention.heard(told, heard, Notice.of(heard, line));
    }

    private Step changed(String name, Way way) {
        Change change = new Change(model.nowMillis(), Shown.name(name), Claim.KNOWN, way);
        return Step.of(model.window(Lines.presence(model, lobby, change)));
    }
}
