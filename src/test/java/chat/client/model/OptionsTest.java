package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private final Desk desk = Desk.connected();

    @Test
    void every_standard_value_is_right_and_every_name_is_there_once_in_order() {
        Set<String> seen = new HashSet<>();
        String before = "";
        for (Option option : Option.values()) {
            assertThat(option.kind().problem(option.standard())).isEmpty();
            assertThat(option.kind().normal(option.standard())).isEqualTo(option.standard());
            assertThat(seen.add(option.word())).isTrue();
            assertThat(option.word()).isGreaterThan(before).matches("[a-z-]+");
            before = option.word();
            for (String value : option.kind().values()) {
                assertThat(option.kind().problem(value)).isEmpty();
            }
        }
        assertThat(Options.names()).hasSize(Option.values().length).contains("theme");
        assertThat(Options.values("theme")).containsExactly("auto", "dark", "light", "mono");
        assertThat(Options.values("nonsense")).isEmpty();
    }

    @Test
    void set_lists_all_of_them() {
        desk.says("/set");
        for (Option option : Option.values()) {
            assertThat(lastText()).contains(option.word() + " = ").contains(option.summary());
        }
        assertThat(desk.draft()).isEmpty();
    }

    @Test
    void set_with_a_piece_of_a_name_lists_those_that_fit() {
        desk.says("/set ti");
        assertThat(lastText())
                .contains("time = auto")
                .contains("notify = mention")
                .doesNotContain("theme");
        desk.says("/set wheel");
        assertThat(lastText()).startsWith("mouse = off");
        desk.says("/set time");
        assertThat(lastText()).startsWith("time = auto").doesNotContain("notify");
        desk.says("/set frobnicate");
        assertThat(desk.hint()).isEqualTo("There is no option frobnicate; /set lists them.");
        assertThat(desk.draft()).isEqualTo("/set frobnicate");
    }

    @Test
    void set_with_a_value_sets_it_and_says_what_was() {
        desk.says("/set people OFF");
        assertThat(lastText()).isEqualTo("people is off now, and was on.");
        assertThat(desk.model.settings().options().on(Option.PEOPLE)).isFalse();
        assertThat(desk.model.panes().people()).isEqualTo(Panes.PeoplePane.HIDDEN);
        desk.says("/set people off");
        assertThat(lastText()).isEqualTo("people is off already.");
        desk.says("/set -people");
        assertThat(desk.model.panes().people()).isEqualTo(Panes.PeoplePane.SHOWN);
        assertThat(desk.model.settings().options()).isEqualTo(Options.STANDARD);
        desk.says("/set nick-w 007").says("/set nick-width default");
        assertThat(desk.model.settings().options()).isEqualTo(Options.STANDARD);
    }

    @Test
    void a_wrong_value_is_one_sentence_and_changes_nothing() {
        desk.says("/set theme pink");
        assertThat(desk.hint()).isEqualTo("theme is one of auto, dark, light, mono, not pink.");
        assertThat(desk.press("C-u").says("/set mouse perhaps").hint()).isEqualTo("mouse is on or off, not perhaps.");
        assertThat(desk.press("C-u").says("/set auto-away 1441").hint())
                .isEqualTo("auto-away is a number from 0 to 1440, not 1441.");
        assertThat(desk.press("C-u").says("/set auto-away -1").hint())
                .isEqualTo("auto-away is a number from 0 to 1440, not -1.");
        assertThat(desk.press("C-u").says("/set zone Mars/Base").hint())
                .isEqualTo("zone is a zone such as Europe/Berlin or UTC, or system; Mars/Base is not known.");
        assertThat(desk.press("C-u").says("/set t x").hint()).isEqualTo("There is no option t; /set lists them.");
        assertThat(desk.model.settings().options()).isEqualTo(Options.STANDARD);
    }

    @Test
    void the_zone_counts_for_every_time_shown() {
        assertThat(desk.says("/set zone europe/london").model.settings().zone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(desk.says("/set zone system").model.settings().zone()).isEqualTo(ZoneOffset.ofHours(1));
    }

    @Test
    void what_a_key_has_changed_for_now_stays_when_something_else_is_set() {
        desk.press("F8").says("/set bell off");
        assertThat(desk.model.panes().people()).isEqualTo(Panes.PeoplePane.HIDDEN);
        desk.says("/set windows on").says("/set events each");
        assertThat(desk.model.panes().windows()).isEqualTo(Panes.WindowsPane.SHOWN);
        assertThat(desk.model.panes().events()).isEqualTo(Panes.Events.EACH);
        assertThat(desk.model.panes().people()).isEqualTo(Panes.PeoplePane.HIDDEN);
    }

    @Test
    void after_esc_a_character_has_as_long_as_was_set() {
        desk.says("/set esc-time 5000").press("Esc");
        desk.nowMillis += 4_000;
        desk.type("w");
        assertThat(desk.model.panes().people()).isEqualTo(Panes.PeoplePane.HIDDEN);
    }

    @Test
    void options_that_exist_are_valid() {
        assertThatThrownBy(() -> new Options(Map.of(Option.THEME, "pink")))
                .hasMessage("theme is one of auto, dark, light, mono, not pink.");
    }

    private String lastText() {
        ChatLog log = desk.model.window().log();
        return ((LogLine.Note) log.get(log.size() - 1)).text();
    }
}
