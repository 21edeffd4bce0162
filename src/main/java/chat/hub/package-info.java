/** Rooms, sessions and their rules. No sockets, no clock, no threads. */
@NullMarked
package chat.hub;

import org.jspecify.annotations.NullMarked;
