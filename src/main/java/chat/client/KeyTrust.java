package chat.client;

import chat.net.ClientTls;
import chat.net.Connection;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Whether the key that a server has shown by TLS may be talked to: by {@code --fingerprint}, by an authority, by what is remembered, or
 * because it is the first that is seen there, which is then remembered and told. Reads files: not on the loop.
 */
final class KeyTrust implements Way.Trust {
    private final ServerPlace.Tcp place;
    private final ClientTls tls;
    private final KnownServers known;
    private final Executor elsewhere;
    private final Executor loop;
    private volatile String remark = "";

    KeyTrust(ServerPlace.Tcp place, ClientTls tls, KnownServers known, Executor elsewhere, Executor loop) {
        this.place = place;
        this.tls = tls;
        this.known = known;
        this.elsewhere = elsewhere;
        this.loop = loop;
    }

    @Override
    public void ask(Connection connection, Consumer<String> answer) {
        String key = connection.serverKey();
        boolean vouched = tls.vouched();
        elsewhere.execute(() -> {
            String refusal = refusal(key, vouched);
            loop.execute(() -> answer.accept(refusal));
        });
    }

    @Override
    public String remark() {
        return remark;
    }

    /** Why not, a sentence without its full stop; empty if it may be. */
    String refusal(String key, boolean vouched) {
        Secrecy secrecy = place.secrecy();
        if (!secrecy.fingerprint().isEmpty()) {
            if (!secrecy.fingerprint().equals(key)) {
                return "The server at " + place.words() + " shows the key " + key
                        + ", which is not the one of --fingerprint: somebody else answers there, or you were given another"
                        + " server's";
            }
            known.keep(place, key);
            return "";
        }
        if (secrecy.authorities() != null) {
            return vouched
                    ? ""
                    : "No authority in " + secrecy.authorities() + " says that what answers at " + place.words()
                            + " is called so";
        }
        try {
            return remembered(known.keyOf(place), key, vouched);
        } catch (IOException e) {
            return "What servers are known cannot be read from " + known.file() + " (" + JournalFile.reason(e) + ")";
        }
    }

    private String remembered(String before, String key, boolean vouched) {
        if (before.isEmpty()) {
            known.keep(place, vouched ? KnownServers.VOUCHED : key);
            if (!vouched) {
                remark = "First time at " + place.words() + ". Its key is " + key
                        + ": the server printed it when it started. It is remembered, and no other is taken from now on.";
            }
            return "";
        }
        if (before.equals(KnownServers.VOUCHED)) {
            return vouched
                    ? ""
                    : "An authority vouched for the server at " + place.words()
                            + " before, and none does now: somebody else may answer there. Ask whoever runs it for its key,"
                            + " and come with --fingerprint KEY";
        }
        return before.equals(key)
                ? ""
                : "THE KEY OF " + place.words()
                        + " HAS CHANGED: somebody else may answer there, or the server was set up"
                        + " anew. Ask whoever runs it, on another way, for its key. Before it was " + before
                        + ", now it is "
                        + key + ". If that is right, come once with --fingerprint " + key;
    }
}
