package chat.archfixture.cli;

import chat.Breaks;

@Breaks({"exit only in Main"})
final class EndsTheProcess {
    void end() {
        System.exit(1);
    }
}
