package chat.archfixture.hub;

import chat.Breaks;

@Breaks({"no I/O in the core"})
final class KnowsAnAddress {
    java.net.@org.jspecify.annotations.Nullable InetSocketAddress address;
}
