package chat.hub;

/** What came of a question to the {@link MessageLog}. */
public sealed interface Answer<T> {
    <R> R accept(Receiver<T, R> receiver);

    /** One method for each that there is. */
    interface Receiver<T, R> {
        R found(Found<T> answer);

        R failed(Failed<T> answer);
    }

    /** As asked. */
    record Found<T>(T value) implements Answer<T> {
        @Override
        public <R> R accept(Receiver<T, R> receiver) {
            return receiver.found(this);
        }
    }

    /** Not now, or not at all: a sentence for people. */
    record Failed<T>(String sentence) implements Answer<T> {
        @Override
        public <R> R accept(Receiver<T, R> receiver) {
            return receiver.failed(this);
        }
    }
}
