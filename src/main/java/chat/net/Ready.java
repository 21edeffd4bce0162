package chat.net;

/** What the loop calls when the selector says that a channel is ready. Loop thread only. */
interface Ready {
    /** The channel can do something of {@code ops}, the ready set of {@link java.nio.channels.SelectionKey}. */
    void ready(int ops);
}
