package chat.protocol;

/**
 * What a server tells a client of its bounds, so that the client asks nothing that would be refused.
 *
 * @param textBytes the longest text, in bytes of UTF-8
 * @param textLines the most lines of a text
 * @param frameBytes the longest body of a frame
 * @param pageEntries the most entries of a page
 * @param unacknowledged so many messages a client may have on their way at once; the next waits for an acknowledgement
 * @param requests so many requests may wait for their answer at once
 * @param pingSeconds after so long a silence either side asks whether the other is there
 * @param lostSeconds after so long a silence the connection counts as lost
 */
public record SessionLimits(
        int textBytes,
        int textLines,
        int frameBytes,
        int pageEntries,
        int unacknowledged,
        int requests,
        int pingSeconds,
        int lostSeconds) {
    public SessionLimits {
        SessionBounds.number("text_bytes", textBytes, 1);
        SessionBounds.number("text_lines", textLines, 1);
        SessionBounds.number("frame_bytes", frameBytes, 1);
        SessionBounds.number("page_entries", pageEntries, 1, SessionBounds.ENTRIES_MAX);
        SessionBounds.number("unacknowledged", unacknowledged, 1);
        SessionBounds.number("requests", requests, 1);
        SessionBounds.number("ping_seconds", pingSeconds, 1);
        SessionBounds.number("lost_seconds", lostSeconds, pingSeconds);
    }
}
