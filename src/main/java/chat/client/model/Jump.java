package chat.client.model;

import java.util.Objects;

/**
 * Where the user wants to be as soon as it is here.
 *
 * @param request what brings it
 * @param seq the entry to show; 0 = the first of the page that is not earlier than the time
 */
record Jump(Request.Page request, long seq, long atMillis) {
    Jump {
        Objects.requireNonNull(request);
    }
}
