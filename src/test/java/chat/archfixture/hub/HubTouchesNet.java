package chat.archfixture.hub;

import chat.Breaks;

@Breaks({"layer hub", "no cycles"})
final class HubTouchesNet {
    final chat.archfixture.net.Plain reached = new chat.archfixture.net.Plain();
}
