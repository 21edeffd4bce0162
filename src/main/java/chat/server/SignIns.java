package chat.server;

import chat.hub.Identity;
import chat.net.EventLoop;
import chat.net.Login;
import chat.net.Logins;
import chat.protocol.FaultCode;
import chat.protocol.Regarding;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Those who have said hello and wait to be signed in: in the order in which they spoke, before the turn's writing, and so many a turn
 * that a storm of them does not make one long turn. Who came by the Unix socket waits first until the machine has said who it is.
 * Loop thread only.
 */
final class SignIns implements AutoCloseable {
    private static final int PER_TURN_MAX = 256;

    private final ChatServer server;
    private final Logins logins;
    private final Proofs proofs;
    private final Queue<Peer> newcomers = new ArrayDeque<>();

    SignIns(ChatServer server, EventLoop loop) {
        this.server = server;
        this.logins = new Logins(loop);
        this.proofs = new Proofs(loop);
        server.hub().signsInByKey(proofs, server.settings().openness());
        loop.beforeFlush(this::signIn);
    }

    void add(Peer peer) {
        if (!peer.local()) {
            newcomers.add(peer);
        } else if (!logins.ask(peer.connection(), login -> known(peer, login))) {
            String sentence = "Too many come in at once. Try again in a moment.";
            server.refuse(peer, FaultCode.SERVER_FULL.refusal(sentence, Regarding.NOTHING), "logins_full");
        }
    }

    private void known(Peer peer, Login login) {
        if (peer.session().gone()) {
            return; // it did not wait for it
        }
        if (login instanceof Login.Known user) {
            server.hub().identify(peer.session(), new Identity(user.uid(), user.name()));
            withGroups(peer, user.name());
        } else if (login instanceof Login.Nameless nobody) {
            server.refuse(peer, FaultCode.BAD_PROOF.refusal(nobody.sentence(), Regarding.NOTHING), "no_login");
        }
    }

    private void withGroups(Peer peer, String login) {
        if (!server.hub().asksForGroups()) {
            newcomers.add(peer);
            return;
        }
        server.desk().groups(login, groups -> {
            server.hub().groups(peer.session(), groups);
            newcomers.add(peer);
            server.loop().execute(() -> {}); // a turn in which it is signed in
        });
    }

    private void signIn() {
        for (int left = PER_TURN_MAX; left > 0 && !newcomers.isEmpty(); left--) {
            newcomers.remove().signIn();
        }
        if (!newcomers.isEmpty()) {
            server.loop().execute(() -> {}); // so that the next turn does not wait
        }
    }

    /** Whoever is asked about will not be signed in any more. */
    @Override
    public void close() {
        logins.close();
        proofs.close();
    }
}
