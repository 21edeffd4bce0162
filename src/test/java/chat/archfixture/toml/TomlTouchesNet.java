package chat.archfixture.toml;

import chat.Breaks;

@Breaks({"layer toml"})
final class TomlTouchesNet {
    final chat.archfixture.net.Plain reached = new chat.archfixture.net.Plain();
}
