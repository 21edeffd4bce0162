package chat.hub;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What the hub does later, by the time at which it is due. */
final class Deadlines {
    private final PriorityQueue<Deadline> waiting =
            new PriorityQueue<>(Comparator.comparingLong((Deadline d) -> d.at).thenComparingLong(d -> d.number));
    private long made;

    /** One deed at its time; done once, or called off. */
    static final class Deadline {
        private final long at;
        private final long number;
        private final Runnable deed;
        private boolean off;

        private Deadline(long at, long number, Runnable deed) {
            this.at = at;
            this.number = number;
            this.deed = deed;
        }

        /** It will not be done. What it holds stays until its time, so that calling off costs nothing. */
        void callOff() {
            off = true;
        }
    }

    Deadline at(long nanos, Runnable deed) {
        Deadline deadline = new Deadline(nanos, ++made, deed);
        waiting.add(deadline);
        return deadline;
    }

    /**
     * Does what is due.
     *
     * @return nanoseconds until the next, {@link Long#MAX_VALUE} = there is none
     */
    long run(long now) {
        while (!waiting.isEmpty()) {
            Deadline first = waiting.element();
            if (!first.off && first.at - now > 0) {
                return first.at - now;
            }
            waiting.remove();
            if (!first.off) {
                first.deed.run();
            }
        }
        return Long.MAX_VALUE;
    }
}
