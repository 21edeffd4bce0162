package chat.cli;

import chat.client.Client;
import chat.client.ClientSettings;
import chat.client.Companions;
import chat.net.TimeSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.server.ChatServer;
import chat.server.EventLog;
import chat.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code chat.jar demo}: a real server on a free loopback port, two companions who talk over sockets of their own, and the
 * real client in front, so that one command shows what this is. Without a terminal the client runs in lines and leaves by
 * itself.
 */
@Command(
        name = "demo",
        description = "Shows the chat: a server, two companions and a client, all on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class DemoCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServerSettings settings =
                new ServerSettings(anyPort, FrameHeader.DEFAULT, Limits.DEFAULT, Name.Alphabet.ANY_ONE_SCRIPT);
        ChatServer server = new ChatServer(settings, TimeSource.system(), EventLog.silent());
        Thread serving = new Thread(() -> serve(server), "chat-demo-server");
        serving.setDaemon(true);
        serving.start();
        ClientSettings client = ClientSettings.of(
                server.address().getAddress().getHostAddress(), server.address().getPort(), ClientSettings.loginName());
        try (server;
                Companions companions = Companions.join(client)) {
            companions.start();
            return ClientCommand.exitCode(Client.demonstrate(client, new Halt()));
        }
    }

    private static void serve(ChatServer server) {
        try {
            server.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
