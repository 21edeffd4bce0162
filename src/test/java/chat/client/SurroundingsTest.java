package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.ClientSettings.Glyphs;
import chat.client.model.Settings.Colours;
import chat.client.model.Settings.Letters;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {
    @ParameterizedTest
    @CsvSource({
        "C.UTF-8, UNICODE",
        "en_US.utf8, UNICODE",
        "de_DE.UTF-8@euro, UNICODE",
        "C, ASCII",
        "POSIX, ASCII",
        "de_DE.ISO-8859-15, ASCII",
        "'', ASCII"
    })
    void the_locale_says_which_characters_may_be_drawn(String locale, Letters letters) {
        assertThat(in(Map.of("LANG", locale)).letters(Glyphs.FROM_LOCALE)).isEqualTo(letters);
    }

    @Test
    void of_the_three_variables_the_first_that_is_set_counts() {
        Map<String, String> both = Map.of("LC_ALL", "C", "LANG", "C.UTF-8");
        assertThat(in(both).letters(Glyphs.FROM_LOCALE)).isEqualTo(Letters.ASCII);
        Map<String, String> emptyFirst = Map.of("LC_ALL", "", "LC_CTYPE", "C.UTF-8", "LANG", "C");
        assertThat(in(emptyFirst).letters(Glyphs.FROM_LOCALE)).isEqualTo(Letters.UNICODE);
    }

    @Test
    void the_option_overrules_the_locale() {
        assertThat(in(Map.of("LANG", "C")).letters(Glyphs.UTF8)).isEqualTo(Letters.UNICODE);
        assertThat(in(Map.of("LANG", "C.UTF-8")).letters(Glyphs.ASCII)).isEqualTo(Letters.ASCII);
    }

    @Test
    void no_color_counts_when_it_holds_anything() {
        assertThat(in(Map.of("NO_COLOR", "1")).colours()).isEqualTo(Colours.NONE);
        assertThat(in(Map.of("NO_COLOR", "")).colours()).isEqualTo(Colours.SIXTEEN);
        assertThat(in(Map.of()).colours()).isEqualTo(Colours.SIXTEEN);
    }

    @Test
    void stray_warnings_go_where_the_state_directory_is() {
        assertThat(in(Map.of("XDG_STATE_HOME", "/state")).strayErrorsFile())
                .isEqualTo(Path.of("/state/chat/client.err"));
    }

    private static Surroundings in(Map<String, String> environment) {
        return new Surroundings(environment);
    }
}
