package chat.archfixture.server;

import chat.Breaks;

@Breaks({"exit only at the edge"})
final class EndsTheProcess {
    void end() {
        System.exit(1);
    }
}
