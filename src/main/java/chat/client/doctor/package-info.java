/** What {@code /doctor} and {@code chat.jar doctor} make of what was found out: facts in, sentences out. Pure: no I/O, no clock. */
@NullMarked
package chat.client.doctor;

import org.jspecify.annotations.NullMarked;
