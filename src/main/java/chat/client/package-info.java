/** The client program: the event queue, the effects, the link to the server. */
@NullMarked
package chat.client;

import org.jspecify.annotations.NullMarked;
