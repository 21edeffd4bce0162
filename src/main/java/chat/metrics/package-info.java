/** Figures for whoever watches a server: what a figure is, its written form, and the port that serves it. Knows nothing of a chat. */
@NullMarked
package chat.metrics;

import org.jspecify.annotations.NullMarked;
