/** Draws the model into a grid of cells. Pure; no terminal. */
@NullMarked
package chat.client.view;

import org.jspecify.annotations.NullMarked;
