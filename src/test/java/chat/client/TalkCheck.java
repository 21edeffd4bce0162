package chat.client;

import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Heard;
import chat.client.model.TalkNews.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a conversation was what the session profile promises, judged from what each run of each client was told and from what the server
 * has in the end: nothing acknowledged lost, nothing twice, the same order for everybody, nothing left out. Every text is said once only.
 */
final class TalkCheck {
    private final TreeMap<Long, String> kept = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** @param history what the server has of the conversation, in its order */
    TalkCheck(List<Heard> history) {
        Map<String, Long> seen = new HashMap<>();
        long before = 0;
        for (Heard line : history) {
            long seq = line.entry().seq();
            String text = line.entry().text();
            if (seq != before + 1) {
                problems.add("the history goes from " + before + " to " + seq);
            }
            before = seq;
            Long twice = seen.put(text, seq);
            if (twice != null) {
                problems.add("kept twice: " + text + " at " + twice + " and " + seq);
            }
            kept.put(seq, text);
        }
    }

    /** What was said must be there, if the client says that it is delivered. */
    TalkCheck delivered(Iterable<String> texts) {
        for (String text : texts) {
            if (!kept.containsValue(text)) {
                problems.add("delivered and lost: " + text);
            }
        }
        return this;
    }

    /** One run of a client, from its start to its end or kill: all that it was told of the conversation. */
    TalkCheck run(String who, List<Entries> told, boolean toTheEnd) {
        Map<Long, String> heard = new TreeMap<>();
        Set<Long> unasked = new HashSet<>();
        long live = 0;
        for (Entries entries : told) {
            for (Heard line : entries.lines()) {
                long seq = line.entry().seq();
                String text = line.entry().text();
                if (!text.equals(kept.get(seq))) {
                    problems.add(who + " was told " + text + " at " + seq + ", kept is " + kept.get(seq));
                }
                if (entries.origin() != Origin.ASKED && !unasked.add(seq)) {
                    problems.add(who + " was told twice: " + text + " at " + seq);
                }
                if (entries.origin() == Origin.LIVE) {
                    if (seq <= live) {
                        problems.add(who + " heard " + seq + " after " + live);
                    }
                    live = seq;
                }
                heard.put(seq, text);
            }
        }
        if (toTheEnd && !kept.isEmpty()) {
            for (long seq = kept.firstKey(); seq <= kept.lastKey(); seq++) {
                if (!heard.containsKey(seq)) {
                    problems.add(who + " was never told " + seq + ": " + kept.get(seq));
                }
            }
        }
        return this;
    }

    List<String> problems() {
        return problems;
    }
}
