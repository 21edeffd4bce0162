/** Reads files of settings: values by name, with their lines. The only package that uses the TOML library; knows no setting. */
@NullMarked
package chat.toml;

import org.jspecify.annotations.NullMarked;
