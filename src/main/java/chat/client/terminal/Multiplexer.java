package chat.client.terminal;

import java.util.Map;

/** What stands between us and the user's terminal, and keeps sequences that it does not know to itself unless they are wrapped. */
public enum Multiplexer {
    NONE,
    TMUX,
    SCREEN;

    /** Screen forgets what is longer than 768 bytes. */
    private static final int SCREEN_PIECE_CHARS = 700;

    /** Over SSH only TERM comes along; of tmux it may say no more than "screen", which is left alone then. */
    public static Multiplexer of(Map<String, String> environment) {
        if (!environment.getOrDefault("TMUX", "").isEmpty()
                || environment.getOrDefault("TERM", "").startsWith("tmux")) {
            return TMUX;
        }
        return environment.getOrDefault("STY", "").isEmpty() ? NONE : SCREEN;
    }

    /**
     * The sequence so that it reaches the terminal: through tmux if its {@code allow-passthrough} is on, through screen always.
     * It must end with BEL: screen takes ESC \ for the end of its own wrapping.
     */
    public String wrapped(String sequence) {
        return switch (this) {
            case NONE -> sequence;
            case TMUX -> "\u001bPtmux;" + sequence.replace("\u001b", "\u001b\u001b") + "\u001b\\";
            case SCREEN -> inPieces(sequence);
        };
    }

    private static String inPieces(String sequence) {
        StringBuilder pieces = new StringBuilder();
        for (int at = 0; at < sequence.length(); at += SCREEN_PIECE_CHARS) {
            int end = Math.min(sequence.length(), at + SCREEN_PIECE_CHARS);
            pieces.append("\u001bP").append(sequence, at, end).append("\u001b\\");
        }
        return pieces.toString();
    }
}
