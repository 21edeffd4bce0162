package chat.cli;

import chat.net.TimeSource;
import chat.server.ChatServer;
import chat.server.EventLog;
import chat.server.HistorySettings;
import chat.server.ServerSettings;
import chat.store.StoreProblem;
import java.io.IOException;

/** Opens the server with its history. Apart from {@link ServerCommand}, at whose options every start looks, a client's too: none of those loads a class of the store. */
final class Opening {
    private Opening() {}

    static ChatServer server(HistorySettings kept, ServerSettings settings, TimeSource time, EventLog log)
            throws IOException {
        try {
            return ChatServer.keeping(kept, settings, time, log);
        } catch (StoreProblem problem) {
            throw HistoryFailure.of(problem);
        }
    }
}
