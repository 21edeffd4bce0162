package chat.archfixture.client.config;

import chat.Breaks;

@Breaks({"layer client.config"})
final class ConfigTouchesNet {
    final chat.archfixture.net.Plain reached = new chat.archfixture.net.Plain();
}
