/** The terminal itself: keys in, cells out, and always restored. */
@NullMarked
package chat.client.terminal;

import org.jspecify.annotations.NullMarked;
