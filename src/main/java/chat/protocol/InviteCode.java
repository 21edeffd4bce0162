package chat.protocol;

import java.util.Locale;

/**
 * What lets somebody in once: 128 bits at random as 26 characters, of letters and digits that nobody takes for each other. Shown once,
 * kept by nobody: {@link #hash} is what a server remembers. Never logged: {@link #toString} hides it.
 */
public record InviteCode(String text) {
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int CHARS = 26;
    private static final int BYTES = 16;
    private static final int LETTER_BITS = 5;

    public InviteCode {
        boolean fine = text.length() == CHARS;
        for (int i = 0; fine && i < CHARS; i++) {
            fine = LETTERS.indexOf(text.charAt(i)) >= 0;
        }
        if (!fine) {
            throw new IllegalArgumentException(
                    "The field invite is not an invitation's " + CHARS + " letters and digits.");
        }
    }

    /** The code of these 16 random bytes. */
    public static InviteCode of(byte[] random) {
        if (random.length != BYTES) {
            throw new IllegalArgumentException("a code is of " + BYTES + " bytes, not " + random.length);
        }
        StringBuilder text = new StringBuilder(CHARS);
        for (int letter = 0; letter < CHARS; letter++) {
            int value = 0;
            for (int bit = letter * LETTER_BITS; bit < (letter + 1) * LETTER_BITS; bit++) {
                boolean set = bit < BYTES * 8 && (random[bit / 8] & 0x80 >> bit % 8) != 0;
                value = value << 1 | (set ? 1 : 0);
            }
            text.append(LETTERS.charAt(value));
        }
        return new InviteCode(text.toString());
    }

    /** As somebody typed it: in any case, and with what was put between its letters. */
    public static InviteCode typed(String text) {
        return new InviteCode(text.strip().replace("-", "").toLowerCase(Locale.ROOT));
    }

    /** By what a server knows it, as hexadecimal digits. 128 bits at random need no salt and no slow hash. */
    public String hash() {
        return Digest.allDigits("invite." + text);
    }

    @Override
    public String toString() {
        return "InviteCode[hidden]";
    }
}
