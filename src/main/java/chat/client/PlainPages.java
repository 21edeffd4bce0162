package chat.client;

import chat.client.model.Hits;
import chat.client.model.LogLine;
import chat.client.model.LogText;
import chat.client.model.Mode;
import chat.client.model.Model;
import chat.client.model.SlashCommand;
import chat.client.model.Window;
import chat.protocol.Place;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What leads somewhere on the full screen, or opens a page there, is told here: older lines, what was said at a time, unread lines,
 * mentions, what was found, the help. Loop thread only.
 */
final class PlainPages {
    /** Lines from the place to which a command leads. */
    static final int LINES_MAX = 20;

    /** What {@code /history} tells without a number. */
    static final int OLDER_LINES = 20;

    private final PlainNews news;
    private final Consumer<String> out;
    private @Nullable Older wanted;
    private @Nullable SlashCommand last;

    /** Older lines that are told as soon as they are here. */
    private record Older(Place place, int count) {}

    PlainPages(PlainNews news, Consumer<String> out) {
        this.news = news;
        this.out = out;
    }

    /** This was typed, and Enter pressed; whether its answer is told here and not by the model's hint. */
    boolean typed(String text, Model model) {
        SlashCommand command = SlashCommand.typed(text);
        last = command;
        boolean done = model.composer().input().isEmpty();
        if (command == SlashCommand.HISTORY && model.link().hasRooms() && done) {
            String number = text.substring(Math.max(0, text.indexOf(' '))).strip();
            boolean any = text.indexOf(' ') < 0 || number.isEmpty();
            wanted = new Older(model.window().talk().place(), any ? OLDER_LINES : Integer.parseInt(number));
            return true;
        }
        if (done && (command == SlashCommand.MOUSE || command == SlashCommand.BARE || command == SlashCommand.CLEAR)) {
            out.accept("! In lines there is no screen that /" + command.word() + " could change.");
            return true;
        }
        if (command == SlashCommand.MENTIONS) {
            mentions(model.window());
            return true;
        }
        return false;
    }

    /** Tells what has come of it; whether the user was led away from the newest lines, where one stays in lines. */
    boolean happened(Model model) {
        Older older = wanted;
        Window window = model.window();
        if (older != null
                && window.talk().place().equals(older.place())
                && !window.talk().pageComes()) {
            wanted = null;
            if (news.older(window, older.count()) == 0) {
                news.say("There is nothing older.", model);
            }
        }
        boolean led = window.foundId() != 0;
        if (led && last != SlashCommand.MENTIONS && model.dialog().mode() instanceof Mode.Normal) {
            int from = window.log().indexAtOrAfter(window.foundId());
            news.again(window, from, from + LINES_MAX);
        }
        return (led || !window.scroll().following()) && model.dialog().mode() instanceof Mode.Normal;
    }

    /** What a page or a search on the full screen shows. */
    void mode(Mode mode, Model model) {
        if (mode instanceof Mode.Help && last == SlashCommand.KEYS) {
            for (PlainWays.Way way : PlainWays.all()) {
                out.accept(way.what() + ": " + way.how() + ".");
            }
        } else if (mode instanceof Mode.Help) {
            for (SlashCommand command : SlashCommand.values()) {
                out.accept(command.usage() + ": " + command.summary() + ".");
            }
            out.accept("//text sends /text. A backslash at the end of a line: the message goes on in the next.");
        } else if (mode instanceof Mode.SearchWindow search) {
            search(model.window(), search.query());
        } else if (mode instanceof Mode.Hits) {
            Hits hits = model.dialog().hits();
            news.found(hits == null ? List.of() : hits.found(), model);
        }
    }

    private void mentions(Window window) {
        int[] found = new int[LINES_MAX];
        int count = 0;
        for (int i = window.log().size() - 1; i >= 0 && count < LINES_MAX; i--) {
            if (window.log().get(i) instanceof LogLine.Message message && message.mark() == LogLine.Mark.MENTION) {
                found[count++] = i;
            }
        }
        tell(window, found, count, "No mention of you.");
    }

    private void search(Window window, String query) {
        int[] found = new int[LINES_MAX];
        int count = 0;
        for (int i = window.log().size() - 1; i >= 0 && count < LINES_MAX; i--) {
            if (window.log().get(i) instanceof LogLine.Message message && LogText.contains(message, query)) {
                found[count++] = i;
            }
        }
        tell(window, found, count, "Not found.");
    }

    private void tell(Window window, int[] found, int count, String none) {
        if (count == 0) {
            out.accept("! " + none);
        }
        for (int i = count - 1; i >= 0; i--) {
            news.again(window, found[i], found[i] + 1);
        }
    }
}
