package chat.cli;

import chat.client.ClientSettings;
import chat.client.Secrecy;
import chat.client.ServerPlace;
import chat.net.SocketPlace;
import org.jspecify.annotations.Nullable;

/** Which server a client line means: what the options say, then the environment, then custom. */
final class WhereTo {
    private WhereTo() {}

    /**
     * @param environment what {@link SocketPlace#VARIABLE} holds; null if nothing
     * @throws IllegalArgumentException with a sentence for people
     */
    static ServerPlace said(ClientCommand line, @Nullable String environment) {
        Secrecy secrecy = Secrecy.said(line.tls, line.fingerprint, line.authorities);
        boolean tcp = line.host != null || line.port != null || secrecy.wish() != Secrecy.Wish.BY_PLACE;
        String host = line.host == null ? ClientSettings.HOST_DEFAULT : line.host;
        int port = line.port == null ? ClientSettings.PORT_DEFAULT : line.port;
        ServerPlace.Tcp byTcp = new ServerPlace.Tcp(host, port, secrecy);
        String socket = line.socket;
        if (line.ssh != null) {
            if (tcp) {
                throw new IllegalArgumentException("--ssh leads to a socket, --host and --port to a port: leave one of"
                        + " them away, or say the port of ssh by --ssh-option Port=" + port + ".");
            }
            String there = socket == null ? SocketPlace.STANDARD.toString() : socket;
            return new ServerPlace.Ssh(line.ssh, there, line.sshOptions);
        }
        if (!line.sshOptions.isEmpty()) {
            throw new IllegalArgumentException("--ssh-option goes with --ssh USER@HOST.");
        }
        if (tcp && socket != null && !socket.equals(SocketPlace.OFF)) {
            throw new IllegalArgumentException(
                    "--socket is a way on this machine, --host and --port are another one: leave one of them away.");
        }
        if (tcp) {
            return byTcp;
        }
        SocketPlace place = SocketPlace.of(socket, environment, ClientSettings.loginName());
        if (place instanceof SocketPlace.Named named) {
            return new ServerPlace.Socket(named.path());
        }
        return place instanceof SocketPlace.Usual usual ? new ServerPlace.Here(usual.paths(), byTcp) : byTcp;
    }

    /** What the user is called on the server's machine, as far as that is known here. */
    static String loginName(ServerPlace server) {
        String login = server instanceof ServerPlace.Ssh ssh ? ssh.login() : "";
        return login.isEmpty() ? ClientSettings.loginName() : login;
    }
}
