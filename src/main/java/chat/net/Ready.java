package chat.net;

import java.nio.channels.SelectionKey;

/** What the loop calls when the selector says something about a channel. Loop thread only; throws nothing. */
interface Ready {
    /** The channel can do something of {@code ops}, the ready set of {@link SelectionKey}. */
    void ready(int ops);

    /** The channel is on another selector from now on, with that key. */
    void moved(SelectionKey key);

    /** The channel could not be put on another selector: nothing will ever be ready again. */
    void lost();
}
