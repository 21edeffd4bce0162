package chat.archfixture.server;

import chat.Breaks;

@Breaks({"standard streams"})
final class Prints {
    void say() {
        System.err.println("x");
    }
}
