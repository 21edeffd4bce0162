package chat.client;

import chat.net.TlsProblem;
import chat.protocol.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be wrong on the way to a server, each in one sentence without its full stop. */
final class LinkProblems {
    private static final String TLS_OFF =
            "For a server of the original kind add --tls off; whoever is on the way can then read and change all of it";

    private final String place;
    private final String shut;
    private final boolean secret;
    private final int headerBytes;

    LinkProblems(Way way, int headerBytes) {
        this.place = way.words();
        this.shut = way.shut();
        this.secret = way.tls() != null;
        this.headerBytes = headerBytes;
    }

    static String unknownHost(String host) {
        return "There is no host called " + host;
    }

    /** Where the user was known by more than their word, and nothing answers now. */
    static String onlyWeaker(ServerPlace.Here place, String name) {
        return "The socket of this machine's server, where you were known as " + name
                + " for certain, does not answer: --host " + place.port().host()
                + " goes where anybody can take a name";
    }

    /** The last of the ways failed like this; null if the system did not say how. */
    String unreachable(@Nullable IOException failure) {
        if (failure instanceof TlsProblem) {
            return "What answers at " + place + " does not speak TLS as this client does ("
                    + withoutStop(String.valueOf(failure.getMessage())) + "). " + TLS_OFF;
        }
        String said =
                failure == null ? "" : String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (failure instanceof NoRouteToHostException || said.contains("unreachable")) {
            return "There is no way to " + place + " from here: this machine or that one is off the network";
        }
        if (said.contains("timed out")) {
            return noAnswer();
        }
        if (said.contains("no such file")) {
            return "There is no socket " + place + ": the server does not run, or keeps it elsewhere";
        }
        if (said.contains("permission denied")) {
            return "You may not use the socket " + place + " (permission denied)";
        }
        if (failure instanceof ConnectException || said.contains("refused")) {
            return "Nothing listens at " + place + " (connection refused)";
        }
        return "Cannot connect to " + place + (said.isEmpty() ? "" : " (" + said + ")");
    }

    String noAnswer() {
        return place + " does not answer" + (secret ? ", or not by TLS. " + TLS_OFF : "");
    }

    /** Connected, but not a word after the hello. */
    String silent() {
        return place + " accepts connections but says nothing: it is no chat server, or its --header is not "
                + headerBytes;
    }

    String closedAtOnce() {
        if (!shut.isEmpty()) {
            return shut;
        }
        return place + " closed the connection before it let us in: it is no chat server, or its --header is not "
                + headerBytes;
    }

    String otherHeaderSize() {
        return "The server at " + place + " uses another --header size; here it is " + headerBytes;
    }

    /** The first bytes from there were no frame. */
    String noChat(Fault fault) {
        // Of all malformed headers only the sentence tells those that look like another size; a test holds the two
        // together.
        boolean otherSize = fault.text().contains("another --header size");
        return otherSize ? otherHeaderSize() : "What answers at " + place + " is no chat server";
    }

    /** It speaks the legacy profile alone, and that is not what was asked for. */
    String tooOld() {
        return "The server at " + place + " speaks only the legacy profile: leave --profile session away to talk to it";
    }

    /** Garbage in the middle of a conversation. */
    String garbled(Fault fault) {
        return "The connection to " + place + " was garbled (" + withoutStop(fault.text()) + ")";
    }

    String lost(String reason, @Nullable IOException cause) {
        if (reason.equals("eof")) {
            return "The server closed the connection";
        }
        String said = cause == null ? null : cause.getMessage();
        return "The connection to " + place + " was lost" + (said == null ? "" : " (" + withoutStop(said) + ")");
    }

    static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
