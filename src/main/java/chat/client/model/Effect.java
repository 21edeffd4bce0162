package chat.client.model;

import chat.protocol.Place;
import chat.protocol.TextKind;
import java.util.Objects;

/** What the model asks the runtime to do. The runtime carries these out in order. */
public sealed interface Effect {
    <T> T accept(Receiver<T> receiver);

    /**
     * Say this there, at once or as soon as there is a connection, in whatever profile. It is kept on the disk until the server has it, over
     * drops and the end of the program: nothing is to be asked for again after a drop. In the legacy profile there is the lobby and there
     * are people, and nothing else.
     *
     * <p>Delivered: {@link TalkNews.Heard} with this id, in the legacy profile {@link Event.Flushed}. Refused: {@link TalkNews.Failed}.
     *
     * @param id above 0 and never used again
     * @param text clean
     */
    record Say(long id, Place place, TextKind kind, String text) implements Effect {
        public Say {
            Objects.requireNonNull(place);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(text);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.say(this);
        }
    }

    /** Say a line again that {@link TalkNews.Failed}; it keeps its id. */
    record Resend(long id) implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.resend(this);
        }
    }

    /** Give a line up that {@link TalkNews.Failed}: it is not kept any more. */
    record Forget(long id) implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.forget(this);
        }
    }

    /** The user has seen all there up to this one. May be asked for as often as one likes; goes only forward. */
    record Read(Place place, long seq) implements Effect {
        public Read {
            Objects.requireNonNull(place);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.read(this);
        }
    }

    /** Ask the server; answered by {@link Event.Answered}. */
    record Ask(Request request) implements Effect {
        public Ask {
            Objects.requireNonNull(request);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.ask(this);
        }
    }

    /** Connect under this name from now on: what follows {@link Event.NameRefused}. Once signed in it is {@link Request.Nick}. */
    record SignInAs(String name) implements Effect {
        public SignInAs {
            Objects.requireNonNull(name);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.signInAs(this);
        }
    }

    /** Connect without waiting for the retry time; also the way back from {@link Disconnect}. */
    record ReconnectNow() implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.reconnectNow(this);
        }
    }

    /** Leave the server and stay away until {@link ReconnectNow}. */
    record Disconnect() implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.disconnect(this);
        }
    }

    /** Keep what was set for the next start. What comes of it in vain: {@link Event.Trouble}. */
    record Keep(Option option, String value) implements Effect {
        public Keep {
            Objects.requireNonNull(option);
            Objects.requireNonNull(value);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.keep(this);
        }
    }

    /** Keep what a key does for the next start, or with an empty word that it does what it does by default. In vain: {@link Event.Trouble}. */
    record KeepKey(String chord, String word) implements Effect {
        public KeepKey {
            Objects.requireNonNull(chord);
            Objects.requireNonNull(word);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.keepKey(this);
        }
    }

    /** Leave the server and end the program. */
    record Quit() implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.quit(this);
        }
    }

    /** Give the terminal back and stop the process until it is continued. */
    record Suspend() implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.suspend(this);
        }
    }

    /** Let the user write the draft in an editor, which has the terminal meanwhile; answered by {@link Event.Edited}. */
    record Edit(String draft) implements Effect {
        public Edit {
            Objects.requireNonNull(draft);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.edit(this);
        }
    }

    /** Paint the whole screen anew: something else wrote to it. */
    record Redraw() implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.redraw(this);
        }
    }

    /**
     * Ring, and show this wherever the user is, if the terminal can: somebody wants them.
     *
     * @param heading one short line, like the text, in characters that the terminal has
     */
    record Bell(String heading, String text) implements Effect {
        public Bell {
            Objects.requireNonNull(heading);
            Objects.requireNonNull(text);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.bell(this);
        }
    }

    /** Hand this to the terminal for its clipboard; no terminal says whether it took it. */
    record Copy(String text) implements Effect {
        public Copy {
            Objects.requireNonNull(text);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.copy(this);
        }
    }

    /** Write this into a new file, by that path as the user typed it; answered by {@link Event.Told}. */
    record Save(String path, Transcript transcript) implements Effect {
        public Save {
            Objects.requireNonNull(path);
            Objects.requireNonNull(transcript);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.save(this);
        }
    }

    /** Ring for a test; answered by {@link Event.Told}, which says what was sent. */
    record TestBell(Bell bell) implements Effect {
        public TestBell {
            Objects.requireNonNull(bell);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.testBell(this);
        }
    }

    /** Look at the terminal, at this machine and at the connection, which is as told here; answered by {@link Event.Told}. */
    record Examine(String server, Link link) implements Effect {
        public Examine {
            Objects.requireNonNull(server);
            Objects.requireNonNull(link);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.examine(this);
        }
    }

    /** Run the user's own program for this, unless it still runs for something before. */
    record RunHook(String command, Notice notice) implements Effect {
        public RunHook {
            Objects.requireNonNull(command);
            Objects.requireNonNull(notice);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.runHook(this);
        }
    }

    interface Receiver<T> {
        T say(Say effect);

        T resend(Resend effect);

        T forget(Forget effect);

        T read(Read effect);

        T ask(Ask effect);

        T signInAs(SignInAs effect);

        T reconnectNow(ReconnectNow effect);

        T disconnect(Disconnect effect);

        T keep(Keep effect);

        T keepKey(KeepKey effect);

        T quit(Quit effect);

        T suspend(Suspend effect);

        T edit(Edit effect);

        T redraw(Redraw effect);

        T bell(Bell effect);

        T testBell(TestBell effect);

        T examine(Examine effect);

        T runHook(RunHook effect);

        T copy(Copy effect);

        T save(Save effect);
    }
}
