package chat.store;

import chat.hub.Note;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The notes of a {@link MemoryLog}: the last of each subject, up to a number; new ones beyond it are not kept. */
final class MemoryNotes {
    private static final int NOTES_MAX = 100_000;

    private final NavigableMap<String, Note> byAbout = new TreeMap<>();

    void take(Note note) {
        if (note.text().isEmpty()) {
            byAbout.remove(note.about());
        } else if (byAbout.containsKey(note.about()) || byAbout.size() < NOTES_MAX) {
            byAbout.put(note.about(), note);
        }
    }

    /** Lets go of those with a time before that one. */
    void forgetBefore(long atMillis) {
        byAbout.values().removeIf(note -> note.atMillis() > 0 && note.atMillis() < atMillis);
    }

    List<Note> startingWith(String aboutPrefix) {
        return byAbout.tailMap(aboutPrefix, true).values().stream()
                .takeWhile(note -> note.about().startsWith(aboutPrefix))
                .toList();
    }
}
