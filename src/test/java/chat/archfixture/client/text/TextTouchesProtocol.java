package chat.archfixture.client.text;

import chat.Breaks;

@Breaks({"layer client.text"})
final class TextTouchesProtocol {
    final chat.archfixture.protocol.Plain reached = new chat.archfixture.protocol.Plain();
}
