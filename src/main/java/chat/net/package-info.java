/** The event loop, its connections and the bytes of the feeds. Knows frames, never messages. */
@NullMarked
package chat.net;

import org.jspecify.annotations.NullMarked;
