package chat.hub;

/** What became of a {@link Draft}. */
public sealed interface Receipt {
    <R> R accept(Receiver<R> receiver);

    /** One method for each that there is. */
    interface Receiver<R> {
        R committed(Committed receipt);

        R duplicate(Duplicate receipt);

        R conflict(Conflict receipt);

        R unknown(Unknown receipt);

        R refused(Refused receipt);

        R lost(Lost receipt);
    }

    /** Kept for good: to be published and acknowledged. */
    record Committed(LogEntry entry) implements Receipt {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.committed(this);
        }
    }

    /** Kept before: to be acknowledged once more and published to nobody. */
    record Duplicate(LogEntry entry) implements Receipt {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.duplicate(this);
        }
    }

    /** The sender has used this number for something else; nothing was kept. */
    record Conflict(String sentence) implements Receipt {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.conflict(this);
        }
    }

    /** Asked for and never kept, nor is it now: the answer to {@link MessageLog#lookUp} alone. */
    record Unknown() implements Receipt {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.unknown(this);
        }
    }

    /** Not kept, and it may be tried again: the disk is full, or it cannot be told whether this was kept long ago. */
    record Refused(String sentence) implements Receipt {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.refused(this);
        }
    }

    /**
     * Nobody knows whether it was kept: the disk has failed. Nothing that comes after it will be kept either, so the server says
     * the sentence and ends.
     */
    record Lost(String sentence) implements Receipt {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.lost(this);
        }
    }
}
