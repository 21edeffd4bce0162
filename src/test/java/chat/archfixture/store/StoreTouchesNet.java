package chat.archfixture.store;

import chat.Breaks;

@Breaks({"layer store"})
final class StoreTouchesNet {
    final chat.archfixture.net.Plain reached = new chat.archfixture.net.Plain();
}
