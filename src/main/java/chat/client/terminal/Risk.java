package chat.client.terminal;

/**
 * About which single code points all terminals agree how wide they are: the letters that people type most, the lines that
 * we draw with, and the wide ones of East Asia. The rest, and every cluster of several, may be a column more or less
 * elsewhere. (A terminal set to draw ambiguous ones wide is outside of this: it would cost 5 bytes a Greek letter.)
 */
final class Risk {
    private Risk() {}

    static boolean none(int content) {
        if (content < 0) {
            return false;
        }
        if (content < 0x530) {
            return content < 0x250 ? content != 0xad : content >= 0x370 && (content < 0x483 || content > 0x489);
        }
        if (content < 0x3000) {
            return (content >= 0x2500 && content < 0x25a0)
                    || (content >= 0x2010 && content < 0x2028)
                    || (content >= 0x20a0 && content < 0x20c0)
                    || (content >= 0x1e00 && content < 0x2000);
        }
        return (content >= 0x3000 && content < 0x302a)
                || (content >= 0x3041 && content < 0x3097)
                || (content >= 0x309b && content < 0x3100)
                || (content >= 0x4e00 && content < 0xa000)
                || (content >= 0xac00 && content < 0xd7a4)
                || (content >= 0xff01 && content < 0xff5f);
    }
}
