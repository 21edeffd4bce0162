/** The settings file: read, changed in place, kept. Knows no screen and no server; the only package that uses the TOML library. */
@NullMarked
package chat.client.config;

import org.jspecify.annotations.NullMarked;
