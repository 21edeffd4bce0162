/** The glue between the loop and the hub: decoded bodies go in, encoded frames come out. */
@NullMarked
package chat.server;

import org.jspecify.annotations.NullMarked;
