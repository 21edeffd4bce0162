package chat.archfixture.client.view;

import chat.Breaks;

@Breaks({"layer client.view"})
final class ViewTouchesProtocol {
    final chat.archfixture.protocol.Plain reached = new chat.archfixture.protocol.Plain();
}
