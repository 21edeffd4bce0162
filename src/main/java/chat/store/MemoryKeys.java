package chat.store;

import chat.hub.Answer;
import chat.hub.Invitation;
import chat.hub.KeyBook;
import chat.hub.KeyChange;
import chat.hub.KnownKey;
import chat.hub.MessageLog;
import chat.protocol.SignInKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The keys and invitations of a {@link MemoryLog}: gone when the process is. The hub bounds how many there are. */
final class MemoryKeys implements KeyBook, KeyChange.Receiver<Boolean, RuntimeException> {
    private final MemoryAnswers answers;
    private final Map<SignInKey, KnownKey> keys = new LinkedHashMap<>();
    private final Map<String, Invitation> invitations = new LinkedHashMap<>();

    MemoryKeys(MemoryAnswers answers) {
        this.answers = answers;
    }

    @Override
    public boolean all(Consumer<Answer<Kept>> answer) {
        answers.add(
                answer,
                new Answer.Found<>(new Kept(new ArrayList<>(keys.values()), new ArrayList<>(invitations.values()))));
        return true;
    }

    @Override
    public boolean keep(KeyChange change, Consumer<Answer<KeyChange>> answer) {
        if (answers.size() >= MessageLog.WRITES_WAITING_MAX) {
            return false;
        }
        change.accept(this);
        answers.add(answer, new Answer.Found<>(change));
        return true;
    }

    @Override
    public Boolean invited(KeyChange.Invited change) {
        return invitations.put(change.invitation().hash(), change.invitation()) == null;
    }

    @Override
    public Boolean withdrawn(KeyChange.Withdrawn change) {
        return invitations.remove(change.hash()) != null;
    }

    @Override
    public Boolean bound(KeyChange.Bound change) {
        invitations.remove(change.hash());
        return keys.put(change.key().key(), change.key()) == null;
    }

    @Override
    public Boolean revoked(KeyChange.Revoked change) {
        return keys.remove(change.key()) != null;
    }
}
