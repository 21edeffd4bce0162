package chat.bench;

/** Who sends when. Loop thread only. */
interface Pace {
    /** Before and after the load: nobody sends. */
    Pace NOBODY = new Pace() {
        @Override
        public void send() {}

        @Override
        public long waitMillis() {
            return WAIT_MILLIS_MAX;
        }

        @Override
        public long dueNanos(int sender, int number) {
            return 0;
        }

        @Override
        public int sent(int sender) {
            return 0;
        }

        @Override
        public long sentInAll() {
            return 0;
        }
    };

    /** The longest wait of a turn, ms: how soon an end or a progress line is noticed. */
    long WAIT_MILLIS_MAX = 10;

    /** Sends what is to be sent now. Called in every turn. */
    void send();

    /** How long the loop may wait, ms. */
    long waitMillis();

    /** From when the latency of that message counts. */
    long dueNanos(int sender, int number);

    /** How many messages that sender has sent; their numbers begin at 0. */
    int sent(int sender);

    long sentInAll();
}
