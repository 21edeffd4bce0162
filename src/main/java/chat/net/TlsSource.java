package chat.net;

import java.nio.file.Path;

/** Where a server's TLS key comes from. */
public sealed interface TlsSource {
    <R> R accept(Receiver<R> receiver);

    /** One method a source. */
    interface Receiver<R> {
        R none(None source);

        R given(Given source);

        R kept(Kept source);
    }

    /** There is no TLS. */
    record None() implements TlsSource {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.none(this);
        }
    }

    /** It is here. */
    record Given(TlsKey key) implements TlsSource {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.given(this);
        }
    }

    /** In that folder, where it is made if there is none. */
    record Kept(Path folder) implements TlsSource {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.kept(this);
        }
    }
}
