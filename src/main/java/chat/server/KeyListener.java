package chat.server;

/** Hears once what became of the server's TLS key. On the loop thread: it only takes note, or prints a line. */
public interface KeyListener {
    KeyListener NOBODY = new KeyListener() {
        @Override
        public void ready(String fingerprint) {}

        @Override
        public void failed(String sentence) {}
    };

    /** TLS works, with a key of that fingerprint. */
    void ready(String fingerprint);

    /** There is no TLS, for a reason that is for people. */
    void failed(String sentence);
}
