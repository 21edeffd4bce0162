package chat;

/** The one entry point of {@code chat.jar}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(args.length);
    }
}
