package chat.protocol;

/** The JSON of a {@link HistoryLine}: fields in the order of its records, those that say nothing left out. */
final class HistoryLineWriter implements HistoryLine.Receiver<JsonOut> {
    static final HistoryLineWriter ONLY = new HistoryLineWriter();

    /** The kind that need not be named. */
    static final String PLAIN = "text";

    private static final int USUAL_BYTES = 256;

    private HistoryLineWriter() {}

    @Override
    public JsonOut room(HistoryLine.Room line) {
        return new JsonOut(0, USUAL_BYTES)
                .object()
                .text("room", line.room())
                .textIfAny("topic", line.topic())
                .number("created", line.created())
                .end();
    }

    @Override
    public JsonOut said(HistoryLine.Said line) {
        return new JsonOut(0, USUAL_BYTES + line.text().length())
                .object()
                .text("room", line.room())
                .number("seq", line.seq())
                .number("at", line.at())
                .text("user", line.user())
                .textIfAny("device", line.device())
                .numberIfAny("n", line.n())
                .textIfAny("kind", line.kind().equals(PLAIN) ? "" : line.kind())
                .text("text", line.text())
                .end();
    }
}
