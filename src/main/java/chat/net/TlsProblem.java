package chat.net;

import java.io.IOException;

/** TLS could not be begun, or not be gone on with; the message is for people where it comes from a file of theirs, else the library's. */
public final class TlsProblem extends IOException {
    private static final long serialVersionUID = 1;

    public TlsProblem(String message) {
        super(message);
    }

    TlsProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
