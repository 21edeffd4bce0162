package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    @ParameterizedTest
    @EnumSource
    void every_limit_has_a_sane_default_a_unit_and_a_sentence(Limit limit) {
        assertThat(Limits.DEFAULT.value(limit)).isEqualTo(limit.defaultValue()).isBetween(limit.min(), limit.max());
        assertThat(limit.key()).matches("[a-z]+(-[a-z]+)*");
        assertThat(limit.unit()).isNotBlank();
        assertThat(limit.sentence()).matches("[A-Z].*[.]");
        assertThat(Limit.named(limit.key())).contains(limit);
    }

    @ParameterizedTest
    @EnumSource
    void every_limit_takes_its_bounds_and_nothing_beyond(Limit limit) {
        for (int fine : new int[] {limit.min(), limit.min() + 1, limit.max() - 1, limit.max()}) {
            assertThat(Limits.DEFAULT.with(limit.key() + "=" + fine).value(limit))
                    .isEqualTo(fine);
        }
        assertThatThrownBy(() -> Limits.DEFAULT.with(limit, limit.max() + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Limits.DEFAULT.with(limit, -1)).isInstanceOf(IllegalArgumentException.class);
        if (limit.min() > 1) {
            assertThatThrownBy(() -> Limits.DEFAULT.with(limit, limit.min() - 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void zero_turns_off_what_can_be_off() {
        Limits none = Limits.DEFAULT.with("messages-per-second=0");
        assertThat(none.off(Limit.MESSAGES_PER_SECOND)).isTrue();
        assertThat(Limits.DEFAULT.off(Limit.MESSAGES_PER_SECOND)).isFalse();
        assertThat(Limits.DEFAULT.with("list-milliseconds=0").off(Limit.LIST_MILLISECONDS))
                .isFalse();
        assertThatThrownBy(() -> Limits.DEFAULT.with("frame-bytes=0"))
                .hasMessage("The limit frame-bytes is a number of bytes from 64 to 4194304, not '0'.");
        assertThatThrownBy(() -> Limits.DEFAULT.with("per-address=-1"))
                .hasMessage(
                        "The limit per-address is a number of connections from 1 to 1000000, or 0 for none, not '-1'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frame-bytes=",
                "frame-bytes=x",
                "frame-bytes=1e4",
                "frame-bytes=+100",
                "frame-bytes=1 0",
                "frame-bytes=99999999999999999999",
                "frame-bytes=2147483648",
                "frame-bytes=9999999999",
                "frame-bytes=١٠٠"
            })
    void what_is_no_number_is_refused_in_one_sentence(String setting) {
        assertThatThrownBy(() -> Limits.DEFAULT.with(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The limit frame-bytes is a number of bytes from 64 to 4194304, not '");
    }

    @Test
    void an_unknown_name_is_refused_with_the_near_ones_or_with_all() {
        assertThatThrownBy(() -> Limits.DEFAULT.with("messages=5"))
                .hasMessage("There is no limit 'messages'. Did you mean: messages-per-second.");
        assertThatThrownBy(() -> Limits.DEFAULT.with("colour=5"))
                .hasMessageStartingWith("There is no limit 'colour'. There are: frame-bytes, skip-bytes,")
                .hasMessageEndingWith(".");
        assertThatThrownBy(() -> Limits.DEFAULT.with("burst"))
                .hasMessage("A limit is written NAME=VALUE, such as burst=20, not 'burst'.");
    }

    @Test
    void limits_are_values() {
        Limits changed = Limits.DEFAULT.with("burst=20").with(Limit.PER_ADDRESS, 0);
        assertThat(changed).hasToString("per-address=0 burst=20");
        assertThat(changed).isEqualTo(Limits.DEFAULT.with("per-address=0").with(" BURST = 20 "));
        assertThat(changed)
                .hasSameHashCodeAs(Limits.DEFAULT.with("per-address=0").with("burst=20"));
        assertThat(changed).isNotEqualTo(Limits.DEFAULT);
        assertThat(changed.with(Limit.BURST, 10).with(Limit.PER_ADDRESS, 32)).isEqualTo(Limits.DEFAULT);
        assertThat(Limits.DEFAULT.value(Limit.BURST)).isEqualTo(10);
    }
}
