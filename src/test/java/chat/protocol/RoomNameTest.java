package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNameTest {
    @ParameterizedTest
    @CsvSource({
        "#ops,ops",
        "ops,ops",
        " #Ops ,ops",
        "#deploy freeze,deploy_freeze",
        "Яна,яна",
        "#all,all",
        "cafe\u0301,café"
    })
    void a_room_is_called_after_what_people_type(String wanted, String name) {
        assertThat(RoomName.problem(wanted, Name.Alphabet.ANY_ONE_SCRIPT)).isEmpty();
        assertThat(RoomName.of(wanted)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "##a",
                "a/b",
                "a:b",
                "a,b",
                "a\nb",
                "...",
                "aЯ",
                "\u202eab",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void no_room_is_made_with_such_a_name(String wanted) {
        assertThat(RoomName.problem(wanted, Name.Alphabet.ANY_ONE_SCRIPT)).isPresent();
        assertThatThrownBy(() -> RoomName.of(wanted)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "#a",
                "a b",
                "a\u00a0b",
                "a\u0085b",
                "a:b",
                "\ud83d",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void a_name_on_the_wire_has_at_least_this_shape(String wire) {
        assertThatThrownBy(() -> new RoomName(wire)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_name_of_letters_that_this_version_of_unicode_does_not_know_can_still_be_read() {
        assertThat(new RoomName("\ud88d\udd50")).hasToString("\ud88d\udd50"); // U+33550, a letter for somebody one day
        assertThat(RoomName.problem("\ud88d\udd50", Name.Alphabet.ANY_ONE_SCRIPT))
                .isPresent();
    }

    @Test
    void rooms_that_look_alike_are_one() {
        assertThat(RoomName.of("#1obby").skeleton()).isEqualTo(RoomName.LOBBY.skeleton());
        assertThat(RoomName.problem("Яна", Name.Alphabet.ASCII)).isPresent();
    }
}
