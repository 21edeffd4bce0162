package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Keys, invitations, and what is signed. */
class SignInKeyTest {
    private static final String SERVER = "a".repeat(64);
    private static final String OTHER_SERVER = "b".repeat(64);
    private static final String CHALLENGE = "1".repeat(32);
    private static final String NONCE = "2".repeat(32);

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static SignInKey ofHex(String hex) {
        byte[] raw = HexFormat.of().parseHex(hex);
        return new SignInKey(Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    }

    @Test
    void a_statement_is_signed_by_its_key_alone() throws GeneralSecurityException {
        KeyPair pair = pair();
        SignInStatement statement = new SignInStatement(SERVER, CHALLENGE, NONCE, "Zoë");
        String answer = statement.signedWith(pair.getPrivate());
        assertThat(statement.isSigned(SignInKey.of(pair.getPublic()), answer)).isTrue();
        assertThat(statement.isSigned(SignInKey.of(pair().getPublic()), answer)).isFalse();
    }

    @Test
    void a_signature_is_of_no_use_for_another_server_challenge_nonce_or_name() throws GeneralSecurityException {
        KeyPair pair = pair();
        SignInKey key = SignInKey.of(pair.getPublic());
        String answer = new SignInStatement(SERVER, CHALLENGE, NONCE, "bob").signedWith(pair.getPrivate());
        assertThat(new SignInStatement(OTHER_SERVER, CHALLENGE, NONCE, "bob").isSigned(key, answer))
                .isFalse();
        assertThat(new SignInStatement(SERVER, NONCE, NONCE, "bob").isSigned(key, answer))
                .isFalse();
        assertThat(new SignInStatement(SERVER, CHALLENGE, CHALLENGE, "bob").isSigned(key, answer))
                .isFalse();
        assertThat(new SignInStatement(SERVER, NONCE, CHALLENGE, "bob").isSigned(key, answer))
                .isFalse();
        assertThat(new SignInStatement(SERVER, CHALLENGE, NONCE, "bob2").isSigned(key, answer))
                .isFalse();
        assertThat(new SignInStatement(SERVER, CHALLENGE, NONCE, "bob").isSigned(key, answer))
                .isTrue();
    }

    @Test
    void the_bytes_that_are_signed_are_those_of_the_page() {
        assertThat(new String(new SignInStatement(SERVER, CHALLENGE, NONCE, "Zoë").bytes(), StandardCharsets.UTF_8))
                .isEqualTo("chat.jar sign-in 1\n" + SERVER + "\n" + CHALLENGE + "\n" + NONCE + "\nZoë");
    }

    /** The first test of RFC 8032, so that another implementation's keys are ours too. */
    @Test
    void a_public_key_is_its_32_bytes() throws GeneralSecurityException {
        SignInKey key = ofHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(key.text()).isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assertThat(SignInKey.of(key.forChecking())).isEqualTo(key);
        assertThat(key.handle()).matches("[0-9a-f]{16}");
        assertThat(key.digest()).startsWith(key.handle());
    }

    @Test
    void garbage_for_a_signature_proves_nothing_and_throws_nothing() throws GeneralSecurityException {
        SignInStatement statement = new SignInStatement(SERVER, CHALLENGE, NONCE, "bob");
        SignInKey key = SignInKey.of(pair().getPublic());
        Random random = new Random(7);
        for (int length : new int[] {0, 1, 63, 64, 65, 500}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String answer = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(statement.isSigned(key, answer)).isFalse();
            assertThat(statement.isSigned(key, answer + "*")).isFalse();
        }
        // 32 bytes that are no point of the curve
        assertThat(statement.isSigned(ofHex("02" + "00".repeat(31)), "AAAA")).isFalse();
    }

    @Test
    void a_key_under_which_anybody_can_sign_is_none() {
        for (String point : new String[] {
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        }) {
            assertThatThrownBy(() -> ofHex(point)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_key_has_one_spelling() {
        String key = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        for (String wrong : new String[] {
            "",
            key + "=",
            key.replace('_', '/'),
            key.substring(1),
            key + "A",
            key.substring(0, 42) + "p", // the same bytes, with bits that do not count
        }) {
            assertThatThrownBy(() -> new SignInKey(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The field key is no Ed25519 public key in base64url.");
        }
    }

    @Test
    void a_code_holds_all_its_128_bits_and_shows_itself_to_nobody() {
        byte[] bytes = new byte[16];
        String zero = InviteCode.of(bytes).text();
        assertThat(zero).isEqualTo("0".repeat(26));
        for (int bit = 0; bit < 128; bit++) {
            byte[] one = new byte[16];
            one[bit / 8] |= (byte) (0x80 >> bit % 8);
            InviteCode code = InviteCode.of(one);
            assertThat(code.text()).as("bit " + bit).isNotEqualTo(zero);
            assertThat(code.toString()).doesNotContain(code.text());
            assertThat(code.hash()).matches("[0-9a-f]{64}").doesNotContain(code.text());
        }
        assertThat(InviteCode.typed(" 0000-0000-000000000000-00000A\n").text()).isEqualTo("0".repeat(25) + "a");
        assertThatThrownBy(() -> new InviteCode("0".repeat(25) + "o"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("000o");
    }

    @Test
    void a_hello_takes_its_key_along_and_shows_no_secret() throws ProtocolException {
        KeyOffer offer = new KeyOffer(
                new SignInKey("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
                NONCE,
                new InviteCode("0123456789abcdefghjkmnpqrs"));
        SessionHello hello = new SessionHello(1, "test", new DeviceId("0".repeat(32)), offer);
        byte[] body = SessionCodec.encodeHello("n".repeat(64), hello);
        assertThat(body.length).isLessThan(512);
        assertThat(SessionCodec.decodeHello(LegacyCodec.decodeHello(ByteBuffer.wrap(body))))
                .isEqualTo(hello);
        assertThat(hello.toString()).doesNotContain("0123456789abcdefghjkmnpqrs");
    }
}
