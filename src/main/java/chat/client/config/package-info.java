/** The settings file: read, changed in place, kept. Knows no screen and no server. */
@NullMarked
package chat.client.config;

import org.jspecify.annotations.NullMarked;
