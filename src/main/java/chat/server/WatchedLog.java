package chat.server;

import chat.hub.Draft;
import chat.hub.ForwardingLog;
import chat.hub.MessageLog;
import chat.hub.Receipt;
import java.util.function.Consumer;

/**
 * A log that counts what became of the messages and says once when the disk has failed, before the hub hears of it. Loop thread only.
 */
final class WatchedLog implements ForwardingLog {
    private final MessageLog log;
    private final Tally tally;
    private final Consumer<String> whenLost;
    private final Count count = new Count();
    private boolean lost;

    /**
     * @param whenLost takes the sentence about the disk, once; called while the hub is, so it must not call the hub
     */
    WatchedLog(MessageLog log, Tally tally, Consumer<String> whenLost) {
        this.log = log;
        this.tally = tally;
        this.whenLost = whenLost;
    }

    @Override
    public MessageLog behind() {
        return log;
    }

    @Override
    public boolean append(Draft draft, Consumer<Receipt> answer) {
        return log.append(draft, new Counted(answer));
    }

    @Override
    public boolean lookUp(Draft draft, Consumer<Receipt> answer) {
        return log.lookUp(draft, new Counted(answer));
    }

    /** Counts, and hands on. A class of its own because it is made for each message, which a lambda makes dearer in quick-compiled code. */
    private final class Counted implements Consumer<Receipt> {
        private final Consumer<Receipt> answer;

        Counted(Consumer<Receipt> answer) {
            this.answer = answer;
        }

        @Override
        public void accept(Receipt receipt) {
            receipt.accept(count);
            answer.accept(receipt);
        }
    }

    private final class Count implements Receipt.Receiver<Boolean> {
        @Override
        public Boolean committed(Receipt.Committed receipt) {
            return tally.kept("committed");
        }

        @Override
        public Boolean duplicate(Receipt.Duplicate receipt) {
            return tally.kept("duplicate");
        }

        @Override
        public Boolean conflict(Receipt.Conflict receipt) {
            return tally.kept("conflict");
        }

        @Override
        public Boolean unknown(Receipt.Unknown receipt) {
            return true; // what nobody took is nothing that was kept or not
        }

        @Override
        public Boolean refused(Receipt.Refused receipt) {
            return tally.kept("refused");
        }

        @Override
        public Boolean lost(Receipt.Lost receipt) {
            if (!lost) {
                lost = true;
                whenLost.accept(receipt.sentence());
            }
            return tally.kept("lost");
        }
    }
}
