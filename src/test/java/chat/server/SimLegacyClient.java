package chat.server;

import chat.sim.SimSocket;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** One legacy client of the simulation and what it remembers. It lives as long as its connection. */
final class SimLegacyClient {
    final int number;
    final SimWire wire;
    final Transcript heard;
    private final PlantedBug bug;
    boolean signedIn;
    boolean gone;
    /** It said farewell, with all that it had said before on its way. */
    boolean left;
    /** Something that it sent may never have been read. */
    boolean cutOff;

    int said;

    SimLegacyClient(int number, String wanted, SimSocket socket, SimTrace trace, PlantedBug bug) {
        this.number = number;
        this.wire = new SimWire(number, socket, trace);
        this.heard = new Transcript(number, wanted);
        this.bug = bug;
    }

    void say(Random dice) {
        if (!signedIn) {
            signedIn = true;
            wire.queue("USERNAME:" + heard.name);
        } else {
            String padding = dice.nextInt(8) == 0 ? "é\nline two " + "x".repeat(dice.nextInt(1500)) : "";
            wire.queue(Transcript.id(number, said++) + padding);
        }
    }

    void whisper(String to) {
        if (signedIn) {
            wire.queue("!WHISPER:" + to + " for " + to + " psst " + Transcript.id(number, said));
        }
    }

    void flood(int messages, Random dice) {
        for (int i = 0; i < messages; i++) {
            say(dice);
        }
    }

    /** So much at once that a few of them fill a feed. */
    void burst() {
        if (signedIn) {
            for (int i = 0; i < 40; i++) {
                wire.queue(Transcript.id(number, said++) + "x".repeat(1900));
            }
            wire.sendAll();
        }
    }

    /** A body that the server has to skip, in one go. */
    void tooLong(Random dice) {
        if (signedIn && dice.nextInt(4) == 0) {
            wire.queue("x".repeat(300_000));
            wire.sendAll();
        }
    }

    void garbage(Random dice) {
        signedIn = true;
        cutOff = true;
        byte[] bytes = new byte[1 + dice.nextInt(200)];
        dice.nextBytes(bytes);
        wire.queueRaw(dice.nextBoolean() ? bytes : "99999999".getBytes(StandardCharsets.US_ASCII));
        end(wire::sendAll, true);
        wire.socket.peerEnds();
    }

    void leave() {
        wire.queue("!DISCONNECT");
        left = signedIn;
        end(wire::sendAll, !signedIn);
    }

    /** The client ends its connection in that way. */
    void end(Runnable how, boolean lossy) {
        cutOff |= lossy;
        how.run();
        gone = true;
    }

    void read(int most) {
        wire.read(most, body -> bug.hear(heard, new String(body, StandardCharsets.UTF_8)));
        if (!wire.stalled && wire.socket.peerSeesEnd() && !gone) {
            cutOff = true;
            gone = true;
        }
    }
}
