package chat.client.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Who is here.
 *
 * @param self what the others call us
 * @param names sorted for people; empty while unknown
 * @param firstRow how far the list is scrolled
 */
public record People(String self, Knowledge knowledge, List<String> names, int firstRow) {
    /** The server tells the list on each join and leave; without a connection the old one is worth nothing. */
    public enum Knowledge {
        UNKNOWN,
        KNOWN
    }

    public People {
        Objects.requireNonNull(self);
        names = List.copyOf(names);
    }

    static People unknown(String self) {
        return new People(self, Knowledge.UNKNOWN, List.of(), 0);
    }

    public boolean known() {
        return knowledge == Knowledge.KNOWN;
    }

    /** The same people as told by the server, in any order. */
    People told(List<String> told) {
        List<String> sorted = new ArrayList<>(told.size());
        for (String name : told) {
            sorted.add(Shown.name(name));
        }
        sorted.sort(new ByName());
        return new People(self, Knowledge.KNOWN, sorted, Math.min(firstRow, Math.max(0, sorted.size() - 1)));
    }

    People calledSelf(String name) {
        return new People(name, knowledge, names, firstRow);
    }

    People firstRow(int row) {
        return new People(self, knowledge, names, row);
    }

    /**
     * In any case, and always in one order. A class and not a lambda: those cost the first paint tens of
     * milliseconds.
     */
    private static final class ByName implements Comparator<String> {
        @Override
        public int compare(String one, String other) {
            int anyCase = String.CASE_INSENSITIVE_ORDER.compare(one, other);
            return anyCase != 0 ? anyCase : one.compareTo(other);
        }
    }
}
