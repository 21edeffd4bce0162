package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final long MINUTE_MILLIS = 60_000;

    @Test
    void it_is_told_in_coarse_steps() {
        Silence silence = Silence.NOTHING_SEEN.broken("bob", 0);
        assertThat(silence.of("bob", 10 * MINUTE_MILLIS - 1)).isEmpty();
        assertThat(silence.of("bob", 10 * MINUTE_MILLIS)).isEqualTo("10m");
        assertThat(silence.of("bob", 20 * MINUTE_MILLIS - 1)).isEqualTo("10m");
        assertThat(silence.of("bob", 60 * MINUTE_MILLIS - 1)).isEqualTo("50m");
        assertThat(silence.of("bob", 60 * MINUTE_MILLIS)).isEqualTo("1h");
        assertThat(silence.of("bob", 24 * 60 * MINUTE_MILLIS - 1)).isEqualTo("23h");
        assertThat(silence.of("bob", 50 * 60 * MINUTE_MILLIS)).isEqualTo("2d");
        assertThat(silence.of("carol", 50 * 60 * MINUTE_MILLIS)).isEmpty();
    }

    @Test
    void what_is_said_within_a_minute_changes_nothing_and_older_lines_never() {
        Silence silence = Silence.NOTHING_SEEN.broken("bob", MINUTE_MILLIS);
        assertThat(silence.broken("bob", 2 * MINUTE_MILLIS - 1)).isSameAs(silence);
        assertThat(silence.broken("bob", 0)).isSameAs(silence);
        assertThat(silence.broken("bob", 2 * MINUTE_MILLIS).spokeMillis()).containsEntry("bob", 2 * MINUTE_MILLIS);
    }

    @Test
    void names_have_a_bound() {
        Silence silence = Silence.NOTHING_SEEN;
        for (int i = 0; i <= Silence.NAMES_MAX; i++) {
            silence = silence.broken("n" + i, i);
        }
        assertThat(silence.spokeMillis()).containsOnlyKeys("n" + Silence.NAMES_MAX);
    }

    @Test
    void the_people_who_said_something_here_or_elsewhere_are_known_and_others_not() {
        Desk desk = Desk.session().live("lobby", 1, "bob", "hi");
        desk.nowMillis += 40 * MINUTE_MILLIS;
        desk.happens(new Event.Tick());
        assertThat(desk.model.windows().silence().of("bob", desk.nowMillis)).isEqualTo("40m");
        assertThat(desk.model.windows().silence().of("carol", desk.nowMillis)).isEmpty();
        assertThat(Reports.who(desk.model)).contains("bob has said nothing for 40m.");
    }
}
