package chat.archfixture.net;

import chat.Breaks;

@Breaks({"layer net", "no cycles"})
final class NetTouchesHub {
    final chat.archfixture.hub.Plain reached = new chat.archfixture.hub.Plain();
}
