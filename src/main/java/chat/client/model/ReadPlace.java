package chat.client.model;

/**
 * A place in the log, and how many lines worth reading came after it.
 *
 * @param afterId the last line before it
 * @param count of messages
 * @param mentions how many of them want the user: they name them, or were said to them alone
 */
public record ReadPlace(long afterId, int count, int mentions) {
    static final ReadPlace NONE = new ReadPlace(0, 0, 0);

    public ReadPlace {
        if (count < 0 || mentions < 0) {
            throw new IllegalArgumentException(count + " with " + mentions + " mentions");
        }
    }

    static ReadPlace after(long id) {
        return new ReadPlace(id, 0, 0);
    }

    ReadPlace more(int lines, int wanting) {
        return new ReadPlace(afterId, count + lines, mentions + wanting);
    }
}
