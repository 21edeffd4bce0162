package chat.hub;

import chat.fuzz.Tape;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever is sent on the way in, nobody gets another's name: {@link KeyRaid} by the fuzzer's bytes. */
class KeySignInFuzzTest {
    @FuzzTest
    void nobody_gets_anothers_name(byte[] input) {
        new KeyRaid(new Tape(input), KeyRaid.Bug.NONE).run();
    }
}
