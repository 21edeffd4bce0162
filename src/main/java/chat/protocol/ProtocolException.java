package chat.protocol;

import java.io.Serial;

/** A body that cannot be read. Carries the fault and no stack trace: the mistake is the peer's, not ours. */
public final class ProtocolException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    private final transient Regarding regarding;

    public ProtocolException(Fault fault) {
        this(fault, Regarding.NOTHING);
    }

    /** Of a body that could be read far enough to know which of its sender's messages it is. */
    public ProtocolException(Fault fault, Regarding regarding) {
        super(fault.text(), null, false, false);
        this.fault = fault;
        this.regarding = regarding;
    }

    public Fault fault() {
        return fault;
    }

    public Regarding regarding() {
        return regarding;
    }
}
