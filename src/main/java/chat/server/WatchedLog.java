package chat.server;

import chat.hub.Answer;
import chat.hub.Draft;
import chat.hub.ForwardingLog;
import chat.hub.MessageLog;
import chat.hub.ReadMark;
import chat.hub.Receipt;
import chat.hub.Retention;
import chat.hub.RoomChange;
import chat.hub.RoomFacts;
import java.util.function.Consumer;

/**
 * A log that counts what became of the messages, says once when the disk has failed, before the hub hears of it, and answers about
 * writes no faster than can be published. Loop thread only.
 */
final class WatchedLog implements ForwardingLog {
    private final MessageLog log;
    private final Tally tally;
    private final Consumer<String> whenLost;
    private final AnswerPace pace;
    private final Count count = new Count();
    private boolean lost;

    /**
     * @param whenLost takes the sentence about the disk, once; called while the hub is, so it must not call the hub
     */
    WatchedLog(MessageLog log, Tally tally, AnswerPace pace, Consumer<String> whenLost) {
        this.log = log;
        this.tally = tally;
        this.pace = pace;
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

    @Override
    public boolean change(RoomChange change, Consumer<Answer<RoomFacts>> answer) {
        return log.change(change, facts -> pace.give(answer, facts));
    }

    @Override
    public boolean markRead(ReadMark mark, Consumer<Answer<ReadMark>> answer) {
        return log.markRead(mark, read -> pace.give(answer, read));
    }

    @Override
    public boolean retain(Retention bounds, long nowMillis, Consumer<Answer<Retention.Removed>> answer) {
        return log.retain(bounds, nowMillis, removed -> pace.give(answer, removed));
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
            pace.give(answer, receipt);
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
