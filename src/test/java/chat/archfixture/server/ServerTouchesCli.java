package chat.archfixture.server;

import chat.Breaks;

@Breaks({"layer server"})
final class ServerTouchesCli {
    final chat.archfixture.cli.Plain reached = new chat.archfixture.cli.Plain();
}
