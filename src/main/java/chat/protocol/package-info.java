/** Frames, messages, names and text: bytes to values and back. No input or output, no clock, no threads. */
@NullMarked
package chat.protocol;

import org.jspecify.annotations.NullMarked;
