package chat.archfixture.client;

import chat.Breaks;

@Breaks({"sockets only in net"})
final class OpensASelector {
    void open() throws java.io.IOException {
        java.nio.channels.Selector.open().close();
    }
}
