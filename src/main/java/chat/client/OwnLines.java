package chat.client;

import chat.client.model.TalkNews;
import chat.protocol.DeviceId;
import chat.protocol.Place;
import chat.protocol.Tag;
import chat.protocol.TextKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Our lines until the server has them: each gets its number here, is written down before it can be sent, and is known again by its tag.
 * Bounded. Outlives connections; loop thread only. It sends nothing.
 */
final class OwnLines {
    /** Most lines that wait or have failed; far more than anybody types without a connection. */
    static final int LINES_MAX = 1_000;

    private final DeviceId device;
    private final LongSupplier numbers;
    private final Journal journal;
    private final TreeMap<Long, OwnLine> byNumber = new TreeMap<>();
    private final Map<Tag, Long> byTag = new HashMap<>();
    private final Map<Long, Long> byId = new HashMap<>();

    /** @param numbers gives a higher one each time, never one that this device has used */
    OwnLines(DeviceId device, LongSupplier numbers, Journal journal) {
        this.device = device;
        this.numbers = numbers;
        this.journal = journal;
        journal.restored().forEach(this::hold);
    }

    /** All, waiting or refused, lowest number first. */
    List<OwnLine> all() {
        return List.copyOf(byNumber.values());
    }

    /** What an earlier run left behind, as it is told at the beginning. */
    List<TalkNews> news() {
        List<TalkNews> news = new ArrayList<>();
        for (OwnLine line : byNumber.values()) {
            news.add(new TalkNews.Restored(line.id(), line.place(), line.kind(), line.text(), line.atMillis()));
            if (!line.waits()) {
                news.add(new TalkNews.Failed(line.id(), line.refusal()));
            }
        }
        return news;
    }

    /** Those to be sent, lowest number first. */
    List<OwnLine> waiting() {
        List<OwnLine> waiting = new ArrayList<>();
        for (OwnLine line : byNumber.values()) {
            if (line.waits()) {
                waiting.add(line);
            }
        }
        return waiting;
    }

    /** Takes a new line of somebody who is called so; null if there are too many. */
    @Nullable
    OwnLine add(long id, Place place, TextKind kind, String text, long nowMillis, String writtenAs) {
        if (byNumber.size() >= LINES_MAX) {
            return null;
        }
        OwnLine line = OwnLine.of(numbers.getAsLong(), id, place, kind, text, nowMillis, writtenAs);
        put(line);
        return line;
    }

    /** Takes a line over that another device had, under its id and a number of ours; false if there are too many. */
    boolean adopt(OwnLine line) {
        boolean room = byNumber.size() < LINES_MAX;
        if (room) {
            put(line.numbered(numbers.getAsLong()));
        }
        return room;
    }

    /** It is about to leave, under this name of ours. */
    void sent(OwnLine line, String name) {
        if (!line.sentAs().equals(name)) {
            put(line.sentAs(name));
        }
    }

    /** The line of ours that an entry with this tag is, which is thereby delivered; null if none waited for it. */
    @Nullable
    OwnLine delivered(Tag tag) {
        Long n = byTag.get(tag);
        return n == null ? null : settled(n);
    }

    /** The server has it, or nobody wants it any more. */
    @Nullable
    OwnLine settled(long n) {
        OwnLine line = byNumber.remove(n);
        if (line != null) {
            byTag.remove(Tag.of(device, n));
            byId.remove(line.id());
            journal.settled(n);
        }
        return line;
    }

    /** It is not sent again by itself. Null if there is no such line. */
    @Nullable
    OwnLine refused(long n, String sentence) {
        OwnLine line = byNumber.get(n);
        if (line == null) {
            return null;
        }
        OwnLine refused = line.refused(sentence);
        put(refused);
        return refused;
    }

    /** It waits to be said again, as a message of its own. Null if there is no such line. */
    @Nullable
    OwnLine renumbered(long n) {
        OwnLine line = byNumber.get(n);
        if (line == null) {
            return null;
        }
        OwnLine anew = line.anew(numbers.getAsLong());
        put(anew); // first: a kill between the two must not lose it
        byNumber.remove(n);
        byTag.remove(Tag.of(device, n));
        journal.settled(n);
        return anew;
    }

    /** The user wants it said under this name, whoever wrote it. Null if there is no such line. */
    @Nullable
    OwnLine saidAgain(long n, String name) {
        OwnLine anew = renumbered(n);
        if (anew != null && !anew.writtenAs().equals(name)) {
            put(anew.writtenAs(name));
        }
        return byNumber.get(anew == null ? n : anew.n());
    }

    /** By the model's id; null if it is settled. */
    @Nullable
    OwnLine byId(long id) {
        Long n = byId.get(id);
        return n == null ? null : byNumber.get(n);
    }

    private void put(OwnLine line) {
        journal.wrote(line);
        hold(line);
    }

    private void hold(OwnLine line) {
        byNumber.put(line.n(), line);
        byTag.put(Tag.of(device, line.n()), line.n());
        byId.put(line.id(), line.n());
    }
}
