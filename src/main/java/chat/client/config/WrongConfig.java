package chat.client.config;

/** The file cannot be what its user meant. */
final class WrongConfig extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param sentence with a full stop, and nothing of the line in it */
    WrongConfig(int line, String sentence) {
        super(sentence);
        this.line = line;
    }

    int line() {
        return line;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
