package chat.archfixture.client.model;

import chat.Breaks;

@Breaks({"layer client.model"})
final class ModelTouchesTerminal {
    final chat.archfixture.client.terminal.Plain reached = new chat.archfixture.client.terminal.Plain();
}
