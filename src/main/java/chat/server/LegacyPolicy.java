package chat.server;

import chat.hub.WayIn;
import chat.net.TlsSource;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** From where clients are let in that can be asked for nothing but a name, or are overheard by whoever is on the way. */
public enum LegacyPolicy {
    /** From this machine alone. */
    LOOPBACK,
    ANY,
    OFF;

    /** The word of the option. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LegacyPolicy> of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst();
    }

    /** Why one from there is not let in; empty if it is. */
    Optional<String> problem(SocketAddress from) {
        return switch (this) {
            case ANY -> Optional.empty();
            case OFF -> Optional.of("This chat takes no clients of the original protocol. Come with chat.jar client.");
            case LOOPBACK ->
                isHere(from)
                        ? Optional.empty()
                        : Optional.of(
                                "This chat takes clients of the original protocol from its own machine alone. Come with"
                                        + " chat.jar client, or ask its operator for --legacy any.");
        };
    }

    /** Why one who asks for the session profile by that way is not let in; empty if it is. */
    Optional<String> plainProblem(WayIn way, TlsSource tls) {
        if (this == ANY || !(way instanceof WayIn.Elsewhere)) {
            return Optional.empty();
        }
        String sentence = "This chat takes connections that are not encrypted from its own machine alone. ";
        return Optional.of(sentence
                + (tls instanceof TlsSource.None
                        ? "Come with chat.jar client --ssh USER@HOST."
                        : "Come with chat.jar client without --tls off, or with --ssh USER@HOST."));
    }

    private static boolean isHere(SocketAddress from) {
        return !(from instanceof InetSocketAddress inet) || inet.getAddress().isLoopbackAddress();
    }
}
