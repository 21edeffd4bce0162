package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.LogLine.Hole;
import chat.client.model.LogLine.Mark;
import chat.client.model.LogLine.Message;
import chat.client.model.Outbox.Letter;

/** What is true of a model at any time, and of what one event makes of it. */
final class TalkRules {
    private TalkRules() {}

    enum By {
        THE_USER,
        THE_SERVER
    }

    static void check(Model before, Model after, By by) {
        if (by == By.THE_SERVER) {
            assertThat(after.windows().active())
                    .as("the window that shows")
                    .isEqualTo(before.windows().active());
        }
        for (Window window : before.windows().all()) {
            Window now = after.windows().numbered(window.number());
            boolean typedIn =
                    by == By.THE_USER && window.number() == before.windows().active();
            if (now != null && !typedIn) {
                assertThat(now.composer().input().text())
                        .as("draft of %s", window.name())
                        .isEqualTo(window.composer().input().text());
            } else if (now == null) {
                assertThat(by).as("who closed %s", window.name()).isEqualTo(By.THE_USER);
            }
        }
        marks(after);
        for (Window window : after.windows().all()) {
            order(window);
            counts(after, window);
        }
    }

    /** Each of our lines that is not delivered shows once, with its mark; and nothing else has one. */
    private static void marks(Model model) {
        for (Letter letter : model.outbox().letters()) {
            assertThat(mark(model, letter)).as("mark of %s", letter).isEqualTo(Mark.PENDING);
        }
        for (Letter letter : model.outbox().failed()) {
            assertThat(mark(model, letter)).as("mark of %s", letter).isEqualTo(Mark.FAILED);
        }
        int marked = 0;
        for (Window window : model.windows().all()) {
            for (int i = 0; i < window.log().size(); i++) {
                boolean is = window.log().get(i) instanceof Message line
                        && (line.mark() == Mark.PENDING || line.mark() == Mark.FAILED);
                marked += is ? 1 : 0;
            }
        }
        assertThat(marked).as("lines with a mark").isEqualTo(model.outbox().unsent());
    }

    private static Mark mark(Model model, Letter letter) {
        Window window = model.windows().of(letter.window());
        int index = window == null ? -1 : window.log().find(letter.lineId());
        return window != null && index >= 0 && window.log().get(index) instanceof Message line
                ? line.mark()
                : Mark.NONE;
    }

    /** Places grow, and each seq from the first to the last is either here or in one hole. */
    private static void order(Window window) {
        ChatLog log = window.log();
        long id = 0;
        long next = 0;
        for (int i = 0; i < log.size(); i++) {
            LogLine line = log.get(i);
            assertThat(line.id()).as("place of line %d in %s", i, window.name()).isGreaterThan(id);
            id = line.id();
            long first = line instanceof Hole hole ? hole.first() : line instanceof Message said ? said.seq() : 0;
            if (first > 0) {
                assertThat(first).as("seq of line %d in %s", i, window.name()).isEqualTo(next == 0 ? first : next);
                next = line instanceof Hole hole ? hole.last() + 1 : first + 1;
            }
        }
        if (window.talk().last() > 0 && next > 0) {
            assertThat(next - 1)
                    .as("last seq of %s", window.name())
                    .isEqualTo(window.talk().last());
        } else if (next > 0 || window.talk().last() > 0) {
            throw new AssertionError(
                    window.name() + " knows of " + window.talk().last() + " and holds " + (next - 1));
        }
    }

    private static void counts(Model model, Window window) {
        Talk talk = window.talk();
        if (talk.stage() != Talk.Stage.OPEN || !model.link().up()) {
            return;
        }
        if (model.sees(window) && Layout.of(model).logRows() > 0) {
            assertThat(talk.read()).as("read of %s, which shows", window.name()).isEqualTo(talk.last());
            return;
        }
        ReadPlace unread = window.unread();
        assertThat((long) unread.count()).as("unread of %s", window.name()).isEqualTo(talk.unread());
        int wanting = 0;
        for (int i = 0; i < window.log().placed(); i++) {
            boolean is = window.log().get(i) instanceof Message line
                    && line.seq() > talk.read()
                    && line.mark() != Mark.OWN
                    && (line.mark() == Mark.MENTION || talk.isPrivate());
            wanting += is ? 1 : 0;
        }
        assertThat(unread.mentions()).as("mentions in %s", window.name()).isEqualTo(wanting);
    }
}
