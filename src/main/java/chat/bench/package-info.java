/** Measures a chat server from the outside: many members on one loop, every delivery checked. Prints nothing by itself. */
@NullMarked
package chat.bench;

import org.jspecify.annotations.NullMarked;
