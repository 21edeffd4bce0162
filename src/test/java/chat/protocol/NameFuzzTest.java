package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.client.text.TextWidth;
import chat.fuzz.Tape;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Whatever is wanted, there is a name or a sentence why not; a name is what docs/protocol.md says of names; and whoever
 * has taken whatever, the suggestion is a name that nobody has. Skeletons of skeletons are the same.
 */
class NameFuzzTest {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}\\p{M}_.-]{1,32}");
    private static final Pattern ASCII_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,32}");
    private static final Set<String> RESERVED =
            Set.of("server", "system", "admin", "root", "you", "all", "here", "everyone");

    @FuzzTest
    void there_is_a_name_for_everybody(byte[] input) {
        Tape tape = new Tape(input);
        Name.Alphabet alphabet = tape.flag() ? Name.Alphabet.ASCII : Name.Alphabet.ANY_ONE_SCRIPT;
        int crowd = tape.pick(0, 0, 0, 0, 1, 1, 2, 12);
        boolean withLookAlikes = tape.flag();
        String wanted = tape.flag() ? tape.anyChars() : tape.text();

        Optional<String> problem = Name.problem(wanted, alphabet);
        if (Name.problem(wanted).isEmpty()) {
            assertAcceptable(Name.of(wanted), Name.Alphabet.ANY_ONE_SCRIPT);
        } else {
            assertThatThrownBy(() -> Name.of(wanted)).isInstanceOf(IllegalArgumentException.class);
            assertThat(problem).isPresent();
        }

        Set<String> taken = new HashSet<>();
        Predicate<Name> isTaken = name -> taken.contains(withLookAlikes ? name.skeleton() : name.value());
        for (int i = 0; i <= crowd; i++) {
            Name suggested = Name.suggest(wanted, alphabet, isTaken);
            assertAcceptable(suggested, alphabet);
            assertThat(isTaken.test(suggested)).isFalse();
            if (i == 0 && problem.isEmpty()) {
                assertThat(suggested).isEqualTo(Name.of(wanted));
            }
            taken.add(withLookAlikes ? suggested.skeleton() : suggested.value());
        }

        String skeleton = Skeleton.of(wanted);
        assertThat(Skeleton.of(skeleton)).isEqualTo(skeleton);
        String strict = Skeleton.strict(wanted);
        assertThat(Skeleton.strict(strict)).isEqualTo(strict);
    }

    private static void assertAcceptable(Name name, Name.Alphabet alphabet) {
        String value = name.value();
        assertThat(Name.problem(value, alphabet)).isEmpty();
        assertThat(Name.of(value)).isEqualTo(name);
        assertThat(value.codePoints().mapToObj(Character::toString).toList().size())
                .isLessThanOrEqualTo(32);
        assertThat(value).matches(alphabet == Name.Alphabet.ASCII ? ASCII_NAME : NAME);
        assertThat(value).matches(v -> Normalizer.isNormalized(v, Normalizer.Form.NFC), "is in NFC");
        assertThat(TextWidth.of(value)).as("columns of %s", value).isLessThanOrEqualTo(Name.COLUMNS_MAX);
        assertThat(Text.clean(value)).isEqualTo(value);
        assertThat(RESERVED).doesNotContain(value.toLowerCase(Locale.ROOT));
        String skeleton = name.skeleton();
        assertThat(Skeleton.of(skeleton)).isEqualTo(skeleton);
    }
}
