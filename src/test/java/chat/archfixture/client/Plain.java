package chat.archfixture.client;

/** Breaks nothing. */
public final class Plain {}
