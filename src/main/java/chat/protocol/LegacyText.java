package chat.protocol;

/**
 * A text of the legacy profile, which knows no actions: there {@code * alice waves}, said by alice, is what {@code /me waves} is elsewhere.
 * Both directions are here, so that what goes through comes out the same.
 *
 * @param kind never a block: nobody can say so in that profile
 * @param text without the sign and the name if it is an action
 */
public record LegacyText(TextKind kind, String text) {
    private static final String SIGN = "* ";

    /** What somebody called so means by that. */
    public static LegacyText read(String from, String said) {
        if (said.startsWith(SIGN) && said.startsWith(from, SIGN.length())) {
            int space = SIGN.length() + from.length();
            if (space + 1 < said.length() && said.charAt(space) == ' ') {
                return new LegacyText(TextKind.ACTION, said.substring(space + 1));
            }
        }
        return new LegacyText(TextKind.TEXT, said);
    }

    /** How somebody called so says it. */
    public static String write(String from, TextKind kind, String text) {
        return kind == TextKind.ACTION ? SIGN + from + " " + text : text;
    }
}
