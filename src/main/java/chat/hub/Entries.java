package chat.hub;

import chat.protocol.DeviceId;
import chat.protocol.Entry;
import chat.protocol.Tag;
import chat.protocol.TextKind;

/** What the history keeps, as members see it. */
final class Entries {
    private static final int DEVICE_DIGITS = 32;

    private Entries() {}

    static Entry of(LogEntry kept) {
        return new Entry(
                kept.seq(), kept.atMillis(), kept.user(), kept.verified(), tag(kept), kind(kept.kind()), kept.text());
    }

    private static Tag tag(LogEntry kept) {
        // Of another length is what was imported; it was nobody's who waits for it.
        return kept.n() == 0 || kept.device().length() != DEVICE_DIGITS
                ? Tag.NOBODYS
                : Tag.of(new DeviceId(kept.device()), kept.n());
    }

    private static TextKind kind(EntryKind kind) {
        return switch (kind) {
            case TEXT, EVENT -> TextKind.TEXT;
            case ACTION -> TextKind.ACTION;
            case BLOCK -> TextKind.BLOCK;
        };
    }
}
