package chat.hardness;

import java.util.Arrays;

/**
 * Who has said how much. Each message tells its speaker, its number and when it was sent, so that a listener can check that it hears
 * everything once and in order, and how long it took.
 */
final class Talk {
    private int[] said = new int[64];
    private int speakers;

    int newSpeaker() {
        if (speakers == said.length) {
            said = Arrays.copyOf(said, 2 * speakers);
        }
        return speakers++;
    }

    int said(int speaker) {
        return said[speaker];
    }

    /** That speaker's next message, stamped with the time. */
    String next(int speaker) {
        return "#" + speaker + ":" + said[speaker]++ + ":" + System.nanoTime() + "#";
    }

    /** What one listener has heard. One that came late begins with the first message that it hears of each speaker. */
    final class Ear {
        private final String owner;
        private final Latencies latencies;
        private final int timedSpeakers;
        private int[] next = new int[64];
        private int[] heard = new int[64];
        private long total;

        /**
         * An ear of that name.
         *
         * @param latencies where the times go of what speakers below {@code timedSpeakers} say
         */
        Ear(String owner, int timedSpeakers, Latencies latencies) {
            this.owner = owner;
            this.timedSpeakers = timedSpeakers;
            this.latencies = latencies;
        }

        /** A body of the server; what is no message of this talk is passed over. */
        void hear(String body) {
            int at = body.indexOf("] #") + 3;
            if (at < 3 || body.charAt(0) != '[') {
                return;
            }
            int colon = body.indexOf(':', at);
            int second = body.indexOf(':', colon + 1);
            int end = body.indexOf('#', second + 1);
            int speaker = Integer.parseInt(body, at, colon, 10);
            int number = Integer.parseInt(body, colon + 1, second, 10);
            if (speaker >= heard.length) {
                heard = Arrays.copyOf(heard, 2 * speaker);
                next = Arrays.copyOf(next, 2 * speaker);
            }
            if (heard[speaker] > 0 && number != next[speaker]) {
                throw new AssertionError(owner + " heard message " + number + " of speaker " + speaker
                        + " where number " + next[speaker] + " was next");
            }
            next[speaker] = number + 1;
            heard[speaker]++;
            total++;
            if (speaker < timedSpeakers) {
                latencies.add(System.nanoTime() - Long.parseLong(body, second + 1, end, 10));
            }
        }

        /** How many messages of that speaker. */
        int heard(int speaker) {
            return speaker < heard.length ? heard[speaker] : 0;
        }

        long total() {
            return total;
        }

        /** Whether nothing that others than this one said is missing. */
        boolean heardAllBut(int own) {
            for (int speaker = 0; speaker < speakers; speaker++) {
                if (speaker != own && heard(speaker) != said(speaker)) {
                    return false;
                }
            }
            return true;
        }
    }
}
