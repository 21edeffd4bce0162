package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Key;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeysTest {
    private final List<Reply> replies = new ArrayList<>();
    private final Keys keys = new Keys(replies::add);
    private final List<Key> out = new ArrayList<>();

    /** {@code ^} is ESC, {@code \xHH} a byte; then what comes of it: chords by name, text in quotes. */
    private static final String TABLE = """
            xterm, and what tmux sends: arrows and the block above them
            ^[A             Up
            ^[B ^[C ^[D     Down Right Left
            ^OA ^OB ^OC ^OD Up Down Right Left
            ^[H ^[F ^OH ^OF Home End Home End
            ^[1~ ^[4~       Home End
            ^[2~ ^[3~       Insert Delete
            ^[5~ ^[6~       PgUp PgDn
            ^[1;5A ^[1;5D   C-Up C-Left
            ^[1;2B ^[1;3C   S-Down M-Right
            ^[1;7D ^[1;8H   C-M-Left C-M-S-Home
            ^[5;3~ ^[6;5~   M-PgUp C-PgDn
            ^[1;3H ^[1;5F   M-Home C-End
            ^[3;5~ ^[2;2~   C-Delete S-Insert
            ^[Z             S-Tab
            xterm: function keys
            ^OP ^OQ ^OR ^OS F1 F2 F3 F4
            ^[15~ ^[17~ ^[18~ ^[19~ F5 F6 F7 F8
            ^[20~ ^[21~ ^[23~ ^[24~ F9 F10 F11 F12
            ^[1;2P ^[1;5R ^[1;3S    S-F1 C-F3 M-F4
            ^[P ^[Q ^[R ^[S F1 F2 F3 F4
            ^[15;2~ ^[24;5~ S-F5 C-F12
            rxvt and old forms
            ^[7~ ^[8~       Home End
            ^[11~ ^[12~ ^[13~ ^[14~ F1 F2 F3 F4
            ^[a ^[b ^[c ^[d S-Up S-Down S-Right S-Left
            ^Oa ^Oc         C-Up C-Right
            ^[3$ ^[5^ ^[6@  S-Delete C-PgUp C-S-PgDn
            ^^[A ^^[5~      M-Up M-PgUp
            ^^OA            M-Up
            ^O5C ^O1;2P     C-Right S-F1
            ^Oj ^Op ^Oy ^OM "*" "0" "9" Enter
            the Linux console
            ^[[A ^[[E       F1 F5
            control and Alt
            \\x0d \\x09 \\x7f \\x08     Enter Tab Backspace Backspace
            \\x0a           C-j
            \\x01 \\x1a \\x00  C-a C-z C-@
            \\x1c \\x1d \\x1e \\x1f C-\\ C-] C-^ C-_
            ^u ^U ^1 ^= ^/  M-u M-U M-1 M-= M-/
            ^\\xc3\\xa9       M-é
            ^\\x0d ^\\x7f ^\\x08 ^\\x09 M-Enter M-Backspace M-Backspace M-Tab
            ^\\x01          C-M-a
            ^]q ^Pq ^_x     M-] "q" M-P "q" M-_ "x"
            kitty, and modifyOtherKeys
            ^[13;2u ^[13;3u ^[13;5u   S-Enter M-Enter C-Enter
            ^[27;2;13~ ^[27;5;9~      S-Enter C-Tab
            ^[27u ^[9;2u ^[127;3u     Esc S-Tab M-Backspace
            ^[97;5u ^[97;3u ^[97;4u   C-a M-a M-A
            ^[97;7u ^[97;6u           C-M-a C-S-a
            ^[97u ^[97;2u ^[233u      "a" "A" "é"
            ^[105;5u ^[109;5u ^[104;5u ^[91;5u Tab Enter Backspace Esc
            ^[45;6u ^[27;6;95~ ^[47;5u ^[32;5u C-_ C-_ C-_ C-@
            ^[49:33;2u ^[97;5:1u ^[97;5:3u   "!" C-a
            ^[97;69u ^[97;9u          C-a
            ^[1;5:3A ^[1;1:1A         Up
            ^[57417u ^[57400u ^[57414;2u ^[57441u    Left "1" S-Enter
            focus, wheel
            ^[I ^[O                   in out
            ^[<64;10;5M ^[<65;10;5M ^[<68;1;1M  -3 3 -3
            ^[<0;10;5M ^[<0;10;5m ^[<2;1;1M ^[<1;1;1M ^[<32;1;1M ^[<66;1;1M ^[M\\x20\\x21\\x21  LEFT@4,9 RIGHT@0,0
            what nobody knows is dropped, and nothing of it is text
            ^[99~ ^[1;2y ^[5;5;5;5;5;5;5;5;5;5;5;5;5;5;5;5;5;5;5;5Y ^[E ^[201~
            text
            abc             "abc"
            \\xc3\\xa9\\xe4\\xb8\\xad\\xf0\\x9f\\x98\\x80  "é中😀"
            \\xff\\xc3(  "\\ufffd\\ufffd("
            \\xed\\xa0\\x80 \\xf5 \\xc0\\x80     "\\ufffd\\ufffd\\ufffd\\ufffd\\ufffd\\ufffd"
            \\xc2\\x9b1m      "1m"
            broken off by another key
            ^[1;^[A ^O^[B   Up M-O Down
            ^[\\x0d          M-[ Enter
            """;

    /** Input and what is expected, of each line that has two columns or an ESC. */
    static Stream<String[]> table() {
        return TABLE.lines()
                .filter(line -> line.startsWith("^") || line.startsWith("\\") || line.contains("  "))
                .map(line -> {
                    int end = 0;
                    String[] words = line.trim().split(" +");
                    while (end < words.length
                            && (words[end].startsWith("^")
                                    || words[end].startsWith("\\")
                                    || words[end].equals("abc"))) {
                        end++;
                    }
                    return new String[] {
                        String.join("", Arrays.copyOf(words, end)),
                        String.join(" ", Arrays.copyOfRange(words, end, words.length))
                    };
                });
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("table")
    void in_every_split_the_keys_are_the_same(String input, String expected) {
        byte[] bytes = bytes(input);
        String wanted = expected.replace("\\ufffd", "\ufffd").replaceAll("\" \"", "");
        keys.feed(bytes, 0, bytes.length, out::add);
        assertThat(readable(out)).isEqualTo(wanted);
        int replied = replies.size();
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                List<Reply> told = new ArrayList<>();
                Keys split = new Keys(told::add);
                List<Key> found = new ArrayList<>();
                split.feed(bytes, 0, first, found::add);
                split.feed(bytes, first, second, found::add);
                split.feed(bytes, second, bytes.length, found::add);
                assertThat(readable(found))
                        .as("split at %d and %d", first, second)
                        .isEqualTo(wanted);
                assertThat(told).hasSize(replied);
            }
        }
        List<Key> found = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            keys.feed(bytes, i, i + 1, found::add);
        }
        assertThat(readable(found)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "^[?62;22c # Attributes[features=[62, 22]]",
                "^[?2026;2$y # Mode[mode=2026, state=2]",
                "^[?1u # KeyboardFlags[flags=1]",
                "^[>1;10;0c # Other[sequence=[>1;10;0c]",
                "^[12;40R # Other[sequence=[12;40R]",
                "^[0n # Other[sequence=[0n]",
                "^[8;24;80t # Other[sequence=[8;24;80t]",
                "^]11;rgb:0/0/0^\\ # Other[sequence=]11;rgb:0/0/0]",
                "^]52;c;aGk=\\x07 # Other[sequence=]52;c;aGk=]",
                "^P>|tmux 3.4^\\ # Other[sequence=P>|tmux 3.4]",
                "^_Gi=1;OK^\\ # Other[sequence=_Gi=1;OK]",
                "^]11;\\x7f^\\ # Other[sequence=]11;?]",
            })
    void replies_of_the_terminal_are_no_keys_whenever_they_come(String input, String reply) {
        byte[] bytes = bytes("a" + input + "b");
        for (int split = 0; split <= bytes.length; split++) {
            keys.feed(bytes, 0, split, out::add);
            // The one place where it cannot be known: its first byte or two came alone.
            boolean introduced = split == 2 || split == 3;
            assertThat(keys.waitingForEscape()).as("split at %d", split).isEqualTo(introduced);
            keys.feed(bytes, split, bytes.length, out::add);
            assertThat(readable(out)).as("split at %d", split).isEqualTo("\"ab\"");
            assertThat(replies).hasSize(1).first().hasToString(reply);
            out.clear();
            replies.clear();
        }
    }

    @Test
    void a_lone_escape_is_a_key_after_its_deadline() {
        feed("a^");
        assertThat(keys.waitingForEscape()).isTrue();
        keys.escapeTimeout(out::add);
        assertThat(keys.waitingForEscape()).isFalse();
        feed("1");
        assertThat(readable(out)).isEqualTo("\"a\" Esc \"1\"");
        keys.escapeTimeout(out::add);
        assertThat(out).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"^^,Esc Esc", "^[,M-[", "^O,M-O", "^],M-]", "^P,M-P", "^_,M-_", "^^[,Esc M-["})
    void what_only_looks_like_a_beginning_is_a_key_after_the_deadline(String input, String expected) {
        feed(input);
        assertThat(out).isEmpty();
        assertThat(keys.waitingForEscape()).isTrue();
        keys.escapeTimeout(out::add);
        assertThat(readable(out)).isEqualTo(expected);
        feed("x");
        assertThat(readable(out)).isEqualTo(expected + " \"x\"");
    }

    @Test
    void a_sequence_cut_by_a_slow_link_waits_without_deadline() {
        feed("^[1;");
        assertThat(keys.waitingForEscape()).isFalse();
        keys.escapeTimeout(out::add);
        assertThat(out).isEmpty();
        feed("5A");
        assertThat(readable(out)).isEqualTo("C-Up");
    }

    @Test
    void a_paste_is_one_key_in_every_split() {
        byte[] bytes = bytes("x^[200~one\\x0d\\x0atwo\\x0dthree\\x0afour\\x09\\xc3\\xa9^[A\\x03^[201~y");
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                out.clear();
                keys.feed(bytes, 0, first, out::add);
                boolean inPaste = first >= 7 && first < bytes.length - 7;
                assertThat(inPaste && keys.waitingForEscape()).isFalse();
                keys.feed(bytes, first, second, out::add);
                keys.feed(bytes, second, bytes.length, out::add);
                assertThat(out)
                        .containsExactly(
                                new Key.Typed("x"), new Key.Paste("one\ntwo\nthree\nfour\té[A"), new Key.Typed("y"));
            }
        }
    }

    @Test
    void a_paste_is_cut_at_64_KiB_and_says_so() {
        for (int size : new int[] {PasteBuffer.BYTES_MAX - 1, PasteBuffer.BYTES_MAX, PasteBuffer.BYTES_MAX + 1}) {
            out.clear();
            feed("^[200~");
            byte[] body = "x".repeat(size).getBytes(StandardCharsets.UTF_8);
            keys.feed(body, 0, 1_000, out::add);
            keys.feed(body, 1_000, size, out::add);
            feed("^[201~");
            assertThat(out).hasSize(1);
            Key.Paste paste = (Key.Paste) out.get(0);
            assertThat(paste.text()).hasSize(Math.min(size, PasteBuffer.BYTES_MAX));
            assertThat(paste.cut()).isEqualTo(size > PasteBuffer.BYTES_MAX);
        }
    }

    @Test
    void a_cut_paste_ends_with_a_whole_character() {
        feed("^[200~x");
        byte[] body = "é".repeat(40_000).getBytes(StandardCharsets.UTF_8);
        keys.feed(body, 0, body.length, out::add);
        feed("^[201~");
        assertThat(((Key.Paste) out.get(0)).text()).endsWith("é").hasSize(32_768);
    }

    @Test
    void an_endless_sequence_is_bounded_and_never_becomes_text() {
        feed("^[" + "1;".repeat(5_000) + "mA");
        feed("^]0;" + "t".repeat(5_000) + "\\x07B");
        feed("^]0;" + "t".repeat(5_000) + "^\\C");
        feed("^]0;" + "t".repeat(5_000) + "^[D");
        feed("^[" + "1;".repeat(5_000) + "\\x0dE");
        assertThat(readable(out)).isEqualTo("\"ABC\" Left Enter \"E\"");
    }

    @Test
    void random_bytes_never_throw_nor_give_control_characters() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] likely = bytes("^^^^[[O]P_?<>=0123456789;:$~umMARcyI\\x07\\\\\\x0d\\x9b\\xc2\\xe4\\xf0\\x9f200~201~ab");
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : likely[random.nextInt(likely.length)];
            }
            try {
                int split = random.nextInt(bytes.length + 1);
                keys.feed(bytes, 0, split, out::add);
                if (random.nextInt(3) == 0) {
                    keys.escapeTimeout(out::add);
                }
                keys.feed(bytes, split, bytes.length, out::add);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " round " + round + " " + Arrays.toString(bytes), e);
            }
            for (Key key : out) {
                String text = key.accept(new Texts());
                assertThat(text.chars().noneMatch(c -> Utf8.isControl(c) && c != '\n' && c != '\t'))
                        .as("seed %d round %d: %s of %s", seed, round, key, Arrays.toString(bytes))
                        .isTrue();
                assertThat(key instanceof Key.Typed && text.indexOf('\n') >= 0).isFalse();
            }
            out.clear();
        }
    }

    private void feed(String input) {
        byte[] bytes = bytes(input);
        keys.feed(bytes, 0, bytes.length, out::add);
    }

    private static byte[] bytes(String input) {
        List<Byte> bytes = new ArrayList<>();
        for (int at = 0; at < input.length(); at++) {
            char c = input.charAt(at);
            if (c == '^' && input.startsWith("5^", Math.max(0, at - 1))) {
                bytes.add((byte) '^');
            } else if (c == '^') {
                bytes.add((byte) 0x1b);
            } else if (input.startsWith("\\x", at)) {
                bytes.add((byte) Integer.parseInt(input.substring(at + 2, at + 4), 16));
                at += 3;
            } else {
                bytes.add((byte) c);
            }
        }
        byte[] array = new byte[bytes.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = bytes.get(i);
        }
        return array;
    }

    /** Text that came in pieces counts as one. */
    private static String readable(List<Key> keys) {
        StringBuilder all = new StringBuilder();
        boolean inText = false;
        for (Key key : keys) {
            boolean text = key instanceof Key.Typed;
            if (text && inText) {
                all.setLength(all.length() - 1);
            } else {
                all.append(all.length() > 0 ? " " : "").append(text ? "\"" : "");
            }
            all.append(key.accept(new Texts())).append(text ? "\"" : "");
            inText = text;
        }
        return all.toString();
    }

    private static final class Texts implements Key.Receiver<String> {
        @Override
        public String typed(Key.Typed key) {
            return key.text();
        }

        @Override
        public String chord(Key.Chord key) {
            return key.name();
        }

        @Override
        public String paste(Key.Paste key) {
            return key.text();
        }

        @Override
        public String focus(Key.Focus key) {
            return key.in() ? "in" : "out";
        }

        @Override
        public String wheel(Key.Wheel key) {
            return String.valueOf(key.lines());
        }

        @Override
        public String click(Key.Click key) {
            return key.button() + "@" + key.row() + "," + key.column();
        }
    }
}
