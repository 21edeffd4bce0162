package chat.client;

import chat.net.ClientTls;
import chat.net.Connection;
import java.net.SocketAddress;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One address under which a server may be, and what has to be known of who answers there before a word is said.
 *
 * @param words as people say it
 * @param shut what it means when it is closed before anybody was let in, a sentence without its full stop; empty: what it means for any server
 * @param tls what encrypts it; null: nothing
 */
record Way(
        SocketAddress address,
        String words,
        Trust trust,
        String shut,
        @Nullable ClientTls tls) {
    Way {
        Objects.requireNonNull(address);
        Objects.requireNonNull(words);
        Objects.requireNonNull(trust);
        Objects.requireNonNull(shut);
    }

    Way(SocketAddress address, String words, Trust trust) {
        this(address, words, trust, "", null);
    }

    /** Whether who is at the other end may be talked to. */
    @FunctionalInterface
    interface Trust {
        /** Where nobody can know, as over TCP. */
        Trust UNASKED = (connection, answer) -> answer.accept("");

        /**
         * Finds out, on whatever thread it likes, and answers on the loop.
         *
         * @param answer gets why not, a sentence without its full stop; empty if all is well
         */
        void ask(Connection connection, Consumer<String> answer);

        /** What the user should know of it, a sentence, once it was answered that all is well; empty: nothing. */
        default String remark() {
            return "";
        }
    }
}
