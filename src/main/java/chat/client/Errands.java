package chat.client;

import chat.client.doctor.Facts;
import chat.client.model.Effect;
import chat.client.model.Event;
import chat.client.model.Option;
import chat.client.model.Options;
import chat.client.terminal.Probe;
import chat.net.EventLoop;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What the model asks for that concerns neither the link nor the screen, for both kinds of client: settings are kept, texts saved, the
 * user's command run. Loop thread only; what others do for it is told on the loop again.
 */
final class Errands {
    /** With the time to leave the server, the process is gone in 2 s. */
    private static final long SAVE_MILLIS_MAX = 1_000;

    private final EventLoop loop;
    private final Consumer<Event> heard;
    private final TranscriptFiles saver;
    private final Hook hook;
    private final Confinement confinement = Confinement.of(System.getenv());
    private final Checkup checkup;
    private final DetachWatch detached;
    private Preferences preferences = new Preferences(null);

    /** Carries out the effects of that kind. */
    interface Effects extends LinkEffects {
        Errands errands();

        @Override
        default Done keep(Effect.Keep effect) {
            errands().told(errands().preferences.keep(effect));
            return Done.DONE;
        }

        @Override
        default Done keepKey(Effect.KeepKey effect) {
            errands().told(errands().preferences.keepKey(effect));
            return Done.DONE;
        }

        @Override
        default Done runHook(Effect.RunHook effect) {
            errands().hook.run(effect.command(), effect.notice());
            return Done.DONE;
        }

        @Override
        default Done save(Effect.Save effect) {
            errands().saver.save(effect.path(), effect.transcript());
            return Done.DONE;
        }
    }

    /** @param heard takes what came of them, on the loop */
    Errands(EventLoop loop, Consumer<Event> heard) {
        this.loop = loop;
        this.heard = heard;
        this.checkup = new Checkup(loop, new Surroundings(System.getenv()));
        this.detached = DetachWatch.of(System.getenv(), loop, heard);
        this.saver = new TranscriptFiles(sentence -> loop.execute(() -> heard.accept(new Event.Told(sentence))));
        this.hook = new Hook(sentence -> loop.execute(() -> heard.accept(new Event.Trouble(sentence))));
    }

    /** Has it carried out, if it may be here; who asked for it is told if not. */
    void carryOut(Effect effect, Effects effects) {
        if (!confinement.forbids(effect)) {
            effect.accept(effects);
        } else if (!(effect instanceof Effect.RunHook)) { // which nobody asked for just now
            heard.accept(new Event.Trouble(Confinement.SENTENCE));
        }
    }

    /** Keeps there what is set, and says what was wrong with it. */
    void prefer(Preferences kept) {
        preferences = kept;
        if (!kept.trouble().isEmpty()) {
            heard.accept(new Event.Trouble(kept.trouble()));
        }
    }

    /** Looks after what the options say; at each turn. */
    void attend(Options options) {
        detached.keep(options.on(Option.AWAY_DETACHED));
    }

    private void told(String problem) {
        if (!problem.isEmpty()) {
            heard.accept(new Event.Trouble(problem));
        }
    }

    /** Looks at all that a chat needs; {@code terminal} puts the questions to it. */
    void examine(Effect.Examine effect, Consumer<Probe> terminal) {
        Optional<Facts.Server> server = Optional.of(Facts.Server.of(effect.server(), effect.link()));
        checkup.begin(
                terminal,
                CompletableFuture.completedFuture(server),
                CompletableFuture.completedFuture(Facts.Alt.NOT_TRIED),
                report -> heard.accept(new Event.Told(report.text())));
    }

    /** Ends the loop, which has nothing left to do: what is being saved gets as long as that to be there. */
    void finish() {
        if (!saver.finished(SAVE_MILLIS_MAX)) {
            System.err.println("Not saved: what /save was told to write could not be written before the end.");
        }
        loop.stop();
    }

    /** Nothing is run any more. */
    void close() {
        hook.close();
        detached.keep(false);
    }
}
