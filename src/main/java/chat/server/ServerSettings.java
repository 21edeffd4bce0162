package chat.server;

import chat.hub.HubSettings;
import chat.hub.Openness;
import chat.net.ConnectionLimits;
import chat.net.SocketPlace;
import chat.net.TlsSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * What a server is started with.
 *
 * @param address where to listen; port 0 = any free one
 * @param header the frame header, which clients must share
 * @param limits every bound
 * @param alphabet which letters names may have
 * @param socket where users of this machine come in without being asked who they are
 * @param legacy from where clients that can be asked for nothing are let in
 * @param tls where the key comes from that is shown to those who ask for TLS
 * @param openness who is let in over TLS
 */
public record ServerSettings(
        InetSocketAddress address,
        FrameHeader header,
        Limits limits,
        Name.Alphabet alphabet,
        SocketPlace socket,
        LegacyPolicy legacy,
        TlsSource tls,
        Openness openness) {
    public static final int PORT_DEFAULT = 5050;
    public static final String BIND_DEFAULT = "0.0.0.0";

    public ServerSettings {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(
                    "The address " + address.getHostString() + " is not known on this machine.");
        }
    }

    /** Where over TLS only those come in who are known or invited. */
    public ServerSettings(
            InetSocketAddress address,
            FrameHeader header,
            Limits limits,
            Name.Alphabet alphabet,
            SocketPlace socket,
            LegacyPolicy legacy,
            TlsSource tls) {
        this(address, header, limits, alphabet, socket, legacy, tls, Openness.INVITED);
    }

    /** With a TCP port alone. */
    public ServerSettings(InetSocketAddress address, FrameHeader header, Limits limits, Name.Alphabet alphabet) {
        this(address, header, limits, alphabet, new SocketPlace.None(), LegacyPolicy.LOOPBACK, new TlsSource.None());
    }

    /** The same, with that key. */
    public ServerSettings with(TlsSource other) {
        return new ServerSettings(address, header, limits, alphabet, socket, legacy, other, openness);
    }

    /** The same, so open. */
    public ServerSettings with(Openness other) {
        return new ServerSettings(address, header, limits, alphabet, socket, legacy, tls, other);
    }

    /** The same, with everybody let in over TLS, invited or not. */
    public ServerSettings open() {
        return with(Openness.ANYBODY);
    }

    HubSettings hub(int legacyReplay) {
        String version = ServerSettings.class.getPackage().getImplementationVersion();
        return new HubSettings(limits, alphabet, legacyReplay, "chat.jar" + (version == null ? "" : "/" + version));
    }

    ConnectionLimits connection() {
        return new ConnectionLimits(
                limits.value(Limit.OWED_BYTES),
                limits.value(Limit.TURN_READ_BYTES),
                limits.value(Limit.TURN_WRITE_BYTES),
                TimeUnit.SECONDS.toNanos(limits.value(Limit.FRAME_SECONDS)),
                TimeUnit.SECONDS.toNanos(limits.value(Limit.WRITE_STALL_SECONDS)));
    }
}
