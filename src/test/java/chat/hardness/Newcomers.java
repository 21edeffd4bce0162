package chat.hardness;

/** One after the other comes in, waits for the user list with its own name in it, and leaves. */
final class Newcomers {
    private final Swarm swarm;
    private final Latencies latencies = new Latencies();
    private int come;
    private boolean enough;

    Newcomers(Swarm swarm) {
        this.swarm = swarm;
    }

    /** How long each took from its connect to its list. */
    Latencies latencies() {
        return latencies;
    }

    /** Those who were not let in, or not yet. */
    int outside() {
        return come - latencies.count();
    }

    void come(long everyMillis) {
        if (!enough) {
            new Newcomer("newcomer-" + come++);
            swarm.after(everyMillis, () -> come(everyMillis));
        }
    }

    void stop() {
        enough = true;
    }

    private final class Newcomer extends Wire {
        private final String name;
        private final long sinceNanos = System.nanoTime();

        Newcomer(String name) {
            super(Newcomers.this.swarm);
            this.name = name;
            keep(1 << 20);
        }

        @Override
        void opened() {
            say("USERNAME:" + name);
        }

        @Override
        void heard(String text) {
            if (text.startsWith("!USERLIST:") && text.contains('"' + name + '"')) {
                latencies.add(System.nanoTime() - sinceNanos);
                close();
            }
        }
    }
}
