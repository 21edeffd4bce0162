package chat.archfixture.client;

import chat.Breaks;

@Breaks({"layer client"})
final class ClientTouchesServer {
    final chat.archfixture.server.Plain reached = new chat.archfixture.server.Plain();
}
