/** What was said, kept: on a disk with SQLite, or in bounded memory. The only package that knows JDBC. */
@NullMarked
package chat.store;

import org.jspecify.annotations.NullMarked;
