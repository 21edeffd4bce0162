package chat.archfixture.protocol;

/** Breaks nothing. */
public final class Plain {}
