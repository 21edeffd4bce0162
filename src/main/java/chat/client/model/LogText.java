package chat.client.model;

/** What a search looks at. */
public final class LogText {
    private LogText() {}

    public static boolean contains(LogLine line, String query) {
        return line.accept(new LogLine.Receiver<Boolean>() {
            @Override
            public Boolean message(LogLine.Message message) {
                return contains(message.text(), query) || contains(message.from(), query);
            }

            @Override
            public Boolean presence(LogLine.Presence presence) {
                for (LogLine.Change change : presence.changes()) {
                    if (contains(change.name(), query)) {
                        return true;
                    }
                }
                return false;
            }

            @Override
            public Boolean hole(LogLine.Hole hole) {
                return false;
            }

            @Override
            public Boolean note(LogLine.Note note) {
                return contains(note.text(), query);
            }
        });
    }

    /** In any case, without making a copy of each line. */
    static boolean contains(String text, String query) {
        for (int at = 0; at + query.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, query, 0, query.length())) {
                return true;
            }
        }
        return false;
    }
}
