/** Grapheme clusters, column widths and line wrapping: the only place that measures text. */
@NullMarked
package chat.client.text;

import org.jspecify.annotations.NullMarked;
