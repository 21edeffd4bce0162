package chat.archfixture.server;

/** Breaks nothing. */
public final class Plain {}
