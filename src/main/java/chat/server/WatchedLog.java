package chat.server;

import chat.hub.Answer;
import chat.hub.Draft;
import chat.hub.MessageLog;
import chat.hub.Note;
import chat.hub.Page;
import chat.hub.PageRequest;
import chat.hub.ReadMark;
import chat.hub.Receipt;
import chat.hub.Retention;
import chat.hub.RoomChange;
import chat.hub.RoomFacts;
import chat.hub.Search;
import chat.hub.Visited;
import java.util.List;
import java.util.function.Consumer;

/**
 * A log that counts what became of the messages and says once when the disk has failed, before the hub hears of it. Loop thread only.
 */
final class WatchedLog implements MessageLog {
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
    public boolean append(Draft draft, Consumer<Receipt> answer) {
        return log.append(draft, receipt -> {
            receipt.accept(count);
            answer.accept(receipt);
        });
    }

    @Override
    public String epoch() {
        return log.epoch();
    }

    @Override
    public boolean pressed() {
        return log.pressed();
    }

    @Override
    public boolean change(RoomChange change, Consumer<Answer<RoomFacts>> answer) {
        return log.change(change, answer);
    }

    @Override
    public boolean markRead(ReadMark mark, Consumer<Answer<ReadMark>> answer) {
        return log.markRead(mark, answer);
    }

    @Override
    public boolean retain(Retention bounds, long nowMillis, Consumer<Answer<Retention.Removed>> answer) {
        return log.retain(bounds, nowMillis, answer);
    }

    @Override
    public boolean rooms(Consumer<Answer<List<RoomFacts>>> answer) {
        return log.rooms(answer);
    }

    @Override
    public boolean visited(String user, Consumer<Answer<List<Visited>>> answer) {
        return log.visited(user, answer);
    }

    @Override
    public void note(Note note) {
        log.note(note);
    }

    @Override
    public boolean notes(String aboutPrefix, Consumer<Answer<List<Note>>> answer) {
        return log.notes(aboutPrefix, answer);
    }

    @Override
    public boolean page(PageRequest request, Consumer<Answer<Page>> answer) {
        return log.page(request, answer);
    }

    @Override
    public boolean search(Search search, Consumer<Answer<Search.Hits>> answer) {
        return log.search(search, answer);
    }

    @Override
    public void close() {
        log.close();
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
