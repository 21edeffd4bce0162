package chat.client;

/** The client program: picks the full screen or the lines and runs it to its end. */
public final class Client {
    private Client() {}

    public static Outcome run(ClientSettings settings) {
        System.out.println(settings);
        return Outcome.LEFT;
    }
}
