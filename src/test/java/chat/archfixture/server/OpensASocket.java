package chat.archfixture.server;

import chat.Breaks;

@Breaks({"sockets only in net"})
final class OpensASocket {
    void open() throws java.io.IOException {
        new java.net.Socket().close();
    }
}
