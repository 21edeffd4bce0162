package chat.archfixture.client.terminal;

import chat.Breaks;

@Breaks({"layer client.terminal"})
final class TerminalTouchesNet {
    final chat.archfixture.net.Plain reached = new chat.archfixture.net.Plain();
}
