package chat.hub;

import java.util.List;
import java.util.function.Consumer;

/** A log that hands everything to another one; what stands before a log overrides what it changes. */
public interface ForwardingLog extends MessageLog {
    /** The other one. */
    MessageLog behind();

    @Override
    default boolean append(Draft draft, Consumer<Receipt> answer) {
        return behind().append(draft, answer);
    }

    @Override
    default boolean lookUp(Draft draft, Consumer<Receipt> answer) {
        return behind().lookUp(draft, answer);
    }

    @Override
    default String epoch() {
        return behind().epoch();
    }

    @Override
    default boolean pressed() {
        return behind().pressed();
    }

    @Override
    default boolean change(RoomChange change, Consumer<Answer<RoomFacts>> answer) {
        return behind().change(change, answer);
    }

    @Override
    default boolean markRead(ReadMark mark, Consumer<Answer<ReadMark>> answer) {
        return behind().markRead(mark, answer);
    }

    @Override
    default boolean retain(Retention bounds, long nowMillis, Consumer<Answer<Retention.Removed>> answer) {
        return behind().retain(bounds, nowMillis, answer);
    }

    @Override
    default boolean rooms(Consumer<Answer<List<RoomFacts>>> answer) {
        return behind().rooms(answer);
    }

    @Override
    default boolean visited(String user, Consumer<Answer<List<Visited>>> answer) {
        return behind().visited(user, answer);
    }

    @Override
    default void note(Note note) {
        behind().note(note);
    }

    @Override
    default boolean notes(String aboutPrefix, Consumer<Answer<List<Note>>> answer) {
        return behind().notes(aboutPrefix, answer);
    }

    @Override
    default boolean page(PageRequest request, Consumer<Answer<Page>> answer) {
        return behind().page(request, answer);
    }

    @Override
    default boolean search(Search search, Consumer<Answer<Search.Hits>> answer) {
        return behind().search(search, answer);
    }

    @Override
    default KeyBook keys() {
        return behind().keys();
    }

    @Override
    default void close() {
        behind().close();
    }
}
