package chat.archfixture.protocol;

import chat.Breaks;

@Breaks({"layer protocol"})
final class ProtocolTouchesNet {
    final chat.archfixture.net.Plain reached = new chat.archfixture.net.Plain();
}
