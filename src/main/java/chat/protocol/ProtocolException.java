package chat.protocol;

import java.io.Serial;

/** A body that cannot be read. Carries the fault and no stack trace: the mistake is the peer's, not ours. */
public final class ProtocolException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public ProtocolException(Fault fault) {
        super(fault.text(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
