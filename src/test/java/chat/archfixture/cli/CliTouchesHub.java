package chat.archfixture.cli;

import chat.Breaks;

@Breaks({"layer cli"})
final class CliTouchesHub {
    final chat.archfixture.hub.Plain reached = new chat.archfixture.hub.Plain();
}
