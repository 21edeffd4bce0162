package chat.net;

import java.nio.channels.SelectionKey;

/** What the selector is asked to watch one connection for; it is told of changes only, since telling it is a system call. Loop thread only. */
final class Interest {
    private SelectionKey key;
    private int ops;

    /** The key was registered with these operations. */
    Interest(SelectionKey key, int ops) {
        this.key = key;
        this.ops = ops;
    }

    /** The channel is on another selector now, asked for the same. */
    void moved(SelectionKey to) {
        key = to;
    }

    /** From now on it is watched for these. */
    void of(boolean reading, boolean writing) {
        int wanted = (reading ? SelectionKey.OP_READ : 0) | (writing ? SelectionKey.OP_WRITE : 0);
        if (ops != wanted && key.isValid()) {
            ops = wanted;
            key.interestOps(wanted);
        }
    }

    /** Off the selector. */
    void end() {
        key.cancel();
    }
}
