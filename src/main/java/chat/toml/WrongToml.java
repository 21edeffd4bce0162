package chat.toml;

/** The file cannot be what its user meant. */
public final class WrongToml extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param sentence with a full stop, and nothing of the line in it */
    public WrongToml(int line, String sentence) {
        super(sentence);
        this.line = line;
    }

    public int line() {
        return line;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
