package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob", "Bob", "b", "7", "bob_the.2nd-jr", "Zoë", "Яна", "美咲", "さくら", "美咲ちゃん", "スター", "김철수", "金철수",
                "ㄅㄆ王", "Ελένη", "עברית", "محمد", "محمد٣", "नेहा", "สำราญ", "ԱՐԱՄ", "-rf", "..a", "Łukasz", "İpek", "ő"
            })
    void a_name_has_letters_and_digits_of_one_script(String name) {
        assertThat(Name.problem(name)).isEmpty();
        assertThat(Name.of(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|A name has at least one letter or digit.",
                "'  '|A name has at least one letter or digit.",
                "'...'|A name has at least one letter or digit.",
                "'👩'|A name has at least one letter or digit.",
                "'a👩'|A name has only letters, digits, '_', '.' and '-'.",
                "'a:b'|A name has only letters, digits, '_', '.' and '-'.",
                "'a]b'|A name has only letters, digits, '_', '.' and '-'.",
                "'a\tb'|A name has only letters, digits, '_', '.' and '-'.",
                "'a\nb'|A name has only letters, digits, '_', '.' and '-'.",
                "'a\u001b[31m'|A name has only letters, digits, '_', '.' and '-'.",
                "'a\u0000b'|A name has only letters, digits, '_', '.' and '-'.",
                "'a\u202eb'|A name has only letters, digits, '_', '.' and '-'.",
                "'a\u200bb'|A name has only letters, digits, '_', '.' and '-'.",
                "'a\u3164'|A name has only letters, digits, '_', '.' and '-'.",
                "'ａｂ'|A name has only letters, digits, '_', '.' and '-'.",
                "'𝐚𝐛'|A name has only letters, digits, '_', '.' and '-'.",
                "'ﬁn'|A name has only letters, digits, '_', '.' and '-'.",
                "'a²'|A name has only letters, digits, '_', '.' and '-'.",
                "'\u0301a'|A name has only letters, digits, '_', '.' and '-'.",
                "'z\u0316\u0317\u0318\u0319\u031a'|A name has only letters, digits, '_', '.' and '-'.",
                "'аlice'|A name has letters of one script only.",
                "'美咲jp'|A name has letters of one script only.",
                "'さくら김'|A name has letters of one script only.",
                "'bob٣'|A name has letters of one script only.",
                "'Server'|That name, or one that looks like it, is reserved.",
                "'y o u'|That name, or one that looks like it, is reserved."
            })
    void everything_else_is_refused_in_a_sentence(String name, String sentence) {
        assertThat(Name.problem(name)).contains(sentence);
        assertThatThrownBy(() -> Name.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void a_name_is_tidied_before_it_is_judged() {
        assertThat(Name.of(" Anna  Lee ").value()).isEqualTo("Anna_Lee");
        assertThat(Name.of("Anna\u00a0Lee\u3000").value()).isEqualTo("Anna_Lee");
        assertThat(Name.of("Zoe\u0308").value()).isEqualTo("Zoë");
    }

    @Test
    void characters_and_columns_are_bounded() {
        assertThat(Name.problem("x".repeat(19))).isEmpty();
        assertThat(Name.problem("x".repeat(20))).isEmpty();
        assertThat(Name.problem("x".repeat(21))).contains("A name is at most 20 columns wide.");
        assertThat(Name.problem("咲".repeat(9))).isEmpty();
        assertThat(Name.problem("咲".repeat(10))).isEmpty();
        assertThat(Name.problem("咲".repeat(11))).contains("A name is at most 20 columns wide.");
        String marked = "q\u0301"; // has no composed form
        assertThat(Name.problem(marked.repeat(15) + "x")).isEmpty();
        assertThat(Name.problem(marked.repeat(16))).isEmpty();
        assertThat(Name.problem(marked.repeat(16) + "x")).contains("A name has at most 32 characters.");
        assertThat(Name.problem("x".repeat(1_000_000))).contains("A name has at most 32 characters.");
    }

    @Test
    void a_server_can_narrow_names_to_ascii() {
        assertThat(Name.problem("bob-7", Name.Alphabet.ASCII)).isEmpty();
        assertThat(Name.problem("Zoë", Name.Alphabet.ASCII))
                .contains("A name has only the letters a to z, digits, '_', '.' and '-' here.");
        assertThat(Name.suggest("Zoë", Name.Alphabet.ASCII, name -> false).value())
                .isEqualTo("Zo");
        assertThat(Name.suggest("美咲", Name.Alphabet.ASCII, name -> false).value())
                .isEqualTo("guest");
    }

    @ParameterizedTest
    @CsvSource({
        "bob, BOB",
        "Ilya, llya",
        "Ilya, 1lya",
        "Olga, 0lga",
        "Arne, Ame",
        "vvill, will",
        "VVill, will",
        "straße, STRASSE",
        "Νίκος, νίκοσ",
        "асе, ace",
        "СОМ, COM",
        "modern, modem"
    })
    void names_that_look_alike_have_one_skeleton(String one, String other) {
        assertThat(Name.of(one).skeleton()).isEqualTo(Name.of(other).skeleton());
    }

    @ParameterizedTest
    @CsvSource({"bob, bop", "Zoë, Zoe", "bob, bob2", "a.b, a-b", "ab, a_b", "Яна, Уна", "美咲, 美味"})
    void names_that_differ_have_two(String one, String other) {
        assertThat(Name.of(one).skeleton()).isNotEqualTo(Name.of(other).skeleton());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server",
                "SERVER",
                "server",
                " server ",
                "Sérvër",
                "S.e.r.v.e.r",
                "Server_",
                "ｓｅｒｖｅｒ",
                "Ѕеrvеr",
                "Servеr",
                "SerVer",
                "system",
                "Admin",
                "Adrnin",
                "ADMlN",
                "Adm1n",
                "root",
                "R00T",
                "rооt",
                "you",
                "Y0u",
                "all",
                "a11",
                "aII",
                "here",
                "everyone",
                "ser\u200bver",
                "ser ver"
            })
    void words_of_the_server_and_their_look_alikes_are_reserved(String name) {
        assertThat(Name.reserved(name)).isTrue();
        assertThat(Name.problem(name)).isPresent();
        assertThat(Name.suggest(name, taken -> false))
                .satisfies(free -> assertThat(Name.reserved(free.value())).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Servera", "rooter", "ally", "there", "youth", "bob", "Admin2", "sever"})
    void words_that_only_hold_one_are_free(String name) {
        assertThat(Name.reserved(name)).isFalse();
        assertThat(Name.problem(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bob, bob",
        "' bob ', bob",
        "Anna Lee, Anna_Lee",
        "น้ำ, น้ำ",
        "'', guest",
        "'...', guest",
        "👩, guest",
        "a👩b, ab",
        "ａｌｉｃｅ, alice",
        "𝐁𝐨𝐛, Bob",
        "'a\u001b[31mb', a31mb",
        "'a]b', ab",
        "'bob\u202e', bob",
        "аlice, а",
        "美咲jp, 美咲",
        "Server, guest-Server",
        "root, guest-root",
        "Ѕеrvеr, Ѕее",
        "192.0.2.7:50312, 192.0.2.7-50312",
        "abcdefghijklmnopqrstuvwxyz, abcdefghijklmnopqrst",
        "咲咲咲咲咲咲咲咲咲咲咲, 咲咲咲咲咲咲咲咲咲咲"
    })
    void a_suggestion_is_the_nearest_name_that_is_fine(String wanted, String suggested) {
        assertThat(Name.suggest(wanted, name -> false).value()).isEqualTo(suggested);
    }

    @Test
    void a_taken_name_gets_a_number() {
        Set<String> taken = new HashSet<>();
        for (int i = 1; i <= 100; i++) {
            Name name = Name.suggest("bob", n -> taken.contains(n.skeleton()));
            assertThat(name.value()).isEqualTo(i == 1 ? "bob" : "bob" + i);
            taken.add(name.skeleton());
        }
        assertThat(Name.suggest(
                                "x".repeat(20),
                                n -> n.value().length() == 20 && n.value().endsWith("x"))
                        .value())
                .isEqualTo("x".repeat(19) + "2");
    }

    @Test
    void a_crowd_of_one_name_is_served_with_few_tries_each() {
        Set<String> taken = new HashSet<>();
        long[] tries = {0};
        for (int i = 0; i < 3_000; i++) {
            Name name = Name.suggest("a", n -> {
                tries[0]++;
                return taken.contains(n.skeleton());
            });
            assertThat(taken.add(name.skeleton())).isTrue();
        }
        assertThat(tries[0]).isLessThan(3_000 * 26);
    }

    @Test
    void a_suggestion_never_fails_whatever_is_wanted() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder wanted = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                int range = random.nextInt(4);
                wanted.appendCodePoint(
                        range == 0
                                ? random.nextInt(0x80)
                                : range == 1 ? random.nextInt(0x800) : random.nextInt(range == 2 ? 0x10000 : 0x110000));
            }
            for (Name.Alphabet alphabet : Name.Alphabet.values()) {
                int refused = random.nextInt(4);
                int[] asked = {0};
                Name name = Name.suggest(wanted.toString(), alphabet, n -> asked[0]++ < refused);
                assertThat(Name.problem(name.value(), alphabet))
                        .as("-Dseed=%d round %d", seed, round)
                        .isEmpty();
                assertThat(Text.clean(name.value())).isEqualTo(name.value());
            }
        }
    }

    @Test
    void ascii_names_fold_by_the_short_way_as_by_the_long_one() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        String letters = "rnvvmwlI1|O0aZ_.- 9:rnrn";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                name.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(Skeleton.of(name.toString()))
                    .as("%s with -Dseed=%d", name, seed)
                    .isEqualTo(Skeleton.ofAnyScript(name.toString()));
            assertThat(Skeleton.strict(name.toString()))
                    .as("strictly, %s with -Dseed=%d", name, seed)
                    .isEqualTo(Skeleton.strictOfAnyScript(name.toString()));
        }
    }
}
