package chat.archfixture.server;

import chat.Breaks;

@Breaks({"one main"})
final class HasAMain {
    public static void main(String[] args) {}

    private HasAMain() {}
}
