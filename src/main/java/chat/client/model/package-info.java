/** What the client knows and how an event changes it. Immutable, pure, no clock. */
@NullMarked
package chat.client.model;

import org.jspecify.annotations.NullMarked;
