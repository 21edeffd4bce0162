package chat.client.model;

import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomName;
import org.jspecify.annotations.Nullable;

/** Reads what somebody typed to search for: words, "phrases", {@code from:bob in:#ops before:2026-11-23}. */
final class SearchWords {
    private static final String FROM = "from:";
    private static final String IN = "in:";
    private static final String BEFORE = "before:";

    /** As many as the server takes. */
    private static final int CHARS_MAX = 256;

    private final StringBuilder words = new StringBuilder();
    private final Model model;
    private @Nullable Place place;
    private String by = "";
    private long untilMillis;
    private String problem = "";

    private SearchWords(Model model) {
        this.model = model;
    }

    /** What to ask for, or a sentence that says what is wrong with it. */
    record Reading(Request.@Nullable Search request, String problem) {}

    static Reading read(Model model, String typed, int limit) {
        SearchWords words = new SearchWords(model);
        for (String word : typed.strip().split("\\s+", -1)) {
            words.take(word);
        }
        if (words.problem.isEmpty() && words.words.isEmpty() && words.by.isEmpty()) {
            words.problem = "Say what to search for: words, a \"phrase\", or from:name.";
        }
        if (words.problem.isEmpty() && words.words.length() > CHARS_MAX) {
            words.problem = "A search has at most " + CHARS_MAX + " characters.";
        }
        return words.problem.isEmpty()
                ? new Reading(
                        new Request.Search(words.words.toString(), words.place, words.by, words.untilMillis, limit, 0),
                        "")
                : new Reading(null, words.problem);
    }

    private void take(String word) {
        if (begins(word, FROM)) {
            by = word.substring(FROM.length());
            problem = by.length() > Name.CHARS_MAX
                    ? "from: needs a name of at most " + Name.CHARS_MAX + " characters."
                    : problem;
        } else if (begins(word, IN)) {
            in(word.substring(IN.length()));
        } else if (begins(word, BEFORE)) {
            before(word.substring(BEFORE.length()));
        } else {
            words.append(words.isEmpty() ? "" : " ").append(word);
        }
    }

    private void in(String where) {
        Window window = where.startsWith("#") ? null : model.windows().of(new Place.With(where));
        if (window != null) {
            place = window.talk().place();
            return;
        }
        try {
            place = new Place.InRoom(RoomName.of(where));
        } catch (IllegalArgumentException none) {
            problem = "in: needs a room or a person you have talked with, such as in:#ops.";
        }
    }

    private void before(String when) {
        Long millis = TypedTime.millis(when, model.nowMillis(), model.settings().zone());
        if (millis == null) {
            problem = "before: needs a day such as 2026-11-23, or a time such as 14:30.";
        } else {
            untilMillis = millis;
        }
    }

    private static boolean begins(String word, String with) {
        return word.length() > with.length() && word.regionMatches(true, 0, with, 0, with.length());
    }
}
