package chat.client;

import chat.net.Timer;
import chat.protocol.LinkEvent;

/** A connection as those see it who speak over it. Loop thread only; what is sent after its end is dropped. */
interface Wire {
    void send(byte[] body);

    /** Whether the peer takes what it is owed: while it does not, only what is short should be sent. */
    boolean roomy();

    /** The fingerprint of the key that the server has shown by TLS, SHA-256 in lower-case hexadecimal; empty without TLS. */
    String serverKey();

    /** The server asks for the proof that the key of the hello is ours. */
    void prove(LinkEvent.Challenge challenge);

    /** The server has let us in. */
    void signedIn();

    /** It knows us under that name by more than our word. */
    void verified(String name);

    /** Gives the connection up. */
    void give(Ending ending);

    /** This turn's time, monotonic ns. */
    long nanos();

    Timer after(long millis, Runnable task);
}
