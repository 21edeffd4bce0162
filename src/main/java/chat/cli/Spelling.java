package chat.cli;

/** How far one word is from another, in slips of the fingers. */
final class Spelling {
    private Spelling() {}

    /** Near enough to be meant: a third of the letters wrong at most, or one word within the other. */
    static boolean near(String known, String typed) {
        return (typed.length() > 2 && (known.contains(typed) || typed.contains(known)))
                || distance(known, typed) <= Math.max(1, known.length() / 3);
    }

    /** Letters to put in, to take out, to change, or to swap with the next one. */
    static int distance(String one, String other) {
        int[][] far = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                far[i][j] = i == 0 || j == 0 ? i + j : step(far, one, i, other, j);
            }
        }
        return far[one.length()][other.length()];
    }

    private static int step(int[][] far, String one, int i, String other, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(far[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(far[i - 1][j], far[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, far[i - 2][j - 2] + 1) : least;
    }
}
