package chat.client;

import chat.client.Way.Trust;
import chat.net.ClientTls;
import chat.net.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ways that the machine knows: names are looked up and sockets looked for on a thread of its own each time, because that may
 * block for half a minute and cannot be called off; a search that nobody waits for any more dies with the process. It connects to
 * nothing itself.
 */
final class WayFinder implements Ways {
    private final Executor loop;
    private final VerifiedHere memory;
    private final KnownServers known;
    private final @Nullable SshTunnel tunnel;

    /**
     * @param folder where the client keeps its things; null: nowhere
     * @param tunnel what leads to a place by ssh; null: nothing
     */
    WayFinder(Executor loop, @Nullable Path folder, @Nullable SshTunnel tunnel) {
        this.loop = loop;
        this.tunnel = tunnel;
        this.memory = new VerifiedHere(folder);
        this.known = new KnownServers(folder);
    }

    @Override
    public void find(ServerPlace place, Consumer<Found> answer) {
        Runnable search = () -> {
            Found found = place.accept(new Search());
            loop.execute(() -> answer.accept(found));
        };
        if (place instanceof ServerPlace.Ssh && tunnel != null) {
            tunnel.execute(search); // one after another: there is one ssh
        } else {
            elsewhere(search);
        }
    }

    @Override
    public void verified(ServerPlace place, Way way, String name) {
        if (place instanceof ServerPlace.Here && way.address() instanceof UnixDomainSocketAddress) {
            elsewhere(() -> memory.keep(name));
        }
    }

    private static void elsewhere(Runnable task) {
        Thread thread = new Thread(task, "chat-ways");
        thread.setDaemon(true);
        thread.start();
    }

    private Way socket(Path path) {
        return new Way(UnixDomainSocketAddress.of(path), path.toString(), trust(path));
    }

    private Trust trust(Path path) {
        return (connection, answer) -> elsewhere(() -> {
            String sentence = refusal(path, connection);
            loop.execute(() -> answer.accept(sentence));
        });
    }

    private static String refusal(Path socket, Connection connection) {
        try {
            return SocketCheck.refusal(socket, connection.peerUser());
        } catch (IOException unknown) {
            return "Nobody can tell who serves " + socket + " (" + JournalFile.reason(unknown) + ")";
        }
    }

    /** On a thread of its own. */
    private final class Search implements ServerPlace.Receiver<Found> {
        @Override
        public Found tcp(ServerPlace.Tcp place) {
            List<Way> found = new ArrayList<>();
            try {
                for (InetAddress address : InetAddress.getAllByName(place.host())) {
                    found.add(way(place, address));
                }
            } catch (UnknownHostException none) {
                return Found.none(Ending.again(LinkProblems.unknownHost(place.host()), "unknown_host"));
            } catch (IOException wrong) {
                return Found.none(Ending.never(LinkProblems.withoutStop(String.valueOf(wrong.getMessage())), "no_tls"));
            }
            return new Found(found, null);
        }

        private Way way(ServerPlace.Tcp place, InetAddress address) throws IOException {
            InetSocketAddress to = new InetSocketAddress(address, place.port());
            Secrecy secrecy = place.secrecy();
            String before = known.keyOf(place);
            boolean secret = switch (secrecy.wish()) {
                case ON -> true;
                case OFF -> false;
                case BY_PLACE -> !address.isLoopbackAddress() || !before.isEmpty();
            };
            if (!secret) {
                return new Way(to, place.words(), Trust.UNASKED);
            }
            boolean byKey =
                    !secrecy.fingerprint().isEmpty() || (!before.isEmpty() && !before.equals(KnownServers.VOUCHED));
            ClientTls tls = byKey
                    ? ClientTls.unjudged(place.host(), place.port())
                    : ClientTls.to(place.host(), place.port(), secrecy.authorities());
            Trust trust = new KeyTrust(place, tls, known, WayFinder::elsewhere, loop);
            return new Way(to, place.words(), trust, "", tls);
        }

        @Override
        public Found socket(ServerPlace.Socket place) {
            return new Found(List.of(WayFinder.this.socket(place.path())), null);
        }

        @Override
        public Found here(ServerPlace.Here place) {
            List<Way> found = new ArrayList<>();
            for (Path path : place.sockets()) {
                if (Files.exists(path)) {
                    found.add(WayFinder.this.socket(path));
                }
            }
            String name = memory.name();
            if (!name.isEmpty()) {
                String sentence = LinkProblems.onlyWeaker(place, name);
                return new Found(found, Ending.again(sentence, "only_weaker"));
            }
            Found tcp = place.port().accept(this);
            found.addAll(tcp.ways());
            return new Found(found, tcp.otherwise());
        }

        @Override
        public Found ssh(ServerPlace.Ssh place) {
            if (tunnel == null) {
                return Found.none(Ending.never("There is no ssh to " + place.to(), "no_ssh"));
            }
            try {
                Path local = tunnel.open(SshTunnel.Questions.NONE);
                String shut = "Nothing answers at " + place.socket() + " on the machine that ssh " + place.to()
                        + " leads to, or you may not use it: does the server run there?";
                return new Found(
                        List.of(new Way(UnixDomainSocketAddress.of(local), place.words(), trust(local), shut, null)),
                        null);
            } catch (IOException failed) {
                return Found.none(Ending.again(String.valueOf(failed.getMessage()), "ssh_failed"));
            }
        }
    }
}
