package chat.archfixture.bench;

import chat.Breaks;

@Breaks({"layer bench"})
final class BenchTouchesServer {
    final chat.archfixture.server.Plain reached = new chat.archfixture.server.Plain();
}
