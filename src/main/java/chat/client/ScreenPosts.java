package chat.client;

import chat.client.terminal.Screen;
import chat.net.EventLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries what the terminal and the system say over to the loop. Its methods run on any thread and only post; whoever asks
 * for the end also winds up a clock that ends the process even if the loop is stuck, say in a write to a terminal that
 * nobody reads.
 */
final class ScreenPosts implements Screen.Listener {
    /** The process must be gone 2 s after the terminal is. */
    static final long END_MILLIS_MAX = 1_700;

    private final Runnable halt;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Destination destination;

    private record Destination(EventLoop loop, ClientApp app) {}

    /** @param halt ends the process on the spot, without its hooks: one of them may be what is stuck */
    ScreenPosts(Runnable halt) {
        this.halt = halt;
    }

    /** From now on to this app; before, there is nobody who could act on anything. */
    void deliverTo(EventLoop loop, ClientApp app) {
        destination = new Destination(loop, app);
    }

    /** The program has come to its end by itself. */
    void ended() {
        ended.countDown();
    }

    @Override
    public void bytes(byte[] bytes) {
        post(app -> app.typed(bytes));
    }

    @Override
    public void hungUp() {
        end();
    }

    @Override
    public void resized() {
        post(ClientApp::resized);
    }

    @Override
    public void stopAsked() {
        post(ClientApp::stopAsked);
    }

    @Override
    public void continued() {
        post(ClientApp::continued);
    }

    @Override
    public void endAsked(String signal) {
        end();
    }

    private void post(Consumer<ClientApp> what) {
        Destination to = destination;
        if (to != null) {
            to.loop().execute(() -> what.accept(to.app()));
        }
    }

    private void end() {
        post(ClientApp::quit);
        Thread clock = new Thread(this::haltIfStuck, "chat-end");
        clock.setDaemon(true);
        clock.start();
    }

    private void haltIfStuck() {
        try {
            if (!ended.await(END_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
                halt.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does that; the process then ends without this guard
        }
    }
}
