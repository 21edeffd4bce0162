package chat.archfixture.store;

/** Breaks nothing. */
public final class Plain {}
