package chat.client;

import java.util.List;

/**
 * Where lines that the server may not have outlive the program. What cannot be written is lost when the program ends, and nothing else:
 * the journal tells of it once, and the chat goes on. Loop thread only.
 */
interface Journal {
    /** Remembers nothing. */
    Journal NONE = new Journal() {
        @Override
        public List<OwnLine> restored() {
            return List.of();
        }

        @Override
        public void wrote(OwnLine line) {}

        @Override
        public void settled(long n) {}
    };

    /** What an earlier run left behind, lowest number first. */
    List<OwnLine> restored();

    /** Keeps this line, in place of what it kept under its number. */
    void wrote(OwnLine line);

    /** That line is not needed any more. */
    void settled(long n);
}
