package chat.hub;

/** How a client's connection came in: what could be known, and overheard, before it said a word. */
public sealed interface WayIn {
    <R> R accept(Receiver<R> receiver);

    /** One method a way. */
    interface Receiver<R> {
        R socket(Socket way);

        R loopback(Loopback way);

        R tls(Tls way);

        R elsewhere(Elsewhere way);
    }

    /** By the Unix socket: the machine knows who it is. */
    record Socket() implements WayIn {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.socket(this);
        }
    }

    /** By plain TCP from this machine. */
    record Loopback() implements WayIn {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.loopback(this);
        }
    }

    /**
     * By TLS, from wherever.
     *
     * @param serverKey SHA-256 of the public key that we have shown there (its SubjectPublicKeyInfo), in lower-case hexadecimal
     */
    record Tls(String serverKey) implements WayIn {
        private static final int HEX_DIGITS = 64;

        public Tls {
            if (serverKey.length() != HEX_DIGITS || !serverKey.chars().allMatch(Tls::isHex)) {
                throw new IllegalArgumentException("no fingerprint: " + serverKey);
            }
        }

        private static boolean isHex(int c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }

        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.tls(this);
        }
    }

    /** By plain TCP from another machine: anybody on the way can read and change it. */
    record Elsewhere() implements WayIn {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.elsewhere(this);
        }
    }
}
