package chat.client.terminal;

import chat.client.view.Grid;
import chat.client.view.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for addresses that stay the same from frame to frame, so that cells can be compared by number; a grid's numbers are
 * those of its own table.
 */
final class Hyperlinks {
    private static final int NUMBERS_MAX = Style.LINK_MASK >>> Style.LINK_SHIFT;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> addresses = new ArrayList<>();

    /** Whether there may be too few numbers left for the next frame: then all begins anew, with a full paint. */
    boolean nearlyUsedUp(Grid next) {
        return addresses.size() + next.links().size() > NUMBERS_MAX;
    }

    void forget() {
        numbers.clear();
        addresses.clear();
    }

    /** The bits of a grid's cell, with our number for its link. */
    int ours(int bits, List<String> table) {
        int link = (bits & Style.LINK_MASK) >>> Style.LINK_SHIFT;
        if (link == 0) {
            return bits;
        }
        String address = table.get(link - 1);
        Integer known = numbers.get(address);
        if (known == null) {
            addresses.add(address);
            known = addresses.size();
            numbers.put(address, known);
        }
        return (bits & ~Style.LINK_MASK) | known << Style.LINK_SHIFT;
    }

    /** What makes the terminal take the cells that follow for this link; 0: for none. The id keeps its rows together. */
    void write(Bytes out, int bits) {
        int link = (bits & Style.LINK_MASK) >>> Style.LINK_SHIFT;
        out.ascii("\u001b]8;");
        if (link > 0) {
            out.ascii("id=");
            out.number(link);
        }
        out.write(';');
        out.ascii(link == 0 ? "" : addresses.get(link - 1));
        out.ascii("\u001b\\");
    }
}
