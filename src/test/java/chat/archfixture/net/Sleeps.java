package chat.archfixture.net;

import chat.Breaks;

@Breaks({"no sleep"})
final class Sleeps {
    void nap() throws InterruptedException {
        Thread.sleep(1);
    }
}
