package chat.hub;

import chat.protocol.SignInKey;

/** What changes in a {@link KeyBook}: all of one change is kept, or nothing of it. */
public sealed interface KeyChange {
    <R, E extends Exception> R accept(Receiver<R, E> to) throws E;

    /** One method a change. */
    interface Receiver<R, E extends Exception> {
        R invited(Invited change) throws E;

        R withdrawn(Withdrawn change) throws E;

        R bound(Bound change) throws E;

        R revoked(Revoked change) throws E;
    }

    /** There is one more invitation. */
    record Invited(Invitation invitation) implements KeyChange {
        @Override
        public <R, E extends Exception> R accept(Receiver<R, E> to) throws E {
            return to.invited(this);
        }
    }

    /** That invitation counts no more. */
    record Withdrawn(String hash) implements KeyChange {
        @Override
        public <R, E extends Exception> R accept(Receiver<R, E> to) throws E {
            return to.withdrawn(this);
        }
    }

    /** A key lets somebody in from now on, and the invitation is used up. */
    record Bound(KnownKey key, String hash) implements KeyChange {
        @Override
        public <R, E extends Exception> R accept(Receiver<R, E> to) throws E {
            return to.bound(this);
        }
    }

    /** That key lets nobody in any more. */
    record Revoked(SignInKey key) implements KeyChange {
        @Override
        public <R, E extends Exception> R accept(Receiver<R, E> to) throws E {
            return to.revoked(this);
        }
    }
}
