/** The root command. */
@NullMarked
package chat;

import org.jspecify.annotations.NullMarked;
