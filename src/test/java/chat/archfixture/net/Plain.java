package chat.archfixture.net;

/** Breaks nothing. */
public final class Plain {}
