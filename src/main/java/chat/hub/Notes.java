package chat.hub;

import chat.protocol.RoomName;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the hub writes down besides what is said: who is here, so that a restart makes no noise, and for each user the rooms and the
 * ignored names, so that they are found again, also when the user comes back under the name taken last.
 */
final class Notes {
    private static final String PRESENT = "present ";
    private static final String USER = "user ";

    private final House house;

    Notes(House house) {
        this.house = house;
    }

    /** What is known of a user from before. */
    record Kept(List<String> rooms, List<String> ignored) {
        static final Kept NOTHING = new Kept(List.of(), List.of());
    }

    /** Who was here at the end. */
    record Present(String key, String name) {}

    /** The user is here, under that name. */
    void present(User user) {
        if (!user.legacy()) {
            house.log.note(new Note(PRESENT + user.key(), user.name().value()));
        }
    }

    void gone(User user) {
        if (!user.legacy()) {
            house.log.note(new Note(PRESENT + user.key(), ""));
        }
    }

    /** The user is in other rooms now, or ignores somebody else, or is about to leave: what is noted is true until now. */
    void changed(User user) {
        if (!user.legacy()) {
            String rooms = user.rooms.stream()
                    .map(room -> room.name().value())
                    .filter(room -> !room.equals(Hub.LOBBY))
                    .collect(Collectors.joining(" "));
            String text = rooms + "\n" + String.join(" ", user.ignored);
            long now = house.time.wallMillis();
            Note note = new Note(USER + user.key(), text.isBlank() ? "" : text, now);
            house.log.note(note);
            if (!user.keyOfName().equals(user.key())) {
                house.log.note(new Note(USER + user.keyOfName(), note.text(), now));
            }
        }
    }

    /** Looks up who was here at the end; null is answered when the history cannot say. */
    boolean whoWasPresent(Consumer<List<Present>> answer) {
        return house.log.notes(
                PRESENT,
                found -> answer.accept(orNone(found).stream()
                        .map(note -> new Present(note.about().substring(PRESENT.length()), note.text()))
                        .toList()));
    }

    boolean of(User user, Consumer<Kept> answer) {
        String about = USER + user.key();
        return house.log.notes(about, found -> answer.accept(kept(about, orNone(found))));
    }

    private static Kept kept(String about, List<Note> notes) {
        for (Note note : notes) {
            if (note.about().equals(about)) {
                String[] lines = note.text().split("\n", -1); // versions before this one wrote a third line
                return lines.length < 2 ? Kept.NOTHING : new Kept(words(lines[0]), words(lines[1]));
            }
        }
        return Kept.NOTHING;
    }

    private static List<String> words(String line) {
        return line.isBlank() ? List.of() : List.of(line.split(" ", -1));
    }

    private static List<Note> orNone(Answer<List<Note>> answer) {
        return answer instanceof Answer.Found<List<Note>> found ? found.value() : List.of();
    }

    /** The room of that name, if any can be called that. */
    static @Nullable RoomName room(String name) {
        try {
            return new RoomName(name);
        } catch (IllegalArgumentException e) {
            return null; // written by a version with other rules
        }
    }
}
