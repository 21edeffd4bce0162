package chat.hardness;

/** An honest member: signs in, talks at its own pace within the limits, and hears everything that others say, once and in order. */
final class Member extends Wire {
    private final String name;
    private final Talk talk;
    private final Talk.Ear ear;
    private final int speaker;
    private String padding = "";
    private boolean in;
    private boolean talking;
    private boolean leaving;

    Member(Swarm swarm, Talk talk, String name, int timedSpeakers, Latencies latencies) {
        super(swarm);
        this.name = name;
        this.talk = talk;
        this.ear = talk.new Ear(name, timedSpeakers, latencies);
        this.speaker = talk.newSpeaker();
    }

    /** It has been sent a user list, so is in the room. */
    boolean in() {
        return in;
    }

    Talk.Ear ear() {
        return ear;
    }

    boolean heardAll() {
        return ear.heardAllBut(speaker);
    }

    /** Makes each message longer by that. */
    void padding(String more) {
        padding = more;
    }

    /** Says something every so often, from that delay on, until told otherwise. */
    void talk(long delayMillis, long everyMillis) {
        talking = true;
        swarm.after(delayMillis, () -> goOn(everyMillis));
    }

    void stopTalking() {
        talking = false;
    }

    void sayOne() {
        say(talk.next(speaker) + padding);
    }

    /** Says goodbye; the server ends the connection. */
    void leave() {
        talking = false;
        leaving = true;
        say("!DISCONNECT");
    }

    private void goOn(long everyMillis) {
        if (talking) {
            sayOne();
            swarm.after(everyMillis, () -> goOn(everyMillis));
        }
    }

    @Override
    void opened() {
        say("USERNAME:" + name);
    }

    @Override
    void heard(String text) {
        in |= text.startsWith("!USERLIST:");
        if (text.startsWith("[Server] ")) {
            throw new AssertionError(name + " is honest and was told: " + text);
        }
        ear.hear(text);
    }

    @Override
    void ended(boolean reset) {
        if (!leaving) {
            throw new AssertionError(name + " is honest and was " + (reset ? "reset" : "closed"));
        }
    }
}
