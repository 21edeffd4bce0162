/** The commands: parse the line, build a settings record, call, return an exit code. */
@NullMarked
package chat.cli;

import org.jspecify.annotations.NullMarked;
