package chat.store;

import chat.hub.Answer;
import chat.hub.KeyBook;
import chat.hub.KeyChange;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The keys and invitations in the database, by the lanes of its {@link SqliteLog}. */
record SqliteKeys(
        Predicate<Consumer<Answer<KeyBook.Kept>>> reading, BiPredicate<KeyChange, Consumer<Answer<KeyChange>>> writing)
        implements KeyBook {
    @Override
    public boolean all(Consumer<Answer<Kept>> answer) {
        return reading.test(answer);
    }

    @Override
    public boolean keep(KeyChange change, Consumer<Answer<KeyChange>> answer) {
        return writing.test(change, answer);
    }
}
